package io.kafkactl.ops.stream.read;

import io.kafkactl.client.Connection;
import io.kafkactl.record.OffsetRange;
import io.kafkactl.record.Position;
import io.kafkactl.record.PositionResolver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** The offsets that a request stands for, and their distribution over reading threads. */
final class ReadRanges {
    private ReadRanges() {}

    /** Exit 7 for a partition that does not exist, exit 4 for an offset outside of the log. */
    static Map<TopicPartition, OffsetRange> resolve(
            Connection connection, ReadRequest request, TopicDescription description) {
        String topic = request.topic();
        int count = description.partitions().size();
        List<Integer> chosen = request.partitions() == null
                ? IntStream.range(0, count).boxed().toList()
                : request.partitions().of(topic, count);
        List<TopicPartition> partitions =
                chosen.stream().map(number -> new TopicPartition(topic, number)).toList();
        return new PositionResolver(connection.cluster(), BulkTuning.isolation(connection.settings()), request.now())
                .resolve(partitions, request.group() == null ? request.from() : Position.START, request.to());
    }

    /** The books of a read that begins there; with a group nobody knows yet where it does. */
    static DeliveryLedger ledger(ReadRequest request, Map<TopicPartition, OffsetRange> ranges) {
        Map<TopicPartition, Long> begin = new LinkedHashMap<>();
        if (request.group() == null) {
            ranges.forEach((partition, range) -> begin.put(partition, range.from()));
        }
        return new DeliveryLedger(begin);
    }

    /** Tells how far the read is: by records where they are all that is bounded, else by offsets. */
    static void announce(
            ReadRequest request,
            Map<TopicPartition, OffsetRange> ranges,
            DeliveryLedger ledger,
            ReadListener listener) {
        long offsets = ranges.values().stream().mapToLong(OffsetRange::size).sum();
        if (request.follow() || request.group() != null || request.tail() != null) {
            listener.started("records", ledger::records, -1);
        } else if (request.limit() < offsets && !request.isFiltered()) {
            listener.started("records", ledger::records, request.limit());
        } else {
            listener.started("offsets", ledger::passed, offsets);
        }
    }

    /** The same beginnings without an end. */
    static Map<TopicPartition, OffsetRange> endless(Map<TopicPartition, OffsetRange> ranges) {
        Map<TopicPartition, OffsetRange> endless = new LinkedHashMap<>();
        ranges.forEach((partition, range) -> endless.put(partition, new OffsetRange(range.from(), Long.MAX_VALUE)));
        return endless;
    }

    /** Nothing of the ranges, but the place behind each. */
    static Map<TopicPartition, OffsetRange> behind(Map<TopicPartition, OffsetRange> ranges) {
        Map<TopicPartition, OffsetRange> behind = new LinkedHashMap<>();
        ranges.forEach((partition, range) ->
                behind.put(partition, new OffsetRange(Math.max(range.from(), range.to()), range.to())));
        return behind;
    }

    /** Whole partitions for each of so many threads, about as many offsets for each. */
    static List<Map<TopicPartition, OffsetRange>> split(Map<TopicPartition, OffsetRange> ranges, int threads) {
        List<Map<TopicPartition, OffsetRange>> shares = new ArrayList<>();
        long[] loads = new long[threads];
        for (int i = 0; i < threads; i++) {
            shares.add(new LinkedHashMap<>());
        }
        ranges.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .sorted(Comparator.comparing(entry -> -entry.getValue().size()))
                .forEach(entry -> {
                    int least = IntStream.range(0, threads)
                            .boxed()
                            .min(Comparator.comparing(i -> loads[i]))
                            .orElseThrow();
                    loads[least] += entry.getValue().size();
                    shares.get(least).put(entry.getKey(), entry.getValue());
                });
        return shares;
    }
}
