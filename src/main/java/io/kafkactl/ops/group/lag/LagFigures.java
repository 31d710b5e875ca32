package io.kafkactl.ops.group.lag;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What rows of any size have in common: a partition, a topic, a member, a group. */
public interface LagFigures {
    String group();

    LagStatus status();

    @Nullable
    Long lag();

    @Nullable
    Long lost();

    @Nullable
    Long ageMs();

    /** What comes first. */
    enum Order {
        /** The worst status, and among equals the largest lag. */
        STATUS,
        LAG,
        AGE,
        LOST,
        NAME;

        /** Unknown numbers come last, and equal rows keep their order. */
        public Comparator<LagFigures> comparator() {
            Comparator<LagFigures> byLag = descending(LagFigures::lag);
            return switch (this) {
                case STATUS ->
                    Comparator.comparing(LagFigures::status, LagStatus.WORST_FIRST)
                            .thenComparing(byLag);
                case LAG -> byLag;
                case AGE -> descending(LagFigures::ageMs);
                case LOST -> descending(LagFigures::lost);
                case NAME -> Comparator.comparing(LagFigures::group);
            };
        }

        private static Comparator<LagFigures> descending(
                java.util.function.Function<LagFigures, @Nullable Long> number) {
            return Comparator.comparingLong((LagFigures row) -> {
                        Long value = number.apply(row);
                        return value == null ? -1 : value;
                    })
                    .reversed();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
