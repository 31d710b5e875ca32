package io.kafkactl.ops.dlq.runs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run over a dead-letter topic, from the journal.
 *
 * @param dlq the topic's name; null when the run settled nothing and the topic is gone
 * @param records dead letters by action, such as {@code redriven}
 * @param targets the topics that received them, in alphabetical order
 * @param operator {@code user@host}
 * @param host where its process is; null when it holds no lease
 * @param pid of its process; null like {@code host}
 * @param group of the processes that share partitions with it, null when it works alone
 * @param reason null when none was given or nothing was settled
 */
public record RunOverview(
        String run,
        @Nullable String dlq,
        String topicId,
        RunState state,
        Map<String, Long> records,
        List<String> targets,
        String operator,
        @Nullable String host,
        @Nullable Long pid,
        @Nullable String group,
        @Nullable String reason,
        Instant first,
        Instant last) {
    /** How many dead letters it settled in any way. */
    public long settled() {
        return records.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many dead letters it settled in this way. */
    public long count(String action) {
        return records.getOrDefault(action, 0L);
    }
}
