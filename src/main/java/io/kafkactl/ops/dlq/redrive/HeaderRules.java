package io.kafkactl.ops.dlq.redrive;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What becomes of a dead letter's headers.
 *
 * @param keep names that stay whatever the mode says
 * @param drop names that go whatever else is said
 * @param set names and values that replace what the record has
 * @param mark whether the redriven record tells where it comes from
 */
public record HeaderRules(
        Mode mode, List<Pattern> keep, List<Pattern> drop, Map<String, String> set, Trace trace, boolean mark) {
    /** Framework headers go, the application's stay, traces are linked. */
    public static final HeaderRules DEFAULT =
            new HeaderRules(Mode.CLEAN, List.of(), List.of(), Map.of(), Trace.LINK, true);

    /** Which headers stay by default. */
    public enum Mode {
        /** The application's. */
        CLEAN,
        /** All. */
        KEEP,
        NONE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What becomes of the headers of tracers. */
    public enum Trace {
        /** They are renamed, so that the redriven record starts a trace of its own that can be followed back. */
        LINK,
        KEEP,
        DROP;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public HeaderRules {
        keep = List.copyOf(keep);
        drop = List.copyOf(drop);
        set = Map.copyOf(set);
    }

    boolean keeps(String name) {
        return keep.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    boolean drops(String name) {
        return set.containsKey(name)
                || drop.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
