package io.kafkactl.ops.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One value that a topic will have, and where it comes from.
 *
 * @param key the setting, or {@code partitions} or {@code replication.factor}
 * @param detail what the origin does not say by itself, such as the preset's name; may be empty
 * @param instead weaker values that it took the place of, the strongest first
 */
public record PlannedValue(String key, String value, Origin origin, String detail, List<Other> instead) {
    /** Where values come from, the weakest first. */
    public enum Origin {
        BROKER_DEFAULT,
        BUILT_IN,
        CONTEXT,
        POLICY,
        PRESET,
        FLAG,
        MANIFEST,
        ENVIRONMENT,
        TOPIC;

        /** Whether somebody wrote it down for this cluster: nothing takes its place in silence. */
        public boolean isDeclared() {
            return this == POLICY || this == FLAG || this == MANIFEST || this == ENVIRONMENT;
        }

        /** As output spells it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A value that lost. */
    public record Other(String value, Origin origin) {}

    static PlannedValue of(String key, String value, Origin origin, String detail) {
        return new PlannedValue(key, value, origin, detail, List.of());
    }

    /** The stronger value, which remembers this one. */
    PlannedValue replacedBy(PlannedValue stronger) {
        List<Other> all = new ArrayList<>(List.of(new Other(value, origin)));
        all.addAll(instead);
        return new PlannedValue(stronger.key(), stronger.value(), stronger.origin(), stronger.detail(), all);
    }

    public int number() {
        return Integer.parseInt(value);
    }
}
