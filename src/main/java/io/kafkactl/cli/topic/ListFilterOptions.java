package io.kafkactl.cli.topic;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.TopicListQuery;
import io.kafkactl.ops.topic.TopicListQuery.Filter;
import io.kafkactl.ops.topic.TopicSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which topics of a list are wanted, and in which order. */
final class ListFilterOptions {
    /** Lower case, because picocli shows this in help, completion and errors. */
    enum Order {
        NAME,
        SIZE,
        RECORDS,
        PARTITIONS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--under-replicated", description = "Only topics with a partition that has too few copies in sync.")
    boolean underReplicated;

    @Option(names = "--unavailable", description = "Only topics with a partition that has no leader.")
    boolean unavailable;

    @Option(
            names = "--under-min-isr",
            description = "Only topics with a partition that cannot take acks=all: fewer copies in sync than "
                    + "min.insync.replicas.")
    boolean underMinIsr;

    @Option(names = "--empty", description = "Only topics without records.")
    boolean empty;

    @Option(
            names = "--sort",
            paramLabel = "BY",
            defaultValue = "name",
            description =
                    "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); figures from the largest down.")
    Order order = Order.NAME;

    @Option(names = "--top", paramLabel = "N", description = "Only the first N.")
    @Nullable
    Integer top;

    TopicListQuery query(TopicSelection selection, boolean internal) {
        if (top != null && top < 1) {
            throw KafkactlException.usage("--top " + top + " lists nothing", "it takes 1 or more");
        }
        List<Filter> filters = new ArrayList<>();
        addIf(filters, underReplicated, Filter.UNDER_REPLICATED);
        addIf(filters, unavailable, Filter.UNAVAILABLE);
        addIf(filters, underMinIsr, Filter.UNDER_MIN_ISR);
        addIf(filters, empty, Filter.EMPTY);
        return new TopicListQuery(
                selection,
                internal,
                filters,
                TopicListQuery.Sort.valueOf(order.name()),
                top == null ? Integer.MAX_VALUE : top);
    }

    private static void addIf(List<Filter> filters, boolean wanted, Filter filter) {
        if (wanted) {
            filters.add(filter);
        }
    }
}
