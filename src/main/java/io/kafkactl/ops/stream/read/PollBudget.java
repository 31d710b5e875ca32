package io.kafkactl.ops.stream.read;

import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Bounds the bytes that one poll returns. The client counts records only, and fetches are bounded before decompression:
 * a batch of few bytes may hold hundreds of megabytes.
 *
 * <p>A deserializer that throws ends a poll with the records so far, and the next poll asks for the same record again.
 */
final class PollBudget {
    /** Where the deserializer of a consumer finds its budget among the consumer's settings. */
    static final String CONFIG = "kafkactl.poll.budget";

    private final long most;
    private long used;

    PollBudget(long most) {
        this.most = most;
    }

    /** Before each poll. */
    void renew() {
        used = 0;
    }

    /** The first record is always taken, whatever its size. */
    private void take(int bytes) {
        if (used >= most) {
            throw new SerializationException("enough for one poll; the rest comes with the next");
        }
        used += bytes;
    }

    /** Passes values as they are, as long as the budget of the poll lasts. */
    public static final class Values extends ByteArrayDeserializer {
        private PollBudget budget = new PollBudget(Long.MAX_VALUE);

        @Override
        public void configure(Map<String, ?> configs, boolean isKey) {
            if (configs.get(CONFIG) instanceof PollBudget given) {
                budget = given;
            }
        }

        @Override
        public byte[] deserialize(String topic, byte[] data) {
            budget.take(data.length);
            return super.deserialize(topic, data);
        }
    }
}
