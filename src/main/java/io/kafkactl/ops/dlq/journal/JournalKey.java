package io.kafkactl.ops.dlq.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The keys of the journal's records. */
final class JournalKey {
    static final String STOP = "stop";
    static final String END = "end";
    static final String TAIL = "tail";
    static final String PARTICIPANT = "member";

    private JournalKey() {}

    static byte[] settlement(Settlement entry) {
        return (entry.topicId() + "/" + entry.partition() + "/" + entry.run() + "/" + entry.sequence()).getBytes(UTF_8);
    }

    static byte[] owner(String topicId, int partition) {
        return (topicId + "/" + partition + "/owner").getBytes(UTF_8);
    }

    static byte[] lease(String topicId, int partition) {
        return ("lease/" + topicId + "/" + partition).getBytes(UTF_8);
    }

    /** Older readers pass over a key of fewer than three parts without looking at its value. */
    static byte[] stop(String run) {
        return (STOP + "/" + run).getBytes(UTF_8);
    }

    static byte[] tail(String run) {
        return (TAIL + "/" + run).getBytes(UTF_8);
    }

    static byte[] end(String run) {
        return (END + "/" + run).getBytes(UTF_8);
    }

    static byte[] participant(String run) {
        return (PARTICIPANT + "/" + run).getBytes(UTF_8);
    }
}
