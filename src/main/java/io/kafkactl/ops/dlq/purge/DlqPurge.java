package io.kafkactl.ops.dlq.purge;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.DlqSnapshot;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.ops.dlq.journal.LeaseGate;
import io.kafkactl.ops.dlq.journal.LeaseKeeper;
import io.kafkactl.ops.dlq.redrive.RedriveEngine;
import io.kafkactl.ops.stream.read.ReadMeter;
import io.kafkactl.ops.topic.TopicOutcome;
import io.kafkactl.ops.topic.change.TopicTrim;
import io.kafkactl.ops.topic.change.TrimPlan;
import io.kafkactl.ops.topic.change.TrimmedPartition;
import io.kafkactl.ops.topic.inspect.GroupUse;
import io.kafkactl.ops.topic.inspect.Reading;
import io.kafkactl.ops.topic.inspect.TopicGroups;
import io.kafkactl.record.OffsetRange;
import io.kafkactl.record.Position;
import io.kafkactl.record.PositionResolver;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Removes dead letters from the beginning of their topic, as far as the journal proves every one of them settled.
 *
 * <p>Kafka can only cut off the beginning of a partition, so that settled records behind an unsettled one stay.
 */
public final class DlqPurge {
    private final Connection connection;
    private final Clock clock;
    private final Cancellation cancellation;
    private final Journal journal;
    private final LeaseGate gate;
    private final ReadMeter meter = new ReadMeter();

    public DlqPurge(Connection connection, Clock clock, Cancellation cancellation) {
        this.connection = connection;
        this.clock = clock;
        this.cancellation = cancellation;
        this.journal = RedriveEngine.journal(connection, cancellation);
        this.gate = new LeaseGate(journal, clock, cancellation);
    }

    /** How far it has read to make the plan, and to write the backup. */
    public ReadMeter meter() {
        return meter;
    }

    /**
     * Only reads. Exit 8 for a topic that is only compacted or a journal that is not understood, exit 5 for one that
     * cannot be read to its end.
     */
    public PurgePlan plan(PurgeRequest request) {
        DlqTopic dlq = request.dlq();
        // Refuses what cannot be trimmed.
        new TopicTrim(connection.cluster()).plan(dlq.name(), null, Position.START, clock.instant());
        Uuid journalId = journal.id().orElse(null);
        JournalState settled = journal.read(dlq.topicId(), Journal.Reading.STRICT);
        DlqSnapshot snapshot = DlqSnapshot.take(connection, dlq.topicPartitions(), cancellation);
        List<PurgedPartition> partitions = partitions(request, snapshot, settled);
        List<String> warnings = new ArrayList<>();
        KafkactlException refusal = refusal(request, partitions, journalId != null, warnings);
        return new PurgePlan(request, partitions, journalId, refusal, warnings);
    }

    private List<PurgedPartition> partitions(PurgeRequest request, DlqSnapshot snapshot, JournalState settled) {
        SettledPrefix prefix = new SettledPrefix(snapshot, cancellation, meter);
        Map<TopicPartition, OffsetRange> ranges =
                new TreeMap<>(java.util.Comparator.comparingInt(TopicPartition::partition));
        request.dlq().topicPartitions().forEach(p -> ranges.put(p, snapshot.range(p)));
        Position before = request.before() == null ? Position.END : request.before();
        Map<TopicPartition, Long> bounds = new PositionResolver(
                        connection.cluster(), IsolationLevel.READ_COMMITTED, clock.instant())
                .resolve(ranges, before);
        List<PurgedPartition> partitions = new ArrayList<>();
        ranges.forEach((partition, range) -> {
            int number = partition.partition();
            long to = Math.min(range.to(), bounds.getOrDefault(partition, range.to()));
            if (!request.all()) {
                to = Math.min(to, prefix.end(partition, settled.settled(number)));
            }
            to = Math.max(range.from(), to);
            long unsettled =
                    request.all() ? to - range.from() - settled.settled(number).count(range.from(), to) : 0;
            partitions.add(new PurgedPartition(number, range.from(), to, range.to(), unsettled));
        });
        return partitions;
    }

