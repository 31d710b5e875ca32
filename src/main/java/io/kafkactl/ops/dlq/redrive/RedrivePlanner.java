package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.DlqSnapshot;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.RegistrySchemas;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.format.Formats;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.group.GroupCatalog;
import io.kafkactl.ops.stream.TopicLimits;
import io.kafkactl.ops.stream.read.RangeReader;
import io.kafkactl.record.OffsetRange;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Works out what a redrive would do, without writing, fencing or creating anything. */
public final class RedrivePlanner {
    /** How many settled records are looked at for duplicates of pending ones. */
    private static final long LOOK_BACK = 100_000;

    private final Connection connection;
    private final Clock clock;
    private final Cancellation cancellation;
    private final Formats formats;

    public RedrivePlanner(Connection connection, Clock clock, Cancellation cancellation) {
        this.connection = connection;
        this.clock = clock;
        this.cancellation = cancellation;
        this.formats = Formats.of(connection.settings().dlq(), RegistrySchemas.of(connection));
    }

    /** Exit 8 when the format of the dead letters is not certain. */
    public RedrivePlan plan(RedriveRequest request) {
        DlqTopic dlq = request.dlq();
        requireNamedTopics(request);
        DlqSnapshot snapshot = DlqSnapshot.take(connection, dlq.topicPartitions(), cancellation);
        Journal journal = RedriveEngine.journal(connection, cancellation);
        Uuid journalId = journal.id().orElse(null);
        JournalState settled = journal.read(dlq.topicId(), Journal.Reading.ADVISORY);
        Map<Integer, OffsetRange> ranges = new TreeMap<>();
        long settledBefore = 0;
        for (TopicPartition partition : dlq.topicPartitions()) {
            OffsetRange all = snapshot.range(partition);
            OffsetSet done = settled.settled(partition.partition());
            settledBefore += done.count(all.from(), all.to());
            long from = request.rules().again() ? all.from() : done.firstAbsent(all.from());
            ranges.put(partition.partition(), new OffsetRange(from, all.to()));
        }
        DeadLetterFormat format = format(request, snapshot);
        Passes passes = new Passes(request, snapshot, settled, ranges);
        PlanScan scan = format == null && !request.treatment().takesAnyFormat() ? new PlanScan(0) : passes.run(format);
        requireNotCancelled();
        RedrivePlan plan = new RedrivePlan(
                request,
                format,
                ranges,
                scan.selected,
                scan.duplicates,
                scan.tally.groups(),
                scan.facts(passes.headers, passes.supersession.isComplete(), retention(dlq)),
                passes.targets.found(),
                List.of(),
                settledBefore,
                snapshot.hidden(dlq.topicPartitions()),
                journal.topic(),
                journalId,
                settled.isComplete());
        requireGroup(plan);
        return plan.selectedCount() == 0 || request.treatment().takesAnyFormat()
                ? plan
                : plan.withReaders(readers(plan));
    }

    /** Exit 7 for a topic that the user names and that does not exist: none is ever created. */
    private void requireNamedTopics(RedriveRequest request) {
        RoutingRules rules = request.routing();
        Set<String> named = new TreeSet<>(rules.targets().mapped().values());
        for (String topic :
                Arrays.asList(rules.targets().target(), rules.limit().parkTopic())) {
            if (topic != null) {
                named.add(topic);
            }
        }
        if (request.treatment() instanceof Treatment.Park park) {
            requireParking(request, park);
        }
        named.forEach(topic -> connection.cluster().topic(topic));
    }

    private void requireParking(RedriveRequest request, Treatment.Park park) {
        String source = request.dlq().source();
        String name = park.topic() != null ? park.topic() : source == null ? null : Parking.beside(source);
        if (name == null) {
            return;
        }
        if (Parking.isForbidden(name, request, new TargetTopics(connection.cluster(), PartitionerProbe.NONE))) {
            throw KafkactlException.invalid(
                    "TARGET_FORBIDDEN",
                    "nothing is parked in '" + name
                            + "': it is where the dead letters stand or come from, a retry topic, "
                            + "the journal, or Kafka's own",
                    "--park-topic names another");
        }
        if (connection.cluster().findTopic(name).isEmpty()) {
            throw KafkactlException.notFound(
                    "UNKNOWN_TOPIC_OR_PARTITION",
                    "the parking topic '" + name + "' does not exist, and none is ever created",
                    "kafkactl topic create " + name + " -p " + request.dlq().partitions()
                            + " --config retention.ms=-1; or --park-topic names another");
        }
    }

    private @Nullable List<TargetReader> readers(RedrivePlan plan) {
        Set<String> failed = new HashSet<>(plan.facts().failedGroups().keySet());
        String named = plan.failedGroup();
        if (named != null) {
            failed.add(named);
        }
        return new TargetReaders(connection, plan.targetNames(), clock, cancellation).read(failed);
    }

