package io.kafkactl.cli.lag;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.group.lag.LagFigures;
import io.kafkactl.ops.group.lag.LagOptions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How lag is measured, and which rows are shown. */
@Command(optionListHeading = "What is shown")
final class LagViewOptions {
    /** What one row stands for. */
    enum By {
        GROUP,
        TOPIC,
        PARTITION,
        MEMBER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description = "A row for each of: ${COMPLETION-CANDIDATES} (default: group, of one group its partitions).")
    @Nullable
    By by;

    @Option(names = "--only-lagging", description = "Leave out what is at the end.")
    boolean onlyLagging;

    @Option(names = "--top", paramLabel = "N", description = "At most this many rows.")
    @Nullable
    Integer top;

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            defaultValue = "status",
            description = "What comes first: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, the worst).")
    LagFigures.Order sort = LagFigures.Order.STATUS;

    @Option(
            names = "--isolation",
            paramLabel = "LEVEL",
            defaultValue = "read_uncommitted",
            description = "Where the log ends for the members: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    LagOptions.Isolation isolation = LagOptions.Isolation.READ_UNCOMMITTED;

    @Option(
            names = "--no-commit",
            paramLabel = "WHERE",
            defaultValue = "auto",
            description = "Where a group stands that committed nothing: ${COMPLETION-CANDIDATES} (default: "
                    + "${DEFAULT-VALUE}: earliest where a member owns the partition, else ignore).")
    LagOptions.NoCommit noCommit = LagOptions.NoCommit.AUTO;

    @Option(
            names = "--time",
            paramLabel = "HOW",
            defaultValue = "auto",
            description =
                    "Age of the next unread record: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}: read it, "
                            + "search by timestamp where reading is not allowed, off for more than 200 partitions behind).")
    LagOptions.TimeLag time = LagOptions.TimeLag.AUTO;

    /** Exit 2 for what cannot be meant. */
    void validate() {
        if (top != null && top < 1) {
            throw KafkactlException.usage("--top " + top + " shows nothing", null);
        }
    }

    By by(boolean oneGroup) {
        if (by != null) {
            return by;
        }
        return oneGroup ? By.PARTITION : By.GROUP;
    }

    LagOptions options(Set<String> topics, @Nullable Long allowedLag, boolean needsAge) {
        if (needsAge && time == LagOptions.TimeLag.OFF) {
            throw KafkactlException.usage("a largest age cannot be checked under --time off", "leave out --time");
        }
        LagOptions.TimeLag how = needsAge && time == LagOptions.TimeLag.AUTO ? LagOptions.TimeLag.READ : time;
        return new LagOptions(topics, isolation, noCommit, how, allowedLag == null ? 0 : allowedLag);
    }

    <T extends LagFigures> List<T> shown(List<T> rows) {
        return rows.stream()
                .filter(row -> !onlyLagging
                        || row.lag() == null
                        || row.lag() > 0
                        || row.status().severity() > 1)
                .sorted(sort.comparator())
                .limit(top == null ? Long.MAX_VALUE : top)
                .toList();
    }
}
