package io.kafkactl.ops.group;

import io.kafkactl.error.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a reset will do, made by reading alone. */
public record ResetPlan(String clusterId, ListedGroup group, boolean creates, List<OffsetChange> changes) {
    public long reread() {
        return changes.stream().mapToLong(OffsetChange::reread).sum();
    }

    public long skipped() {
        return changes.stream().mapToLong(OffsetChange::skipped).sum();
    }

    public boolean isEmpty() {
        return changes.stream().noneMatch(OffsetChange::isChange);
    }

    /** For the person who has to agree. */
    public List<String> consequences() {
        List<String> lines = new ArrayList<>();
        if (creates) {
            lines.add("group '" + group.name() + "' does not exist and will be created");
        }
        for (OffsetChange change : changes) {
            if (change.isChange()) {
                lines.add("  " + change.partition() + ": " + text(change.from()) + " -> " + text(change.to()));
            }
        }
        lines.add(String.format(
                Locale.ROOT,
                "group '%s': %s will be read again, %,d will be skipped",
                group.name(),
                Counted.of(reread(), "offset"),
                skipped()));
        return lines;
    }

    private static String text(@Nullable Long offset) {
        return offset == null ? "none" : String.valueOf(offset);
    }
}
