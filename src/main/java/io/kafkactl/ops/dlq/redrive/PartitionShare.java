package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Connection;
import io.kafkactl.client.KafkaErrors;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.read.GroupMembership;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * This process's share of a topic's partitions, by membership of a consumer group that reads and commits nothing.
 *
 * <p>The group is deleted by the last that leaves. Where that is not permitted the brokers forget it by themselves, since
 * it has no offsets.
 */
final class PartitionShare implements ConsumerRebalanceListener, AutoCloseable {
    private static final Duration LEAVE = Duration.ofSeconds(5);

    /** Is told what the share is, from within {@link #poll}. */
    interface Holder {
        /** These are to be worked here from now on. */
        void given(Set<Integer> partitions);

        /** Another member will work these as soon as this returns. */
        void taken(Set<Integer> partitions);

        /** Another member may be at work on these already. */
        void lost(Set<Integer> partitions);
    }

    private final Connection connection;
    private final String group;
    private final Holder holder;
    private final Consumer<byte[], byte[]> member;

    PartitionShare(Connection connection, String group, String topic, Holder holder) {
        this.connection = connection;
        this.group = group;
        this.holder = holder;
        GroupMembership membership = new GroupMembership(group, false, null);
        Map<String, Object> config = new HashMap<>(membership.consumer(connection.settings()));
        if (!GroupMembership.isSharedOutByBrokers(connection.settings())) {
            // Whoever keeps a partition goes on with it while others come and go.
            config.put(
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                    List.of(CooperativeStickyAssignor.class.getName()));
        }
        this.member = connection.consumer(config);
        member.subscribe(List.of(topic), this);
    }

    /** Keeps the membership alive; to be called every second or so. */
    void poll(Duration patience) {
        try {
            member.poll(patience);
        } catch (KafkaException e) {
            throw KafkaErrors.translate(
                    "share partitions as a member of group '" + group + "'", e, connection.settings());
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        // A member that only wants to know its share needs no position, and looks for none when it has one.
        partitions.forEach(partition -> member.seek(partition, 0));
        member.pause(partitions);
        holder.given(numbers(partitions));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        holder.taken(numbers(partitions));
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        holder.lost(numbers(partitions));
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        member.close(CloseOptions.timeout(LEAVE));
        try {
            connection
                    .cluster()
                    .call(
                            "delete group '" + group + "'",
                            admin -> admin.deleteConsumerGroups(Set.of(group)).all());
        } catch (KafkactlException e) {
            // Others are still in it, or this may not delete it.
        }
    }
}
