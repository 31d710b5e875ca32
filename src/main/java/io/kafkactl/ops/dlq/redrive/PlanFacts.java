package io.kafkactl.ops.dlq.redrive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says of the records that go, beyond where.
 *
 * @param oldestPreserved the oldest timestamp that is kept
 * @param superseded records that go although a newer one with the same key is in the target
 * @param supersededComplete false when the search for them was given up
 * @param stripped names of headers that go, like the next two in alphabetical order
 * @param linked names of headers that are renamed
 * @param samples the first few edited values
 * @param failedGroups how many records each group failed on
 * @param oldest timestamp of the oldest dead letter that goes
 * @param expires when retention takes the oldest, null when it does not
 */
public record PlanFacts(
        long fromSource,
        long reencoded,
        long timestampsReplaced,
        @Nullable Instant oldestPreserved,
        long superseded,
        boolean supersededComplete,
        List<String> stripped,
        List<String> kept,
        List<String> linked,
        long edited,
        List<EditSample> samples,
        Map<String, Long> failedGroups,
        @Nullable Instant oldest,
        @Nullable Instant expires) {
    /** Of a plan in which nothing goes. */
    public static final PlanFacts NONE =
            new PlanFacts(0, 0, 0, null, 0, true, List.of(), List.of(), List.of(), 0, List.of(), Map.of(), null, null);
}
