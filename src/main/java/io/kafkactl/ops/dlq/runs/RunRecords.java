package io.kafkactl.ops.dlq.runs;

import io.kafkactl.ops.dlq.journal.HeldLease;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.dlq.journal.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Adds up the journal's records of one run. */
final class RunRecords {
    private record Source(int partition, String action) {}

    private record Target(String topic, int partition, String action) {}

    private static final class Counted {
        private final OffsetSet offsets = new OffsetSet();
        private long records;
    }

    private final String run;
    private final boolean detailed;
    private final Map<String, Long> records = new TreeMap<>();
    private final TreeSet<String> topics = new TreeSet<>();
    private final Map<Source, Counted> settled =
            new TreeMap<>(Comparator.comparingInt(Source::partition).thenComparing(Source::action));
    private final Map<Target, RunDetail.Sent> sent = new TreeMap<>(Comparator.comparing(Target::topic)
            .thenComparingInt(Target::partition)
            .thenComparing(Target::action));
    private String topicId = "";
    private String operator = "";
    private @Nullable String dlq;
    private @Nullable String reason;
    private @Nullable Instant first;
    private @Nullable Instant last;

    RunRecords(String run, boolean detailed) {
        this.run = run;
        this.detailed = detailed;
    }

    void add(Settlement entry) {
        seen(entry.topicId(), entry.operator(), entry.time());
        dlq = entry.dlq();
        reason = entry.reason().isEmpty() ? null : entry.reason();
        records.merge(entry.action(), entry.records(), Long::sum);
        entry.targets().forEach(target -> topics.add(target.topic()));
        if (detailed) {
            addDetails(entry);
        }
    }

    private void addDetails(Settlement entry) {
        Counted counted =
                settled.computeIfAbsent(new Source(entry.partition(), entry.action()), source -> new Counted());
        counted.offsets.addRanges(entry.offsets().toString());
        counted.records += entry.records();
        for (Settlement.Sent target : entry.targets()) {
            sent.merge(
                    new Target(target.topic(), target.partition(), entry.action()),
                    new RunDetail.Sent(
                            target.topic(),
                            target.partition(),
                            entry.action(),
                            target.count(),
                            target.firstOffset(),
                            target.lastOffset(),
                            entry.cluster()),
                    RunRecords::together);
        }
    }

    private static RunDetail.Sent together(RunDetail.Sent a, RunDetail.Sent b) {
        return new RunDetail.Sent(
                a.topic(),
                a.partition(),
                a.action(),
                a.records() + b.records(),
                Math.min(a.firstOffset(), b.firstOffset()),
                Math.max(a.lastOffset(), b.lastOffset()),
                a.cluster());
    }

    /** Any other sign of life. */
    void seen(String ofTopic, String by, Instant time) {
        topicId = ofTopic;
        operator = by;
        first = first == null || time.isBefore(first) ? time : first;
        last = last == null || time.isAfter(last) ? time : last;
    }

    String topicId() {
        return topicId;
    }

    RunOverview overview(RunState state, @Nullable String name, @Nullable HeldLease held, @Nullable String group) {
        Instant start = first == null ? Instant.EPOCH : first;
        return new RunOverview(
                run,
                name != null ? name : dlq,
                topicId,
                state,
                records,
                List.copyOf(topics),
                operator,
                held == null ? null : held.lease().host().replaceFirst("/.*", ""),
                held == null ? null : held.lease().pid(),
                group,
                reason,
                start,
                last == null ? start : last);
    }

    RunDetail detail(RunOverview overview) {
        List<RunDetail.Settled> ranges = new ArrayList<>();
        settled.forEach((source, counted) -> ranges.add(new RunDetail.Settled(
                source.partition(), source.action(), counted.records, counted.offsets.toString())));
        return new RunDetail(overview, ranges, List.copyOf(sent.values()));
    }
}
