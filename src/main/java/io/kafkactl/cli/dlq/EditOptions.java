package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.TextEditor;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.edit.CollectedValues;
import io.kafkactl.ops.dlq.redrive.JqEdit;
import io.kafkactl.ops.dlq.redrive.ValueEdit;
import io.kafkactl.record.jq.JqProgram;
import io.kafkactl.record.schema.SchemaValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How values are changed before they go. */
@Command(optionListHeading = "Changing values")
final class EditOptions {
    @Option(
            names = "--set",
            paramLabel = "JQ",
            description =
                    "Change the value by a jq expression whose input it is, such as '.status = \"PENDING\"'; may be "
                            + "repeated. The plan shows samples, and kafkactl-edited keeps the hash of the original.")
    List<String> sets = new ArrayList<>();

    @Option(
            names = "--transform",
            paramLabel = "JQ",
            description = "Change the record by a jq expression whose input is the record as in 'consume --where', and "
                    + "whose result has its new value, such as '.value.items |= unique'.")
    @Nullable
    String transform;

    @Option(names = "--allow-key-change", description = "Let --transform and --edit change the key.")
    boolean allowKeyChange;

    @Option(
            names = "--edit",
            description =
                    "Open the values in $VISUAL, $EDITOR or vi, at most 200 of them; what was changed is shown before "
                            + "anything is asked or sent. A record that is deleted there stays pending.")
    boolean byHand;

    /** Exit 2 where {@code --edit} makes no sense. */
    void requireSense(CliContext context, boolean yes, boolean saves, boolean joins) {
        if (!byHand) {
            return;
        }
        if (!sets.isEmpty() || transform != null) {
            throw KafkactlException.usage(
                    "--edit does not go with " + (sets.isEmpty() ? "--transform" : "--set"),
                    "run it for some of the dead letters after the other, which -n and the like select");
        }
        if (saves) {
            throw KafkactlException.usage(
                    "--edit does not go with --save-plan, which keeps no values", "--set and --transform are kept");
        }
        if (joins) {
            throw KafkactlException.usage(
                    "--edit is for one process, not for several that --join",
                    "--set and --transform do for all of them");
        }
        if (yes) {
            throw KafkactlException.usage(
                    "--edit does not go with --yes: it shows what was changed, and asks",
                    "in a script, --set and --transform change values");
        }
        TextEditor.requireTerminal(context, "--edit", "in a script, --set and --transform change values");
    }

    /**
     * Null when nothing is to be changed; what only collects the values when they are to be changed by hand.
     *
     * @param schemas by which values are changed that name one; null without a registry
     */
    @Nullable
    ValueEdit edit(Cancellation cancellation, @Nullable SchemaValues schemas) {
        if (allowKeyChange && transform == null && !byHand) {
            throw KafkactlException.usage("--allow-key-change is for --transform and --edit", null);
        }
        if (byHand) {
            return new CollectedValues();
        }
        if (sets.isEmpty() && transform == null) {
            return null;
        }
        return new JqEdit(
                sets.stream()
                        .map(set -> JqProgram.compile("--set", set, cancellation))
                        .toList(),
                transform == null ? null : JqProgram.compile("--transform", transform, cancellation),
                allowKeyChange,
                schemas);
    }
}
