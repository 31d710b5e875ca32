package io.kafkactl.ops.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.TopicLeaders;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.Header;
import io.kafkactl.record.OutgoingRecord;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;

/**
 * What a topic accepts, known before sending: one record that the broker refuses takes its whole batch with it.
 *
 * @param known false when the configuration may not be read, and the brokers' defaults are assumed
 */
public record TopicRules(String topic, int partitions, boolean known, TopicLimits limits, Clock clock) {
    /** Returns when the topic can be sent to. Exit 7 when it does not exist; it is never created. */
    public static TopicRules read(Cluster cluster, String topic, Clock clock) {
        TopicDescription description = cluster.topic(topic);
        new TopicLeaders(cluster).await(description);
        int partitions = description.partitions().size();
        try {
            return new TopicRules(topic, partitions, true, TopicLimits.of(cluster.topicConfig(topic)), clock);
        } catch (KafkactlException e) {
            if (e.exitCode() != ExitCode.DENIED) {
                throw e;
            }
            return new TopicRules(topic, partitions, false, TopicLimits.DEFAULT, clock);
        }
    }

    /** Throws for a record that the topic is certain to refuse. */
    public void check(OutgoingRecord record) {
        if (limits.compacted() && record.key() == null) {
            throw KafkactlException.invalid(
                    "NO_KEY",
                    "the record has no key, and topic '" + topic + "' is compacted",
                    "-k or --key-separator gives one");
        }
        Integer partition = record.partition();
        if (partition != null && partition >= partitions) {
            throw KafkactlException.notFound(
                    "UNKNOWN_TOPIC_OR_PARTITION",
                    "topic '" + topic + "' has no partition " + partition,
                    "its partitions are 0 to " + (partitions - 1)
                            + "; leave out --keep-partition or --partition-field and the key decides");
        }
    }

    /** True for a record that only the broker can judge: it goes alone, so that no other is refused with it. */
    public boolean isDoubtful(OutgoingRecord record) {
        return !isCertainToFit(record) || !isCertainToBeInTime(record);
    }

    /** Why the topic may refuse the record; empty when it is certain not to. */
    public Optional<String> doubt(OutgoingRecord record) {
        if (!isCertainToFit(record)) {
            return Optional.of("its " + bytes(record) + " bytes may be too many for topic '" + topic
                    + "', which takes batches of " + limits.maxMessageBytes()
                    + " bytes after compression (max.message.bytes)");
        }
        if (!isCertainToBeInTime(record)) {
            return Optional.of(
                    "its timestamp " + record.timestamp() + " may be too far from the broker's clock for topic '"
                            + topic + "' (message.timestamp.before.max.ms, message.timestamp.after.max.ms)");
        }
        return Optional.empty();
    }

    private boolean isCertainToFit(OutgoingRecord record) {
        return limits.isCertainToFit(bytes(record), record.headers().size());
    }

    private boolean isCertainToBeInTime(OutgoingRecord record) {
        Long timestamp = record.timestamp();
        return timestamp == null || limits.isCertainToBeTaken(timestamp, clock.millis());
    }

    /** The bytes that the user gave: key, value, and the names and values of headers. */
    public static long bytes(OutgoingRecord record) {
        long bytes = length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            bytes += header.name().getBytes(UTF_8).length + length(header.value());
        }
        return bytes;
    }

    private static long length(@Nullable Bytes bytes) {
        return bytes == null ? 0 : bytes.length();
    }
}
