package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.HeaderDisposition;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What one pass over a dead-letter topic adds up to. */
final class PlanScan {
    private static final int GROUPS = 20;

    final RedriveTally tally = new RedriveTally();
    final Map<Integer, OffsetSet> selected = new TreeMap<>();
    final Map<Integer, OffsetSet> duplicates = new TreeMap<>();

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
        add(duplicates, record);
    }

    void isDiscarded(ConsumerRecord<byte[], byte[]> record) {
        tally.settled(Outcome.DISCARDED, "", record.partition(), record.offset());
        add(selected, record);
        oldest = Math.min(oldest, record.timestamp());
    }

    void isSuperseded() {
        superseded++;
    }

    void goes(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter, Routing.Send send) {
        tally.settled(send.outcome(), send.record().topic(), record.partition(), record.offset());
        add(selected, record);
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
        if (group != null && (failedGroups.size() < GROUPS || failedGroups.containsKey(group))) {
            failedGroups.merge(group, 1L, Long::sum);
        }
    }

    private static void add(Map<Integer, OffsetSet> sets, ConsumerRecord<byte[], byte[]> record) {
        sets.computeIfAbsent(record.partition(), p -> new OffsetSet()).add(record.offset(), record.offset());
    }

    /** @param retentionMs of the dead-letter topic, negative for no limit */
    PlanFacts facts(@Nullable OutgoingHeaders headers, boolean supersededComplete, long retentionMs) {
        boolean any = oldest < Long.MAX_VALUE;
        return new PlanFacts(
                fromSource,
                reencoded,
                timestampsReplaced,
                oldestPreserved < Long.MAX_VALUE ? Instant.ofEpochMilli(oldestPreserved) : null,
                superseded,
                supersededComplete,
                names(headers, HeaderDisposition.Action.STRIP),
                names(headers, HeaderDisposition.Action.KEEP),
                names(headers, HeaderDisposition.Action.LINK),
                edited,
                List.copyOf(samples),
                Map.copyOf(failedGroups),
                any ? Instant.ofEpochMilli(oldest) : null,
                any && retentionMs >= 0 ? Instant.ofEpochMilli(oldest).plusMillis(retentionMs) : null);
    }

    private static List<String> names(@Nullable OutgoingHeaders headers, HeaderDisposition.Action action) {
        return headers == null ? List.of() : List.copyOf(headers.names(action));
    }
}
