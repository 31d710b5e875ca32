package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.PartitionSetConverter;
import io.kafkactl.cli.support.PositionConverter;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.ops.dlq.select.SelectionRule;
import io.kafkactl.output.SafeText;
import io.kafkactl.record.PartitionSet;
import io.kafkactl.record.Position;
import io.kafkactl.record.RecordFailures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which dead letters to work on; all conditions have to hold. */
@Command(optionListHeading = "Which dead letters")
final class SelectionOptions {
    @Option(
            names = "--from",
            paramLabel = "POSITION",
            converter = PositionConverter.class,
            description = "Where to begin in the dead-letter topic, inclusive: an offset, +N, -N, @TIME or @-1h.")
    @Nullable
    Position from;

    @Option(
            names = "--to",
            paramLabel = "POSITION",
            converter = PositionConverter.class,
            description = "Where to stop in it, exclusive.")
    @Nullable
    Position to;

    @Option(
            names = "--partition",
            paramLabel = "LIST",
            converter = PartitionSetConverter.class,
            description = "Only these of its partitions, such as 0,3-5.")
    @Nullable
    PartitionSet partitions;

    @Option(
            names = "--offsets",
            paramLabel = "LIST",
            description = "Only these of its records, such as 0:5-9,2:7 (partition:offset, both ends inclusive).")
    @Nullable
    String offsets;

    @Option(
            names = {"-t", "--topic"},
            paramLabel = "TOPIC[:P]",
            description = "Only those that came from this topic, or from this partition of it.")
    @Nullable
    String source;

    @Option(
            names = {"-g", "--group"},
            paramLabel = "GROUP",
            description = "Only those that failed for this consumer group.")
    @Nullable
    String group;

    @Option(
            names = "--error-class",
            paramLabel = "REGEX",
            description =
                    "Only those in whose exception the regular expression is found: the root cause first, then the "
                            + "exception around it. A simple name does.")
    @Nullable
    String errorClass;

    @Option(
            names = "--error",
            paramLabel = "REGEX",
            description = "Only those in whose error message the regular expression is found.")
    @Nullable
    String error;

    @Option(
            names = "--fingerprint",
            paramLabel = "ID",
            description = "Only those of one cause, as 'dlq stats' names it.")
    @Nullable
    String fingerprint;

    @Option(
            names = "--failed-since",
            paramLabel = "TIME",
            description = "Only those that failed at or after @TIME or @-1h; of a format that does not tell when it "
                    + "failed, by the dead letter's timestamp.")
    @Nullable
    String failedSince;

    @Option(
            names = "--failed-before",
            paramLabel = "TIME",
            description = "Only those that failed before @TIME or @-1h.")
    @Nullable
    String failedBefore;

    @Option(
            names = "--origin-offsets",
            paramLabel = "LIST",
            description = "Only those that stood at these places of the topic they came from, such as 0:5-9,2:7.")
    @Nullable
    String originOffsets;

    @Option(
            names = {"-k", "--key"},
            paramLabel = "KEY",
            description = "Only those with exactly this key; where the format wraps it, of the original.")
    @Nullable
    String key;

    @Option(names = "--key-prefix", paramLabel = "TEXT", description = "Only those whose key begins with this.")
    @Nullable
    String keyPrefix;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "NAME[=VALUE]",
            description = "Only those with this header, or with exactly this value of it; !NAME for those without it. "
                    + "May be repeated.")
    List<String> headers = new ArrayList<>();

    @Option(
            names = "--where",
            paramLabel = "JQ",
            description = "Only those for which the jq expression is neither false nor null, such as "
                    + "'.value.price > 10 and .deadLetter.attempts < 3'. Its input is that of 'consume --where', with "
                    + "the original key and value, and deadLetter with the fields of 'dlq inspect -o json'. One for "
                    + "which it fails is not selected but counted.")
    @Nullable
    String where;

    @Option(
            names = "--attempts",
            paramLabel = "CONDITION",
            description = "Only those that the application tried so often, such as '<3', '>=5' or 1.")
    @Nullable
    String attempts;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            description = "At most so many; only those that fulfil all conditions count.")
    @Nullable
    Long limit;

    private @Nullable RecordFailures failures;

    /** Positions become offsets now. Exit 2 or 4 for what cannot be read or contradicts itself. */
    Selection selection(Invocation invocation, Connection connection, DlqTopic dlq) {
        return selection(invocation, connection, dlq, limit);
    }

    /** As above, with a limit of the command's own where the user gave none. */
    Selection selection(Invocation invocation, Connection connection, DlqTopic dlq, @Nullable Long most) {
        SelectionText.requireSense(this);
        RecordFailures counted = new RecordFailures(reason -> invocation.warn(SafeText.oneLine(reason)));
        failures = counted;
        var context = invocation.context();
        return new SelectionRule(
                        from,
                        to,
                        partitions,
                        SelectionText.offsets("--offsets", offsets),
                        new SelectionText(this, dlq, context.clock().instant(), context.cancellation(), counted)
                                .conditions(),
                        most)
                .resolve(connection, dlq, context.clock().instant());
    }

    /** Exit 1 when {@code --where} failed for a record. */
    ExitCode code() {
        return failed() > 0 ? ExitCode.FAILURE : ExitCode.OK;
    }

    private long failed() {
        return failures == null ? 0 : failures.count();
    }

    /** The lines of a plan, and one more for what {@code --where} failed for: that is neither selected nor left out. */
    List<String> withFailures(List<String> plan) {
        if (failed() == 0) {
            return plan;
        }
        List<String> lines = new ArrayList<>(plan);
        lines.add("  --where failed for " + Counted.of(failed(), "dead letter") + ", not selected; the exit code is 1");
        return lines;
    }

    /** Exit 2 for a command that was given places to look at, and a selection beside them. */
    void requireNone(String why) {
        if (SelectionText.isAnyGiven(this)) {
            throw KafkactlException.usage("a selection does not go with coordinates", why);
        }
    }
}
