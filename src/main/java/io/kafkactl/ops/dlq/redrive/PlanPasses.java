package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.ops.dlq.DlqSnapshot;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.stream.read.ParallelRead;
import io.kafkactl.ops.stream.read.ReadMeter;
import io.kafkactl.record.OffsetRange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One pass over what is not settled, and a second one where the first shows that other records must be known. */
final class PlanPasses {
    /** How many settled records are looked at for duplicates of pending ones. */
    private static final long LOOK_BACK = 100_000;

    private final Connection connection;
    private final Clock clock;
    private final Cancellation cancellation;
    private final RedriveRequest request;
    private final DlqSnapshot snapshot;
    private final JournalState settled;
    private final Map<Integer, OffsetRange> ranges;
    private final ReadMeter meter;
    private final TargetTopics targets;
    private final Deduplication dedupe;
    private final Supersession supersession;
    /** By partition: a selection may count, so that it is asked once. */
    private final Map<Integer, OffsetSet> accepted = new ConcurrentHashMap<>();

    PlanPasses(
            Connection connection,
            Connection target,
            Clock clock,
            Cancellation cancellation,
            Consumer<String> notice,
            RedriveRequest request,
            DlqSnapshot snapshot,
            JournalState settled,
            Map<Integer, OffsetRange> ranges,
            ReadMeter meter) {
        this.connection = connection;
        this.clock = clock;
        this.cancellation = cancellation;
        this.request = request;
        this.snapshot = snapshot;
        this.settled = settled;
        this.ranges = ranges;
        this.meter = meter;
        RoutingRules rules = request.routing();
        this.targets = new TargetTopics(
                target.cluster(),
                connection.cluster(),
                rules.partitioning() == Partitioning.AUTO
                        ? new RecentRecordsProbe(target, cancellation)
                        : PartitionerProbe.NONE);
        Joining joining = request.rules().joining();
        this.dedupe = new Deduplication(rules.dedupe(), joining != null && !joining.fixed());
        this.supersession =
                new Supersession(target, cancellation, rules.superseded(), request.elsewhere() == null, notice, meter);
    }

    PlanScan run(@Nullable DeadLetterFormat format) {
        PlanScan first = pass(format, true);
        supersession.search();
        return dedupe.isSuspicious() || supersession.hasFound() ? pass(format, false) : first;
    }

    PlanFacts facts(PlanScan scan, long retentionMs) {
        return scan.facts(supersession.isComplete(), retentionMs);
    }

    /** What is known of those that records go to. */
    Map<String, TargetTopic> targets() {
        return targets.found();
    }

    private PlanScan pass(@Nullable DeadLetterFormat format, boolean first) {
        List<PlanShare> shares = Collections.synchronizedList(new ArrayList<>());
        try {
            for (Map<TopicPartition, OffsetRange> part : inOrder(parts())) {
                if (!first || !request.selection().isExhausted()) {
                    new ParallelRead(connection, cancellation, meter).run(part, () -> {
                        PlanShare share = new PlanShare(this, format, first);
                        shares.add(share);
                        return share;
                    });
                }
            }
        } finally {
            shares.forEach(PlanShare::close);
        }
        PlanScan all = scan();
        shares.forEach(share -> all.add(share.scan()));
        return all;
    }

    RedriveRequest request() {
        return request;
    }

    PlanScan scan() {
        ValueEdit edit = request.routing().edit();
        return new PlanScan(edit == null ? 0 : edit.samples());
    }

    SourceRecords sources() {
        return new SourceRecords(connection);
    }

    Routes routes(@Nullable DeadLetterFormat format, SourceRecords sources) {
        return Treatments.routes(request, format, targets, sources, clock);
    }

    /** What runs have settled of a partition, in the eyes of this one. */
    OffsetSet settled(int partition) {
        if (request.rules().again()) {
            return new OffsetSet();
        }
        synchronized (settled) {
            return settled.settled(partition);
        }
    }

    /** What the selection took of a partition in the first pass, to be added to. */
    OffsetSet accepted(int partition) {
        return accepted.computeIfAbsent(partition, p -> new OffsetSet());
    }

    /** One that a record was routed to. */
    TargetTopic target(String name) {
        return targets.find(name).orElseThrow();
    }

    Deduplication dedupe() {
        return dedupe;
    }

    Supersession supersession() {
        return supersession;
    }

    /** All at once, as they arrive; partition by partition where the order decides what is selected. */
    private List<Map<TopicPartition, OffsetRange>> inOrder(Map<TopicPartition, OffsetRange> parts) {
        return request.selection().isLimited()
                ? parts.entrySet().stream()
                        .sorted(Comparator.comparingInt(part -> part.getKey().partition()))
                        .map(part -> Map.of(part.getKey(), part.getValue()))
                        .toList()
                : List.of(parts);
    }

    /** A little of what is settled is read too: the other copy of a duplicate may be among it. */
    private Map<TopicPartition, OffsetRange> parts() {
        DlqTopic dlq = request.dlq();
        long back = request.routing().dedupe() == Dedupe.NONE ? 0 : LOOK_BACK / Math.max(1, dlq.partitions());
        Map<TopicPartition, OffsetRange> parts = new HashMap<>();
        ranges.forEach((number, range) -> {
            TopicPartition partition = new TopicPartition(dlq.name(), number);
            long from = Math.max(snapshot.range(partition).from(), range.from() - back);
            parts.put(partition, range.isEmpty() ? range : new OffsetRange(Math.min(from, range.from()), range.to()));
        });
        return parts;
    }
}
