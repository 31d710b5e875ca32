package io.kafkactl.cli.dlq;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.redrive.JqEdit;
import io.kafkactl.ops.dlq.redrive.ValueEdit;
import io.kafkactl.record.jq.JqProgram;
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

    @Option(names = "--allow-key-change", description = "Let --transform change the key.")
    boolean allowKeyChange;

    /** Null when nothing is to be changed. */
    @Nullable
    ValueEdit edit(Cancellation cancellation) {
        if (allowKeyChange && transform == null) {
            throw KafkactlException.usage("--allow-key-change is for --transform", null);
        }
        if (sets.isEmpty() && transform == null) {
            return null;
        }
        return new JqEdit(
                sets.stream()
                        .map(set -> JqProgram.compile("--set", set, cancellation))
                        .toList(),
                transform == null ? null : JqProgram.compile("--transform", transform, cancellation),
                allowKeyChange);
    }
}
