package io.kafkactl.ops.topic.inspect;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects what could not be read, so that a reason that many topics share is told once. */
final class Gaps {
    private static final int NAMED = 3;

    private record Gap(KafkactlException failure, Set<String> owners) {}

    private final String what;
    private final Map<String, Gap> byReason = new LinkedHashMap<>();

    /** {@code what} names the item in errors, as {@code offsets}. */
    Gaps(String what) {
        this.what = what;
    }

    /** Interruption is no gap: it ends the command. */
    void add(String owner, KafkactlException failure) {
        if (failure.exitCode() == ExitCode.INTERRUPTED) {
            throw failure;
        }
        byReason.computeIfAbsent(failure.error(), reason -> new Gap(failure, new TreeSet<>()))
                .owners()
                .add(owner);
    }

    List<ItemError> errors() {
        return byReason.values().stream()
                .map(gap -> new ItemError(
                        what,
                        gap.failure().exitCode(),
                        gap.failure().error(),
                        gap.failure().message() + " (" + named(gap.owners()) + ")",
                        gap.failure().hint().orElse(null)))
                .toList();
    }

    private static String named(Set<String> owners) {
        List<String> all = new ArrayList<>(owners);
        String some = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
        return all.size() > NAMED ? some + " and " + (all.size() - NAMED) + " more" : some;
    }
}
