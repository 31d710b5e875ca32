package io.kafkactl.ops.stream;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.OffsetRange;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Copies the records of one topic to another, byte for byte and in transactions. */
public final class TopicCopy {
    private final Connection connection;
    private final Clock clock;
    private final Cancellation cancellation;
    private final ReadListener listener;

    public TopicCopy(Connection connection, Clock clock, Cancellation cancellation, ReadListener listener) {
        this.connection = connection;
        this.clock = clock;
        this.cancellation = cancellation;
        this.listener = listener;
    }

    /** The summary counts what was committed; a transaction that is open when the user asks to stop is aborted. */
    public ReadSummary run(ReadRequest request, CopyTarget target) throws IOException {
        if (request.topic().equals(target.topic())) {
            throw KafkactlException.usage(
                    "topic '" + target.topic() + "' cannot be copied to itself", "name another topic");
        }
        long started = System.nanoTime();
        TopicDescription topic = connection.cluster().topic(request.topic());
        TopicRules rules = TopicRules.read(connection.cluster(), target.topic(), clock);
        Map<TopicPartition, OffsetRange> ranges = ReadRanges.resolve(connection, request, topic);
        if (target.keepPartition()) {
            requirePartitions(ranges, target);
        }
        DeliveryLedger ledger = ReadRanges.ledger(request, ranges);
        try (SharedRead shared = new SharedRead(request.limit(), cancellation)) {
            ReadRun run = new ReadRun(connection, request, shared, listener, source -> {
                if (target.dryRun()) {
                    return new CheckedCopy(target, rules, ledger);
                }
                GroupReader group = source instanceof GroupReader member ? member : null;
                return new TransactionalCopy(
                        connection, transactionalId(request.group()), request, target, rules, ledger, group);
            });
            if (!shared.isHalted()) {
                run.run(topic, ranges);
            }
            return run.conclude(ledger, target.dryRun() ? "checked" : "copied", 0, started);
        }
    }

    private void requirePartitions(Map<TopicPartition, OffsetRange> ranges, CopyTarget target) {
        ranges.keySet().stream()
                .max(Comparator.comparing(TopicPartition::partition))
                .ifPresent(highest -> connection
                        .cluster()
                        .requirePartitions(Set.of(new TopicPartition(target.topic(), highest.partition()))));
    }

    /** A static member's own, so that its restart need not wait for the open transaction to time out. */
    private static String transactionalId(@Nullable GroupMembership group) {
        String unique = UUID.randomUUID().toString();
        if (group == null) {
            return "kafkactl-copy-" + unique;
        }
        return "kafkactl-copy-" + group.group() + "-" + (group.staticMember() == null ? unique : group.staticMember());
    }
}
