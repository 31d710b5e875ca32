package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.HeaderDisposition;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What one pass over a dead-letter topic, or a part of it, adds up to; not thread-safe. */
final class PlanScan {
    private static final int GROUPS = 20;

    final RedriveTally tally = new RedriveTally();
    final Map<Integer, OffsetSet> selected = new TreeMap<>();
    final Map<Integer, OffsetSet> duplicates = new TreeMap<>();
    private final OffsetRuns selectedRuns = new OffsetRuns(p -> selected.computeIfAbsent(p, any -> new OffsetSet()));

    private final Map<HeaderDisposition.Action, Set<String>> headers = new TreeMap<>();
    private final Map<String, Long> failedGroups = new TreeMap<>();
    private final List<EditSample> samples = new ArrayList<>();
    private long fromSource;
    private long reencoded;
    private long timestampsReplaced;
    private long superseded;
    private long edited;
    private long oldest = Long.MAX_VALUE;
    private long oldestPreserved = Long.MAX_VALUE;
    private final int mostSamples;

    /** @param mostSamples of edited values */
    PlanScan(int mostSamples) {
        this.mostSamples = mostSamples;
    }

    void stays(ConsumerRecord<byte[], byte[]> record, Routing.Stay stay) {
        tally.stays(stay.reason(), stay.target(), record.partition(), record.offset(), stay.detail());
    }

    void isDuplicate(ConsumerRecord<byte[], byte[]> record) {
        tally.settled(Outcome.DUPLICATE, "", record.partition(), record.offset());
        duplicates.computeIfAbsent(record.partition(), p -> new OffsetSet()).add(record.offset(), record.offset());
    }

    void isDiscarded(ConsumerRecord<byte[], byte[]> record) {
        tally.settled(Outcome.DISCARDED, "", record.partition(), record.offset());
        selectedRuns.add(record.partition(), record.offset());
        oldest = Math.min(oldest, record.timestamp());
    }

    void isSuperseded() {
        superseded++;
    }

    void goes(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter, Routing.Send send) {
        tally.settled(send.outcome(), send.record().topic(), record.partition(), record.offset());
        selectedRuns.add(record.partition(), record.offset());
        oldest = Math.min(oldest, record.timestamp());
        fromSource += send.value() == Routing.Value.FROM_SOURCE ? 1 : 0;
        reencoded += send.value() == Routing.Value.REENCODED ? 1 : 0;
        if (send.timestampReplaced()) {
            timestampsReplaced++;
        } else if (send.record().timestamp() != null) {
            oldestPreserved = Math.min(oldestPreserved, send.record().timestamp());
        }
        if (send.sample() != null) {
            edited++;
            if (samples.size() < mostSamples) {
                samples.add(send.sample());
            }
        }
        String group = letter == null ? null : letter.provenance().failure().group();
        if (group != null) {
            count(group, 1);
        }
    }

    /** What became of the headers of those that go; kept by name. */
    void headers(@Nullable OutgoingHeaders headers) {
        if (headers != null) {
            for (HeaderDisposition.Action action : HeaderDisposition.Action.values()) {
                this.headers.computeIfAbsent(action, a -> new TreeSet<>()).addAll(headers.names(action));
            }
        }
    }

    /** Nothing more comes from the pass: {@link #selected} is whole. */
    void end() {
        selectedRuns.flush();
    }

    /** Adds what another thread found in other partitions, and ended. */
    void add(PlanScan other) {
        tally.add(other.tally);
        selected.putAll(other.selected);
        duplicates.putAll(other.duplicates);
        other.headers.forEach((action, names) ->
                headers.computeIfAbsent(action, a -> new TreeSet<>()).addAll(names));
        other.failedGroups.forEach((group, records) -> count(group, records));
        other.samples.stream().limit(mostSamples - samples.size()).forEach(samples::add);
        fromSource += other.fromSource;
        reencoded += other.reencoded;
        timestampsReplaced += other.timestampsReplaced;
        superseded += other.superseded;
        edited += other.edited;
        oldest = Math.min(oldest, other.oldest);
        oldestPreserved = Math.min(oldestPreserved, other.oldestPreserved);
    }

    private void count(String group, long records) {
        if (failedGroups.size() < GROUPS || failedGroups.containsKey(group)) {
            failedGroups.merge(group, records, Long::sum);
        }
    }

    /** @param retentionMs of the dead-letter topic, negative for no limit */
    PlanFacts facts(boolean supersededComplete, long retentionMs) {
        boolean any = oldest < Long.MAX_VALUE;
        return new PlanFacts(
                fromSource,
                reencoded,
                timestampsReplaced,
                oldestPreserved < Long.MAX_VALUE ? Instant.ofEpochMilli(oldestPreserved) : null,
                superseded,
                supersededComplete,
                names(HeaderDisposition.Action.STRIP),
                names(HeaderDisposition.Action.KEEP),
                names(HeaderDisposition.Action.LINK),
                edited,
                List.copyOf(samples),
                Map.copyOf(failedGroups),
                any ? Instant.ofEpochMilli(oldest) : null,
                any && retentionMs >= 0 ? Instant.ofEpochMilli(oldest).plusMillis(retentionMs) : null);
    }

    private List<String> names(HeaderDisposition.Action action) {
        return List.copyOf(headers.getOrDefault(action, Set.of()));
    }
}