    private @Nullable KafkactlException refusal(
            PurgeRequest request, List<PurgedPartition> partitions, boolean journalExists, List<String> warnings) {
        try {
            if (journalExists) {
                gate.requireNone(
                        request.dlq().topicId(),
                        partitions.stream().map(PurgedPartition::partition).collect(Collectors.toSet()));
            }
            requireRead(request, partitions, warnings);
            return null;
        } catch (KafkactlException e) {
            return e;
        }
    }

    private void requireRead(PurgeRequest request, List<PurgedPartition> partitions, List<String> warnings) {
        String topic = request.dlq().name();
        Reading<List<GroupUse>> groups = TopicGroups.read(
                connection.cluster(), List.of(connection.cluster().topic(topic)));
        groups.errors()
                .forEach(error -> warnings.add("it is unknown who else reads '" + topic + "': " + error.message()));
        for (GroupUse use : groups.found()) {
            long unread = unread(use, partitions);
            if (unread > 0 && !request.ignoredGroups().contains(use.group())) {
                throw KafkactlException.refused(
                        "GROUP_LAGS",
                        "group '" + use.group() + "' reads '" + topic + "' and has not read " + unread
                                + " of the offsets that would go",
                        "let it read them, or --ignore-group " + use.group());
            }
        }
    }

    /** A group without an offset in a partition begins where it likes, which may be the start. */
    static long unread(GroupUse use, List<PurgedPartition> partitions) {
        return partitions.stream()
                .mapToLong(each -> {
                    Long position = use.committed().get(each.partition());
                    return Math.max(0, each.to() - Math.max(each.from(), position == null ? each.from() : position));
                })
                .sum();
    }

    /**
     * Backs up, then removes. Exit 8 when a run is alive or another topic has the name by now; partitions that failed
     * are in the outcome's errors.
     *
     * @param backup null for none
     * @param run names the purge to runs that meet it
     */
    public TopicOutcome<TrimmedPartition> execute(
            PurgePlan plan, @Nullable Path backup, String run, String operator, Consumer<String> notice)
            throws InterruptedException {
        if (plan.journalId() == null) {
            return remove(plan, backup, notice);
        }
        DlqTopic dlq = plan.request().dlq();
        Set<Integer> partitions =
                plan.affected().stream().map(PurgedPartition::partition).collect(Collectors.toSet());
        journal.prepare(plan.journalId());
        gate.pass(dlq.topicId(), partitions, notice);
        try (LeaseKeeper lease = new LeaseKeeper(
                connection, journal.partitionOf(dlq.topicId()), dlq.topicId(), partitions, run, operator, clock)) {
            lease.start();
            try {
                gate.requireFirst(dlq.topicId(), partitions, run);
            } catch (KafkactlException e) {
                lease.leaveToOthers();
                throw e;
            }
            return remove(plan, backup, notice);
        }
    }

    private TopicOutcome<TrimmedPartition> remove(PurgePlan plan, @Nullable Path backup, Consumer<String> notice) {
        DlqTopic dlq = plan.request().dlq();
        if (backup != null) {
            long records = new DlqBackup(connection, cancellation, meter).write(backup, dlq.name(), plan.affected());
            notice.accept(records + (records == 1 ? " record is" : " records are") + " in the backup '" + backup + "'");
        }
        List<TrimmedPartition> wanted = plan.partitions().stream()
                .map(each -> new TrimmedPartition(
                        dlq.name(), each.partition(), each.from(), each.to(), TrimmedPartition.Status.UNCHANGED))
                .toList();
        return new TopicTrim(connection.cluster())
                .execute(new TrimPlan(connection.cluster().clusterId(), dlq.name(), dlq.topicId(), wanted, List.of()));
    }

    /** Exit 8 for a backup file that exists, before anybody is asked. */
    public static void requireAbsent(Path file) {
        DlqBackup.requireAbsent(file);
    }
}
