package io.kafkactl.ops.stream.copy;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.TopicRules;
import io.kafkactl.ops.stream.read.DeliveredRead;
import io.kafkactl.ops.stream.read.GroupMembership;
import io.kafkactl.ops.stream.read.ReadRequest;
import io.kafkactl.ops.stream.read.ReadSummary;
import io.kafkactl.record.OffsetRange;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Copies the records of one topic to another, byte for byte and in transactions. */
public final class TopicCopy {
    private final Connection connection;
    private final Clock clock;
    private final Cancellation cancellation;
    private final CopyListener listener;

    public TopicCopy(Connection connection, Clock clock, Cancellation cancellation, CopyListener listener) {
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
        DeliveredRead read = new DeliveredRead(connection, cancellation, listener, request);
        TopicRules rules = TopicRules.read(connection.cluster(), target.topic(), clock);
        if (!rules.known()) {
            listener.targetUnknown(target.topic());
        }
        if (target.keepPartition()) {
            requirePartitions(read.ranges(), target);
        }
        if (target.dryRun()) {
            return read.run("checked", (ledger, member) -> new CheckedCopy(target, rules, ledger, listener));
        }
        return read.run(
                "copied",
                (ledger, member) -> new TransactionalCopy(
                        connection,
                        transactionalId(request.group()),
                        request,
                        target,
                        new CheckedCopy(target, rules, ledger, listener),
                        rules,
                        ledger,
                        member));
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
