package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.DurationConverter;
import io.kafkactl.config.Sizes;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.change.MoveOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How copies move between brokers, and how long the command waits for them. */
@Command(optionListHeading = "Copies that move between brokers")
final class MoveWaitOptions {
    private static final int DEFAULT_MOVES = 50;

    @Option(
            names = "--throttle",
            paramLabel = "SIZE",
            description = "Bytes a second that each broker may copy, such as 50MB; no limit without it.")
    @Nullable
    String throttle;

    @Option(names = "--no-wait", description = "Return when the brokers have taken the move on.")
    boolean noWait;

    @Option(
            names = "--within",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "Deadline for the move (exit 3); as long as it takes without it. The move goes on in any case.")
    @Nullable
    Duration within;

    @Option(
            names = "--max-moves",
            paramLabel = "N",
            description = "How many partitions change brokers at the same time; the next ones wait for them "
                    + "(default: " + DEFAULT_MOVES + "). With --no-wait all begin at once.")
    @Nullable
    Integer maxMoves;

    /** Exit 2 for options about a move where none is asked for. */
    void requireMove(boolean moves) {
        if (!moves && (throttle != null || noWait || within != null || maxMoves != null)) {
            throw KafkactlException.usage(
                    "--throttle, --no-wait, --within and --max-moves are about moving copies", "add -r N");
        }
        if (noWait && maxMoves != null) {
            throw KafkactlException.usage(
                    "--max-moves waits for some moves before it begins others, and --no-wait waits for none",
                    "leave one out");
        }
        if (maxMoves != null && maxMoves < 1) {
            throw KafkactlException.usage("--max-moves " + maxMoves + " would move nothing", "a number from 1 on");
        }
        if (noWait && within != null) {
            throw KafkactlException.usage("--no-wait and --within exclude each other", "leave one out");
        }
        options();
    }

    MoveOptions options() {
        return new MoveOptions(
                throttle == null ? null : rate(throttle), !noWait, within, maxMoves == null ? DEFAULT_MOVES : maxMoves);
    }

    private static long rate(String text) {
        try {
            long rate = Sizes.parse(text.replaceFirst("/s$", ""));
            if (rate > 0) {
                return rate;
            }
            throw KafkactlException.usage("--throttle " + text + " would let nothing through", "such as 50MB");
        } catch (IllegalArgumentException e) {
            throw KafkactlException.usage("--throttle: " + e.getMessage(), "bytes a second and broker, such as 50MB");
        }
    }
}
