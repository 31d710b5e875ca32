package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.DlqSnapshot;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.RegistrySchemas;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.format.Formats;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.ops.dlq.journal.LeaseGate;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.dlq.journal.Participant;
import io.kafkactl.ops.dlq.journal.RunLog;
import io.kafkactl.ops.stream.TopicLimits;
import io.kafkactl.ops.stream.read.ReadMeter;
import io.kafkactl.record.OffsetRange;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Works out what a redrive would do, without writing, fencing or creating anything. */
public final class RedrivePlanner {
    private final Connection connection;
    private final Connection target;
    private final Clock clock;
    private final Cancellation cancellation;
    private final Consumer<String> notice;
    private final PlanChecks checks;
    private final Formats formats;
    private final ReadMeter meter = new ReadMeter();

    /** For targets beside the dead letters. */
    public RedrivePlanner(Connection connection, Clock clock, Cancellation cancellation) {
        this(connection, connection, clock, cancellation, text -> {});
    }

    /**
     * For targets that may be on another cluster.
     *
     * @param connection to the dead letters
     * @param target the same, or one to that cluster
     * @param notice is told what takes long
     */
    public RedrivePlanner(
            Connection connection, Connection target, Clock clock, Cancellation cancellation, Consumer<String> notice) {
        this.connection = connection;
        this.target = target;
        this.clock = clock;
        this.cancellation = cancellation;
        this.notice = notice;
        this.checks = new PlanChecks(connection.cluster(), target.cluster());
        this.formats = Formats.of(connection.settings().dlq(), RegistrySchemas.of(connection));
    }

    /** How far its reads are, over all plans that it makes. */
    public ReadMeter meter() {
        return meter;
    }

    /** Exit 8 when the format of the dead letters is not certain. */
    public RedrivePlan plan(RedriveRequest asked) {
        RedriveRequest request = joined(asked);
        DlqTopic dlq = request.dlq();
        checks.namedTopics(request);
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
            ranges.put(partition.partition(), new OffsetRange(from, end(request, partition.partition(), from, all)));
        }
        DeadLetterFormat format = format(request, snapshot);
        PlanPasses passes = new PlanPasses(
                connection, target, clock, cancellation, notice, request, snapshot, settled, ranges, meter);
        PlanScan scan = format == null && !request.treatment().takesAnyFormat() ? new PlanScan(0) : passes.run(format);
        requireNotCancelled();
        RedrivePlan plan = new RedrivePlan(
                request,
                format,
                ranges,
                scan.selected,
                scan.duplicates,
                scan.tally.groups(),
                passes.facts(scan, retention(dlq)),
                passes.targets(),
                List.of(),
                settledBefore,
                snapshot.hidden(dlq.topicPartitions()),
                journal.topic(),
                journalId,
                settled.isComplete());
        checks.group(plan);
        return plan.selectedCount() == 0 || request.treatment().takesAnyFormat()
                ? plan
                : plan.withReaders(readers(plan));
    }

    /** Processes that share partitions work up to the ends that the first of them has captured. */
    private RedriveRequest joined(RedriveRequest request) {
        Joining joining = request.rules().joining();
        Journal journal = RedriveEngine.journal(connection, cancellation);
        if (joining == null || !joining.ends().isEmpty() || !journal.exists()) {
            return request;
        }
        LeaseGate gate = new LeaseGate(journal, clock, cancellation);
        List<Participant> others = new Others(new RunLog(connection, journal, cancellation), gate, request).alive();
        return others.isEmpty()
                ? request
                : request.joining(joining.beside(others.size(), others.get(0).ends()));
    }

    private static long end(RedriveRequest request, int partition, long from, OffsetRange all) {
        Joining joining = request.rules().joining();
        return joining == null || joining.ends().isEmpty()
                ? all.to()
                : Math.min(all.to(), Math.max(from, joining.ends().getOrDefault(partition, from)));
    }

    private @Nullable List<TargetReader> readers(RedrivePlan plan) {
        Set<String> failed = new HashSet<>(plan.facts().failedGroups().keySet());
        String named = plan.failedGroup();
        if (named != null) {
            failed.add(named);
        }
        return new TargetReaders(target, plan.targetNames(), clock, cancellation).read(failed);
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
                found.isEmpty()
                        ? "--dlq-format plain takes them as they are" + source(request.dlq())
                                + "; or it names another (" + String.join(", ", formats.ids()) + ")"
                        : "--dlq-format names one (" + String.join(", ", formats.ids())
                                + "); records of another format then stay pending");
    }

    /** A source that only the name tells is not taken for that of records which name none. */
    private static String source(DlqTopic dlq) {
        return dlq.sourceGiven()
                ? ""
                : ", and --source " + (dlq.source() == null ? "TOPIC" : dlq.source()) + " says where they came from";
    }
}
