package io.kafkactl.cli.lag;

import io.kafkactl.cli.support.DurationConverter;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.group.GroupState;
import io.kafkactl.ops.group.lag.LagCheck;
import io.kafkactl.ops.group.lag.LagSlo;
import io.kafkactl.ops.group.lag.LagStatus;
import io.kafkactl.ops.group.lag.Thresholds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What must hold; any of these turns the command into a check that ends with 3 when it does not. */
@Command(optionListHeading = "Thresholds")
final class LagCheckOptions {
    @Option(names = "--max-lag", paramLabel = "N", description = "Largest lag of a partition; exit 3 beyond.")
    @Nullable
    Long maxLag;

    @Option(names = "--max-total-lag", paramLabel = "N", description = "Largest lag of a group; exit 3 beyond.")
    @Nullable
    Long maxTotalLag;

    @Option(
            names = "--max-age",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Greatest age of the next unread record; exit 3 beyond.")
    @Nullable
    Duration maxAge;

    @Option(
            names = "--max-lost",
            paramLabel = "N",
            description = "Most offsets of a partition deleted unread; exit 3 beyond.")
    @Nullable
    Long maxLost;

    @Option(names = "--require-members", paramLabel = "N", description = "Fewest members of a group; exit 3 below.")
    @Nullable
    Integer requireMembers;

    @Option(
            names = "--require-state",
            paramLabel = "STATE",
            description = "State a group must be in: ${COMPLETION-CANDIDATES}.")
    @Nullable
    GroupState requireState;

    @Option(
            names = "--fail-on",
            paramLabel = "STATUS",
            split = ",",
            description = "Exit 3 when a partition or group is one of: ${COMPLETION-CANDIDATES}.")
    Set<LagStatus> failOn = EnumSet.noneOf(LagStatus.class);

    @Option(
            names = "--for",
            paramLabel = "N",
            defaultValue = "1",
            description = "Samples in a row that a breach must last (default: ${DEFAULT-VALUE}); 5 s between them, or "
                    + "what --watch says.")
    int samples = 1;

    @Option(
            names = "--slo",
            paramLabel = "FILE",
            description = "YAML file with what many groups must hold; see the manual.")
    @Nullable
    Path slo;

    LagCheck check() {
        if (samples < 1) {
            throw KafkactlException.usage("--for " + samples + " takes no sample", "--for 1 decides at once");
        }
        requireFromZero("--max-lag", maxLag);
        requireFromZero("--max-total-lag", maxTotalLag);
        requireFromZero("--max-lost", maxLost);
        requireFromZero("--require-members", requireMembers);
        Thresholds thresholds =
                new Thresholds(maxLag, maxTotalLag, maxAge, maxLost, requireMembers, requireState, failOn);
        if (slo == null) {
            return LagCheck.of(thresholds);
        }
        if (!thresholds.isEmpty()) {
            throw KafkactlException.usage("--slo and single thresholds exclude each other", "write them into the file");
        }
        return LagSlo.read(slo);
    }

    private static void requireFromZero(String option, @Nullable Number number) {
        if (number != null && number.longValue() < 0) {
            throw KafkactlException.usage(option + " " + number + " can never hold", "it counts from 0 on");
        }
    }
}
