package io.kafkactl.ops.dlq.runs;

import io.kafkactl.client.Answers;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.journal.HeldLease;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.LeaseGate;
import io.kafkactl.ops.dlq.journal.RunLog;
import io.kafkactl.ops.dlq.journal.RunSigns;
import io.kafkactl.ops.dlq.redrive.RedriveEngine;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Finds out from the journal who did what to which dead-letter topic, and what is at work now. */
public final class RunCatalog {
    /**
     * Runs, the newest first.
     *
     * @param complete false when an open transaction hid the last of what was settled
     */
    public record Listing(List<RunOverview> runs, boolean complete) {}

    private final Connection connection;
    private final RunLog log;
    private final LeaseGate gate;

    public RunCatalog(Connection connection, Clock clock, Cancellation cancellation) {
        this.connection = connection;
        Journal journal = RedriveEngine.journal(connection, cancellation);
        this.log = new RunLog(connection, journal, cancellation);
        this.gate = new LeaseGate(journal, clock, cancellation);
    }

    /**
     * Empty when there is no journal.
     *
     * @param topic a dead-letter topic, null for all; exit 7 when it does not exist
     */
    public Listing list(@Nullable String topic) {
        Uuid topicId = topic == null ? null : connection.cluster().topic(topic).topicId();
        Set<TopicPartition> partitions = log.partitions(topicId);
        Map<String, RunRecords> found = new TreeMap<>();
        boolean complete = read(partitions, topicId, null, found);
        RunSigns signs = signs(partitions, topicId, found);
        Map<String, String> names = names(found);
        List<RunOverview> runs = found.entrySet().stream()
                .map(entry -> overview(entry.getKey(), entry.getValue(), signs, names))
                .sorted(Comparator.comparing(RunOverview::first).reversed())
                .toList();
        return new Listing(runs, complete);
    }

    /** Exit 7 when the journal knows no such run. */
    public RunDetail get(String run) {
        Set<TopicPartition> partitions = log.partitions(null);
        Map<String, RunRecords> found = new TreeMap<>();
        read(partitions, null, run, found);
        RunSigns signs = signs(partitions, null, found);
        RunRecords records = found.get(run);
        if (records == null) {
            throw unknown(run);
        }
        return records.detail(overview(run, records, signs, names(Map.of(run, records))));
    }

    static KafkactlException unknown(String run) {
        return KafkactlException.notFound(
                "UNKNOWN_RUN",
                "the journal knows no run '" + run + "'",
                "'kafkactl dlq runs' lists them; a run with --no-journal leaves no trace");
    }

    private boolean read(
            Set<TopicPartition> partitions,
            @Nullable Uuid topicId,
            @Nullable String only,
            Map<String, RunRecords> found) {
        return log.read(
                partitions,
                entry -> {
                    if (isWanted(topicId, entry.topicId())
                            && (only == null || entry.run().equals(only))) {
                        records(found, entry.run(), only != null).add(entry);
                    }
                },
                owner -> {
                    if (isWanted(topicId, owner.topicId())
                            && (only == null || owner.run().equals(only))) {
                        records(found, owner.run(), only != null).seen(owner.topicId(), owner.operator(), owner.time());
                    }
                });
    }

    /** Leases show runs too that have settled nothing yet. */
    private RunSigns signs(Set<TopicPartition> partitions, @Nullable Uuid topicId, Map<String, RunRecords> found) {
        RunSigns signs = log.signs(partitions);
        for (HeldLease held : signs.leases()) {
            String of = held.topicId().toString();
            if (isWanted(topicId, of)) {
                records(found, held.lease().run(), false)
                        .seen(of, held.lease().operator(), held.lease().time());
            }
        }
        return signs;
    }

    private static RunRecords records(Map<String, RunRecords> found, String run, boolean detailed) {
        return found.computeIfAbsent(run, name -> new RunRecords(name, detailed));
    }

    private static boolean isWanted(@Nullable Uuid topicId, String of) {
        return topicId == null || topicId.toString().equals(of);
    }

    private RunOverview overview(String run, RunRecords records, RunSigns signs, Map<String, String> names) {
        HeldLease held = signs.leasesOf(run).stream()
                .max(Comparator.comparing(each -> each.lease().time()))
                .orElse(null);
        String group = held == null ? null : held.lease().group();
        boolean ended = signs.end(run).isPresent();
        return records.overview(
                RunState.of(run, signs, gate), names.get(records.topicId()), ended ? null : held, group);
    }

    /** By topic id; a topic that was deleted is not among them. */
    private Map<String, String> names(Map<String, RunRecords> found) {
        Set<Uuid> ids = found.values().stream()
                .map(records -> Uuid.fromString(records.topicId()))
                .collect(Collectors.toSet());
        Map<String, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            Answers<Uuid, TopicDescription> answers = connection
                    .cluster()
                    .callEach(
                            id -> "look up the topic with id " + id,
                            admin -> admin.describeTopics(TopicCollection.ofTopicIds(ids))
                                    .topicIdValues());
            answers.values().forEach((id, topic) -> names.put(id.toString(), topic.name()));
        }
        return names;
    }
}
