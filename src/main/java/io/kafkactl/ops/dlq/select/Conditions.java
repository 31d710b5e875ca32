package io.kafkactl.ops.dlq.select;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.error.Cancellation;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.Failure;
import io.kafkactl.ops.dlq.format.Place;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.BiPredicate;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** The conditions that a selection is made of. What a dead letter does not tell fulfils none. */
public final class Conditions {
    private Conditions() {}

    private record Simple(String words, BiPredicate<ConsumerRecord<byte[], byte[]>, @Nullable DeadLetter> test)
            implements Condition {
        @Override
        public boolean holds(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter) {
            return test.test(record, letter);
        }
    }

    /** The topic it came from, or of a dead letter that names none the topic that all of them come from. */
    public static Condition source(DlqTopic dlq, String topic, @Nullable Integer partition) {
        return new Simple("from " + topic + (partition == null ? "" : " partition " + partition), (record, letter) -> {
            Place origin = letter == null ? Place.UNKNOWN : letter.provenance().origin();
            String named = origin.topic() == null ? dlq.source() : origin.topic();
            return topic.equals(named) && (partition == null || partition.equals(origin.partition()));
        });
    }

    public static Condition group(DlqTopic dlq, String group) {
        return new Simple("that failed for group " + group, (record, letter) -> {
            String named = letter == null ? null : letter.provenance().failure().group();
            return group.equals(named == null ? dlq.group() : named);
        });
    }

    /** Found in the full name, of the root cause first and then of the exception around it. */
    public static Condition errorClass(Pattern regex, Cancellation cancellation) {
        FailureSearch search = new FailureSearch(regex, cancellation);
        return new Simple("with error class /" + regex + "/", (record, letter) -> {
            Failure failure = letter == null ? null : letter.provenance().failure();
            return failure != null && (search.finds(failure.errorClass()) || search.finds(failure.wrapperClass()));
        });
    }

    public static Condition error(Pattern regex, Cancellation cancellation) {
        FailureSearch search = new FailureSearch(regex, cancellation);
        return new Simple(
                "with error message /" + regex + "/",
                (record, letter) -> letter != null
                        && search.finds(letter.provenance().failure().message()));
    }

    public static Condition fingerprint(DlqTopic dlq, String id) {
        return new Simple(
                "with fingerprint " + id,
                (record, letter) -> Fingerprint.of(letter, dlq).id().equals(id));
    }

    /** By the moment of the failure, or of a dead letter that does not tell it by its own timestamp. */
    public static Condition failedSince(Instant since) {
        long millis = since.toEpochMilli();
        return new Simple("failed since " + since, (record, letter) -> failedAt(record, letter) >= millis);
    }

    /** As {@link #failedSince}, exclusive. */
    public static Condition failedBefore(Instant before) {
        long millis = before.toEpochMilli();
        return new Simple("failed before " + before, (record, letter) -> {
            long at = failedAt(record, letter);
            return at >= 0 && at < millis;
        });
    }

    /** Epoch milliseconds, negative when not even the record has a timestamp. */
    public static long failedAt(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter) {
        Instant told = letter == null ? null : letter.provenance().failure().time();
        return told == null ? record.timestamp() : told.toEpochMilli();
    }

    public static Condition originOffsets(OffsetChoice offsets) {
        return new Simple("with origin offsets " + offsets, (record, letter) -> {
            Place origin = letter == null ? Place.UNKNOWN : letter.provenance().origin();
            Integer partition = origin.partition();
            Long offset = origin.offset();
            return partition != null && offset != null && offsets.contains(partition, offset);
        });
    }

    /** The key that a redrive would send. */
    public static Condition key(String key) {
        byte[] wanted = key.getBytes(UTF_8);
        return new Simple("with key '" + key + "'", (record, letter) -> Arrays.equals(wanted, key(record, letter)));
    }

    /** As {@link #key}. */
    public static Condition keyPrefix(String prefix) {
        byte[] wanted = prefix.getBytes(UTF_8);
        return new Simple("with keys that begin with '" + prefix + "'", (record, letter) -> {
            byte[] key = key(record, letter);
            return key != null
                    && key.length >= wanted.length
                    && Arrays.equals(key, 0, wanted.length, wanted, 0, wanted.length);
        });
    }

    /** The key of the original, which some formats wrap. */
    public static byte @Nullable [] key(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter) {
        return letter == null ? record.key() : letter.payload().key();
    }

    /** A header of the dead letter, and with a value given one that has exactly this value. */
    public static Condition header(String name, @Nullable String value) {
        byte[] wanted = value == null ? null : value.getBytes(UTF_8);
        String words = "with header " + name + (value == null ? "" : "=" + value);
        return new Simple(words, (record, letter) -> {
            for (Header header : record.headers().headers(name)) {
                if (wanted == null || Arrays.equals(wanted, header.value())) {
                    return true;
                }
            }
            return false;
        });
    }

    public static Condition noHeader(String name) {
        return new Simple(
                "without header " + name, (record, letter) -> record.headers().lastHeader(name) == null);
    }

    /** By how often the application tried before it gave up. */
    public static Condition attempts(String text, LongPredicate test) {
        return new Simple("with attempts " + text, (record, letter) -> {
            Long attempts =
                    letter == null ? null : letter.provenance().failure().attempts();
            return attempts != null && test.test(attempts);
        });
    }
}
