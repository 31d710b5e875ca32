package io.kafkactl.ops.group.lag;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How lag is measured.
 *
 * @param topics narrow to these, empty for all
 * @param allowedLag as much is no lag
 */
public record LagOptions(Set<String> topics, Isolation isolation, NoCommit noCommit, TimeLag time, long allowedLag) {
    public static final LagOptions DEFAULT =
            new LagOptions(Set.of(), Isolation.READ_UNCOMMITTED, NoCommit.AUTO, TimeLag.AUTO, 0);

    /** Where the log ends for the group's members. */
    public enum Isolation {
        READ_UNCOMMITTED,
        READ_COMMITTED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a group stands that has committed nothing. */
    public enum NoCommit {
        /** At the log start if a member owns the partition, else nowhere. */
        AUTO,
        EARLIEST,
        LATEST,
        IGNORE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How the age of the next unread record is found. */
    public enum TimeLag {
        /** Read, and search where reading is forbidden; off beyond {@link LagReader#AUTO_READ_PARTITIONS}. */
        AUTO,
        READ,
        SEARCH,
        OFF;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LagOptions withTime(TimeLag value) {
        return new LagOptions(topics, isolation, noCommit, value, allowedLag);
    }

    public LagOptions withAllowedLag(@Nullable Long value) {
        return new LagOptions(topics, isolation, noCommit, time, value == null ? 0 : value);
    }

    boolean wants(String topic) {
        return topics.isEmpty() || topics.contains(topic);
    }
}
