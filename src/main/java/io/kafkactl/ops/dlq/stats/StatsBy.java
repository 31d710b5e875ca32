package io.kafkactl.ops.dlq.stats;

import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.select.Conditions;
import io.kafkactl.ops.dlq.select.Fingerprint;
import io.kafkactl.record.Bytes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What dead letters are grouped by; what one does not tell is the empty text. */
public enum StatsBy {
    FINGERPRINT {
        @Override
        Object of(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter, DlqTopic dlq) {
            return Fingerprint.of(letter, dlq);
        }
    },
    /** The root exception. */
    CLASS {
        @Override
        Object of(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter, DlqTopic dlq) {
            return orEmpty(letter == null ? null : letter.provenance().failure().errorClass());
        }
    },
    /** The topic it came from. */
    SOURCE {
        @Override
        Object of(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter, DlqTopic dlq) {
            String named = letter == null ? null : letter.provenance().topic();
            return orEmpty(named == null ? dlq.source() : named);
        }
    },
    /** The consumer group that failed. */
    GROUP {
        @Override
        Object of(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter, DlqTopic dlq) {
            String named = letter == null ? null : letter.provenance().failure().group();
            return orEmpty(named == null ? dlq.group() : named);
        }
    },
    /** The hour of the failure in UTC. */
    HOUR {
        @Override
        Object of(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter, DlqTopic dlq) {
            long at = Conditions.failedAt(record, letter);
            return at < 0 ? "" : Instant.ofEpochMilli(at).truncatedTo(ChronoUnit.HOURS);
        }
    },
    KEY {
        @Override
        Object of(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter, DlqTopic dlq) {
            byte[] key = Conditions.key(record, letter);
            return key == null ? "" : Bytes.of(key);
        }
    },
    /** How often the application tried. */
    ATTEMPTS {
        @Override
        Object of(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter, DlqTopic dlq) {
            Long attempts =
                    letter == null ? null : letter.provenance().failure().attempts();
            return attempts == null ? "" : attempts;
        }
    };

    /** What the dead letter is counted under; equal for those of one group. */
    abstract Object of(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter, DlqTopic dlq);

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Lower case, because this is how the user spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
