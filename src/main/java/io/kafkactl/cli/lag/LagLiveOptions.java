package io.kafkactl.cli.lag;

import io.kafkactl.cli.support.AttachedValueOnly;
import io.kafkactl.cli.support.DurationConverter;
import io.kafkactl.config.GivenFile;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.output.LinePlot;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looking more than once: watching, waiting, explaining. */
@Command(optionListHeading = "Watching and waiting")
final class LagLiveOptions {
    /** Consumers commit every 5 s unless told otherwise; looking more often shows steps, not rates. */
    static final Duration PACE = Duration.ofSeconds(5);

    private static final Duration WAIT_PACE = Duration.ofSeconds(1);
    private static final Duration WAIT = Duration.ofMinutes(10);

    @Option(
            names = "--watch",
            arity = "0..1",
            fallbackValue = "5s",
            paramLabel = "DURATION",
            preprocessor = AttachedValueOnly.class,
            converter = DurationConverter.class,
            description = "Show rates, trend and time to drain, again and again (every 5s, or as --watch=DURATION "
                    + "says), until Ctrl-C or --within.")
    @Nullable
    Duration watch;

    @Option(
            names = "--window",
            paramLabel = "DURATION",
            defaultValue = "2m",
            converter = DurationConverter.class,
            description = "How far back rates and trend look (default: ${DEFAULT-VALUE}).")
    Duration window = Duration.ofMinutes(2);

    @Option(
            names = "--wait-below",
            paramLabel = "N",
            description =
                    "Wait until the total lag of each group is at most N; one that does not exist yet is waited for.")
    @Nullable
    Long waitBelow;

    @Option(
            names = "--within",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Longest wait, then exit 3 (default: 10m); with --watch, how long to watch.")
    @Nullable
    Duration within;

    @Option(
            names = "--stable-for",
            paramLabel = "N",
            defaultValue = "2",
            description = "Samples in a row for which --wait-below must hold (default: ${DEFAULT-VALUE}).")
    int stableFor = 2;

    @Option(
            names = "--explain",
            description =
                    "Watch for 30 s (or --within) and say what holds the groups up, with the next command to type.")
    boolean explain;

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            description = "Draw what --watch has seen into a .png or .svg file when it ends.")
    @Nullable
    Path plot;

    boolean isOnce() {
        return watch == null && waitBelow == null && !explain;
    }

    Duration pace() {
        return watch == null ? PACE : watch;
    }

    Duration waitPace() {
        return watch == null ? WAIT_PACE : watch;
    }

    Duration waitWithin() {
        return within == null ? WAIT : within;
    }

    /** Exit 2 for what cannot be meant. */
    void validate(boolean checks, boolean named, LagFormat format) {
        boolean streams = format.isTable() || format == LagFormat.JSONL;
        if (watch != null && waitBelow == null && !streams) {
            throw KafkactlException.usage(
                    "--watch writes table, wide or jsonl, not " + format, "-o jsonl is for machines");
        }
        if (explain && (!format.hasRows() || format == LagFormat.CSV)) {
            throw KafkactlException.usage(
                    "--explain writes table, wide, json, jsonl, yaml or name, not " + format, null);
        }
        validate(checks, named);
    }

    private void validate(boolean checks, boolean named) {
        if (explain && (waitBelow != null || watch != null)) {
            throw KafkactlException.usage("--explain stands alone", "leave out --watch and --wait-below");
        }
        if (waitBelow != null && !named) {
            throw KafkactlException.usage(
                    "--wait-below needs the name of a group", "kafkactl lag GROUP --wait-below 0");
        }
        if (waitBelow != null && (stableFor < 1 || waitBelow < 0)) {
            throw KafkactlException.usage("--wait-below and --stable-for count from 0 and from 1", null);
        }
        if ((waitBelow != null || explain) && checks) {
            throw KafkactlException.usage("thresholds do not go with --wait-below and --explain", null);
        }
        if (within != null && isOnce()) {
            throw KafkactlException.usage("--within bounds --wait-below, --watch or --explain", null);
        }
        if (plot != null) {
            LinePlot.requireKind(plot.toString());
            GivenFile.requireFolder("--plot", plot);
            if (watch == null) {
                throw KafkactlException.usage("--plot draws what --watch sees", "add --watch --within 5m");
            }
        }
    }
}
