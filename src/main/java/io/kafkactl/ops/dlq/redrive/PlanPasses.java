package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.ops.dlq.DlqSnapshot;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.ops.stream.read.RangeReader;
import io.kafkactl.record.OffsetRange;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
    private final TargetTopics targets;
    private final Deduplication dedupe;
    private final Supersession supersession;
    private final Map<Integer, OffsetSet> accepted = new HashMap<>();
    private @Nullable OutgoingHeaders headers;

    PlanPasses(
            Connection connection,
            Connection target,
            Clock clock,
            Cancellation cancellation,
            Consumer<String> notice,
            RedriveRequest request,
            DlqSnapshot snapshot,
            JournalState settled,
            Map<Integer, OffsetRange> ranges) {
        this.connection = connection;
        this.clock = clock;
        this.cancellation = cancellation;
        this.request = request;
        this.snapshot = snapshot;
        this.settled = settled;
        this.ranges = ranges;
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
                new Supersession(target, cancellation, rules.superseded(), request.elsewhere() == null, notice);
    }

    PlanScan run(@Nullable DeadLetterFormat format) {
        PlanScan first = pass(format, true);
        supersession.search();
        return dedupe.isSuspicious() || supersession.hasFound() ? pass(format, false) : first;
    }

    PlanFacts facts(PlanScan scan, long retentionMs) {
        return scan.facts(headers, supersession.isComplete(), retentionMs);
    }

    /** What is known of those that records go to. */
    Map<String, TargetTopic> targets() {
        return targets.found();
    }

    private PlanScan pass(@Nullable DeadLetterFormat format, boolean first) {
        ValueEdit edit = request.routing().edit();
        PlanScan scan = new PlanScan(edit == null ? 0 : edit.samples());
        try (SourceRecords sources = new SourceRecords(connection)) {
            Routes routes = Treatments.routes(request, format, targets, sources, clock);
            for (Map<TopicPartition, OffsetRange> part : inOrder(parts())) {
                if (!first || !request.selection().isExhausted()) {
                    read(part, format, routes, scan, first);
                }
            }
            headers = routes instanceof Router router ? router.headers() : null;
        }
        return scan;
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

    private void read(
            Map<TopicPartition, OffsetRange> part,
            @Nullable DeadLetterFormat format,
            Routes routes,
            PlanScan scan,
            boolean first) {
        try (RangeReader reader = snapshot.reader(part)) {
            while (!reader.finished() && !cancellation.isCancelled()) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
                    DeadLetter letter =
                            format == null ? null : format.read(record).orElse(null);
                    if (isSettled(record)) {
                        if (letter != null) {
                            wentBefore(record, letter, first);
                        }
                    } else if (accepts(record, letter, first)) {
                        judge(record, letter, routes.route(record, letter), scan, first);
                    }
                }
            }
        }
    }

    /** A selection may count, so that it is asked once. */
    private boolean accepts(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter, boolean first) {
        if (request.selection() == Selection.ALL) {
            return true;
        }
        OffsetSet partition = accepted.computeIfAbsent(record.partition(), p -> new OffsetSet());
        if (first && request.selection().accepts(record, letter)) {
            partition.add(record.offset(), record.offset());
        }
        return partition.contains(record.offset());
    }

    /** What went back into its own topic is no twin of what is to go to another cluster. */
    private void wentBefore(ConsumerRecord<byte[], byte[]> record, DeadLetter letter, boolean first) {
        if (request.routing().dedupe() != Dedupe.KEY && request.elsewhere() == null) {
            if (first) {
                dedupe.see(record, letter);
            } else {
                dedupe.isDuplicate(record, letter);
            }
        }
    }

    private void judge(
            ConsumerRecord<byte[], byte[]> record,
            @Nullable DeadLetter letter,
            Routing routing,
            PlanScan scan,
            boolean first) {
        if (routing instanceof Routing.Stay stay) {
            scan.stays(record, stay);
            return;
        }
        if (routing instanceof Routing.Discard) {
            scan.isDiscarded(record);
            return;
        }
        Routing.Send send = (Routing.Send) routing;
        if (request.treatment().takesAnyFormat()) {
            scan.goes(record, letter, send);
            return;
        }
        DeadLetter known = Objects.requireNonNull(letter);
        TargetTopic target = targets.find(send.record().topic()).orElseThrow();
        if (first) {
            dedupe.see(record, known);
            supersession.ask(send, target);
        } else if (dedupe.isDuplicate(record, known)) {
            scan.isDuplicate(record);
            return;
        } else if (supersession.isSuperseded(send, target)) {
            if (supersession.skips(target)) {
                scan.stays(record, new Routing.Stay(PendingReason.SUPERSEDED, target.name()));
                return;
            }
            scan.isSuperseded();
        }
        scan.goes(record, known, send);
    }

    private boolean isSettled(ConsumerRecord<byte[], byte[]> record) {
        return !request.rules().again() && settled.settled(record.partition()).contains(record.offset());
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
