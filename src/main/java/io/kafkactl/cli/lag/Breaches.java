package io.kafkactl.cli.lag;

import io.kafkactl.ops.group.lag.Breach;
import io.kafkactl.ops.group.lag.LagCheck;
import io.kafkactl.ops.group.lag.LagReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts in how many samples in a row each threshold was broken; only lasting breaches are ones. */
final class Breaches {
    private final LagCheck check;
    private final int samples;
    private Map<String, Integer> lasting = new HashMap<>();
    private LagCheck.Outcome last = new LagCheck.Outcome(List.of(), List.of());

    Breaches(LagCheck check, int samples) {
        this.check = check;
        this.samples = samples;
    }

    /** What has lasted long enough by now. */
    LagCheck.Outcome add(LagReport report) {
        LagCheck.Outcome now = check.run(report);
        Map<String, Integer> next = new HashMap<>();
        for (Breach breach : now.breaches()) {
            next.put(breach.key(), lasting.getOrDefault(breach.key(), 0) + 1);
        }
        lasting = next;
        last = new LagCheck.Outcome(
                now.breaches().stream()
                        .filter(breach -> next.getOrDefault(breach.key(), 0) >= samples)
                        .toList(),
                now.errors());
        return last;
    }

    LagCheck.Outcome last() {
        return last;
    }

    /** True when another sample may still make a breach of what is broken now. */
    boolean isOpen() {
        return last.breaches().isEmpty() && !lasting.isEmpty();
    }
}
