package io.kafkactl.ops.group.trend;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.KafkactlException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.DescribeProducersResult;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.TopicPartition;

/** Finds the producers whose open transactions hold the last stable offset back. */
final class OpenTransactions {
    private final Cluster cluster;

    OpenTransactions(Cluster cluster) {
        this.cluster = cluster;
    }

    /** In words, by partition; a partition that may not be looked into is left out. */
    Map<TopicPartition, String> describe(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        Map<TopicPartition, PartitionProducerState> states = cluster.callEach(
                        partition -> "describe the producers of " + partition, a -> {
                            DescribeProducersResult result = a.describeProducers(partitions);
                            return partitions.stream()
                                    .collect(Collectors.toMap(Function.identity(), result::partitionResult));
                        })
                .values();
        Map<TopicPartition, String> found = new HashMap<>();
        states.forEach((partition, state) -> {
            List<ProducerState> open = state.activeProducers().stream()
                    .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                    .toList();
            if (!open.isEmpty()) {
                found.put(partition, open.stream().map(this::describe).sorted().collect(Collectors.joining(", ")));
            }
        });
        return found;
    }

    private String describe(ProducerState producer) {
        return "producer id " + producer.producerId() + transactionalId(producer.producerId())
                + ", open since offset "
                + producer.currentTransactionStartOffset().orElse(-1) + ", last write "
                + Instant.ofEpochMilli(producer.lastTimestamp());
    }

    /** Needs a right of its own, and is worth no error. */
    private String transactionalId(long producerId) {
        try {
            Collection<TransactionListing> listings = cluster.call(
                    "list transactions",
                    a -> a.listTransactions(new ListTransactionsOptions().filterProducerIds(Set.of(producerId)))
                            .all());
            return listings.stream()
                    .map(listing -> " ('" + listing.transactionalId() + "')")
                    .findFirst()
                    .orElse("");
        } catch (KafkactlException e) {
            return "";
        }
    }
}
