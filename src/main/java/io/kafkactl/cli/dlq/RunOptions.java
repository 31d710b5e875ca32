package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.DurationConverter;
import io.kafkactl.cli.support.RateConverter;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.journal.Operator;
import io.kafkactl.ops.dlq.redrive.CanaryRules;
import io.kafkactl.ops.dlq.redrive.Pace;
import io.kafkactl.ops.dlq.redrive.RunName;
import io.kafkactl.ops.dlq.redrive.RunRules;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How a run goes about its work. */
@Command(optionListHeading = "How the run proceeds")
final class RunOptions {
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)%");

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why; kept in the journal.")
    String reason;

    @Option(names = "--take-over", description = "Fence another run that is alive and go on in its place.")
    boolean takeOver;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            converter = RateConverter.class,
            description = "At most so many records, such as 50/s or 90/m. Waits between transactions only.")
    @Nullable
    Double rate;

    @Option(
            names = "--pause-above-lag",
            paramLabel = "N",
            description = "Pause while the failing group lags more than this on the targets.")
    @Nullable
    Long pauseAboveLag;

    @Option(
            names = "--failed-group",
            paramLabel = "GROUP",
            description = "The group that failed, where the dead letters do not name it.")
    @Nullable
    String failedGroup;

    @Option(
            names = "--canary",
            paramLabel = "N",
            description = "Send so many first, wait until the failing group has read them, and stop when too many come "
                    + "back as dead letters.")
    @Nullable
    Integer canary;

    @Option(
            names = "--canary-wait",
            paramLabel = "DURATION",
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "How long the group may take to read them (default: ${DEFAULT-VALUE}).")
    Duration canaryWait = Duration.ofSeconds(60);

    @Option(
            names = "--max-return-rate",
            paramLabel = "PERCENT",
            defaultValue = "20%",
            description = "How many of them may come back (default: 20%%).")
    String maxReturnRate = "20%";

    @Option(names = "--again", description = "Send what earlier runs have settled, too.")
    boolean again;

    @Option(
            names = "--no-journal",
            description =
                    "Write no journal, where no topic may be created: exactly once within this run, and no later run "
                            + "knows of it.")
    boolean noJournal;

    @Option(
            names = "--join",
            description =
                    "Share the partitions with every process, also on other machines, that is started with the same "
                            + "options; each stays until all is settled, and takes over what another leaves behind.")
    boolean join;

    /** Exit 2 for what makes no sense when the records go to another cluster. */
    void requireSenseElsewhere() {
        if (join) {
            throw KafkactlException.usage(
                    "--join does not go with --target-context",
                    "what one process has sent to another cluster and not settled the others would not know");
        }
        if (noJournal) {
            throw KafkactlException.usage(
                    "--no-journal does not go with --target-context",
                    "without the journal nothing would tell what the other cluster has already");
        }
        if (canary != null) {
            throw KafkactlException.usage(
                    "--canary does not go with --target-context", "whoever fails there writes no dead letters here");
        }
    }

    /** Exit 2 for what several processes cannot do together. */
    private void requireJoinable() {
        if (!join) {
            return;
        }
        if (canary != null) {
            throw alone(
                    "--canary",
                    "first --canary " + canary + " --limit " + (canary + 1) + " without --join, then --join");
        }
        if (again) {
            throw alone("--again", "run it without --join: no process knows what another one has sent again");
        }
        if (noJournal) {
            throw alone("--no-journal", "it is in the journal that a process finds what another one has sent");
        }
    }

    private static KafkactlException alone(String option, String hint) {
        return KafkactlException.usage(option + " is for one process, not for several that --join", hint);
    }

    RunRules rules(CliContext context) {
        requireJoinable();
        if (pauseAboveLag != null && pauseAboveLag < 0) {
            throw KafkactlException.usage("--pause-above-lag " + pauseAboveLag + " is less than none", null);
        }
        return new RunRules(
                RunName.at(context.clock().instant()),
                Operator.of(context.env()),
                reason,
                takeOver,
                again,
                !noJournal,
                new Pace(rate, pauseAboveLag),
                canary(),
                failedGroup,
                null);
    }

    private @Nullable CanaryRules canary() {
        Matcher percent = PERCENT.matcher(maxReturnRate);
        double share = percent.matches() ? Double.parseDouble(percent.group(1)) / 100 : -1;
        if (share < 0 || share > 1) {
            throw KafkactlException.usage(
                    "--max-return-rate '" + maxReturnRate + "' is not a percentage such as 20%", null);
        }
        if (canary == null) {
            return null;
        }
        if (canary < 1) {
            throw KafkactlException.usage("--canary " + canary + " sends no record", null);
        }
        return new CanaryRules(canary, canaryWait, share);
    }
}
