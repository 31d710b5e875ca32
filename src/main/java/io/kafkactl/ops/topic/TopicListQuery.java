package io.kafkactl.ops.topic;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which topics to list, and in which order.
 *
 * @param internal Kafka's own topics too
 * @param filters a topic has to pass all of them
 * @param top how many at most
 */
public record TopicListQuery(TopicSelection selection, boolean internal, List<Filter> filters, Sort sort, int top) {
    /** All topics by name. */
    public static TopicListQuery all(boolean internal) {
        return new TopicListQuery(TopicSelection.literal(List.of()), internal, List.of(), Sort.NAME, Integer.MAX_VALUE);
    }

    /** A condition; unknown figures do not meet it. */
    public enum Filter {
        UNDER_REPLICATED,
        UNAVAILABLE,
        UNDER_MIN_ISR,
        EMPTY;

        private boolean passes(TopicOverview topic) {
            TopicHealth health = topic.health();
            return switch (this) {
                case UNDER_REPLICATED -> health.underReplicated() > 0;
                case UNAVAILABLE -> health.unavailable() > 0;
                case UNDER_MIN_ISR -> health.underMinIsr() != null && health.underMinIsr() > 0;
                case EMPTY -> topic.records() != null && topic.records() == 0;
            };
        }
    }

    /** Figures with the largest first and the unknown last; ties and names in the order of the alphabet. */
    public enum Sort {
        NAME,
        SIZE,
        RECORDS,
        PARTITIONS;

        private @Nullable Long figure(TopicOverview topic) {
            return switch (this) {
                case NAME -> 0L;
                case SIZE -> topic.sizeOnDisk();
                case RECORDS -> topic.records();
                case PARTITIONS -> (long) topic.summary().partitions();
            };
        }

        private long rank(TopicOverview topic) {
            Long figure = figure(topic);
            return figure == null ? Long.MAX_VALUE : -figure;
        }
    }

    List<TopicOverview> apply(Stream<TopicOverview> topics) {
        return topics.filter(topic -> filters.stream().allMatch(filter -> filter.passes(topic)))
                .sorted(Comparator.comparingLong(sort::rank)
                        .thenComparing(topic -> topic.summary().name()))
                .limit(top)
                .toList();
    }
}