    /** Exit 2 when the run is to watch a group and nobody says which, exit 7 when there is no such group. */
    private void requireGroup(RedrivePlan plan) {
        if (!plan.request().rules().watchesGroup() || plan.selectedCount() == 0) {
            return;
        }
        String group = plan.failedGroup();
        if (group != null) {
            new GroupCatalog(connection.cluster()).get(group);
            return;
        }
        Set<String> named = plan.facts().failedGroups().keySet();
        throw KafkactlException.usage(
                named.isEmpty()
                        ? "the dead letters do not say which group failed on them"
                        : "the dead letters are of several groups: " + String.join(", ", named),
                "--failed-group names the one to watch");
    }

    private long retention(DlqTopic dlq) {
        return TopicLimits.of(connection.cluster().topicConfig(dlq.name())).retentionMs();
    }

    private void requireNotCancelled() {
        if (cancellation.isCancelled()) {
            throw KafkactlException.interrupted("interrupted while planning, nothing was sent", null);
        }
    }

    /** Null when there is no record to decide by. */
    private @Nullable DeadLetterFormat format(RedriveRequest request, DlqSnapshot snapshot) {
        String named =
                request.format() != null ? request.format() : request.dlq().format();
        if (named != null) {
            return formats.byId(named);
        }
        String topic = request.dlq().name();
        List<ConsumerRecord<byte[], byte[]>> samples = snapshot.sample().getOrDefault(topic, List.of());
        if (samples.isEmpty()) {
            return null;
        }
        List<DeadLetterFormat> found = formats.detect(samples);
        if (found.size() == 1) {
            return found.get(0);
        }
        if (request.treatment().takesAnyFormat()) {
            return null;
        }
        throw KafkactlException.refused(
                "DLQ_FORMAT_UNCERTAIN",
                found.isEmpty()
                        ? "no known dead-letter format in '" + topic + "'"
                        : "'" + topic + "' holds dead letters of several formats: "
                                + String.join(
                                        ", ",
                                        found.stream().map(DeadLetterFormat::id).toList()),
                "--dlq-format names one (" + String.join(", ", formats.ids())
                        + "); records of another format then stay pending");
    }

    /** One pass over what is not settled, and a second one where the first shows that other records must be known. */
    private final class Passes {
        private final RedriveRequest request;
        private final DlqSnapshot snapshot;
        private final JournalState settled;
        private final Map<Integer, OffsetRange> ranges;
        private final TargetTopics targets;
        private final Deduplication dedupe;
        private final Supersession supersession;
        private final Map<Integer, OffsetSet> accepted = new HashMap<>();
        private @Nullable OutgoingHeaders headers;

        Passes(RedriveRequest request, DlqSnapshot snapshot, JournalState settled, Map<Integer, OffsetRange> ranges) {
            this.request = request;
            this.snapshot = snapshot;
            this.settled = settled;
            this.ranges = ranges;
            RoutingRules rules = request.routing();
            this.targets = new TargetTopics(
                    connection.cluster(),
                    rules.partitioning() == Partitioning.AUTO
                            ? new RecentRecordsProbe(connection, cancellation)
                            : PartitionerProbe.NONE);
            this.dedupe = new Deduplication(rules.dedupe());
            this.supersession = new Supersession(connection, cancellation, rules.superseded());
        }

        PlanScan run(@Nullable DeadLetterFormat format) {
            PlanScan first = pass(format, true);
            supersession.search();
            return dedupe.isSuspicious() || supersession.hasFound() ? pass(format, false) : first;
        }

        private PlanScan pass(@Nullable DeadLetterFormat format, boolean first) {
            ValueEdit edit = request.routing().edit();
            PlanScan scan = new PlanScan(edit == null ? 0 : edit.samples());
            try (RangeReader reader = snapshot.reader(parts());
                    SourceRecords sources = new SourceRecords(connection)) {
                Routes routes = Treatments.routes(request, format, targets, sources, clock);
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
                headers = routes instanceof Router router ? router.headers() : null;
            }
            return scan;
        }

        /** A selection may count, so that it is asked once. */
        private boolean accepts(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter, boolean first) {
            OffsetSet partition = accepted.computeIfAbsent(record.partition(), p -> new OffsetSet());
            if (first && request.selection().accepts(record, letter)) {
                partition.add(record.offset(), record.offset());
            }
            return partition.contains(record.offset());
        }

        private void wentBefore(ConsumerRecord<byte[], byte[]> record, DeadLetter letter, boolean first) {
            if (request.routing().dedupe() != Dedupe.KEY) {
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
            return !request.rules().again()
                    && settled.settled(record.partition()).contains(record.offset());
        }

        /** A little of what is settled is read too: the other copy of a duplicate may be among it. */
        private Map<TopicPartition, OffsetRange> parts() {
            DlqTopic dlq = request.dlq();
            long back = request.routing().dedupe() == Dedupe.NONE ? 0 : LOOK_BACK / Math.max(1, dlq.partitions());
            Map<TopicPartition, OffsetRange> parts = new HashMap<>();
            ranges.forEach((number, range) -> {
                TopicPartition partition = new TopicPartition(dlq.name(), number);
                long from = Math.max(snapshot.range(partition).from(), range.from() - back);
                parts.put(
                        partition, range.isEmpty() ? range : new OffsetRange(Math.min(from, range.from()), range.to()));
            });
            return parts;
        }
    }
}
