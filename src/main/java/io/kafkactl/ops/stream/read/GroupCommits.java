package io.kafkactl.ops.stream.read;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.client.KafkaErrors;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.KafkactlException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;

/** What one member of a group has committed, and commits. */
final class GroupCommits {
    private final Consumer<byte[], byte[]> consumer;
    private final ConnectionSettings settings;
    private final Cluster cluster;
    private final String group;
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    GroupCommits(Consumer<byte[], byte[]> consumer, Connection connection, String group) {
        this.consumer = consumer;
        this.settings = connection.settings();
        this.cluster = connection.cluster();
        this.group = group;
    }

    /** The group has committed that before. */
    void found(TopicPartition partition, long offset) {
        committed.put(partition, offset);
    }

    /** Commits what of these positions is new and still this member's; a failure means that records come again. */
    void commit(Map<TopicPartition, Long> safe) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        Set<TopicPartition> assigned = consumer.assignment();
        safe.forEach((partition, offset) -> {
            if (assigned.contains(partition) && offset > committed.getOrDefault(partition, -1L)) {
                offsets.put(partition, new OffsetAndMetadata(offset));
            }
        });
        if (offsets.isEmpty()) {
            return;
        }
        try {
            try {
                consumer.commitSync(offsets, settings.timeout());
            } catch (WakeupException e) {
                // The wish to stop was meant for the poll: what is written must be committed.
                consumer.commitSync(offsets, settings.timeout());
            }
        } catch (FencedInstanceIdException e) {
            throw translated(e);
        } catch (CommitFailedException e) {
            throw KafkactlException.failure(
                    "COMMIT_FAILED",
                    "group '" + group + "' took the partitions away before what was read could be committed; these "
                            + "records will be read again: " + KafkaErrors.oneLine(e),
                    e);
        } catch (KafkaException e) {
            throw translated(e);
        }
        offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
    }

    /** As it is to be told to the user. */
    KafkactlException translated(KafkaException thrown) {
        return StaticMember.ousted(cluster, consumer.groupMetadata(), thrown)
                .orElseGet(() -> KafkaErrors.translate("read with group '" + group + "'", thrown, settings));
    }
}
