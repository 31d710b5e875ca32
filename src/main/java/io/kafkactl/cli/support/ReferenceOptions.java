package io.kafkactl.cli.support;

import io.kafkactl.client.registry.SchemaReference;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.schema.SubjectChoice;
import java.util.List;
import java.util.Map;

/** Reads what the schema in a file imports: {@code NAME=SUBJECT@VERSION}, once for each. */
public final class ReferenceOptions {
    private ReferenceOptions() {}

    /** Exit 2 for one without a version. */
    public static List<SchemaReference> parse(String option, Map<String, String> given) {
        return given.entrySet().stream().map(each -> reference(option, each)).toList();
    }

    private static SchemaReference reference(String option, Map.Entry<String, String> given) {
        SubjectChoice choice = SubjectChoice.parse(given.getValue());
        return new SchemaReference(
                given.getKey(),
                choice.subject(),
                choice.version()
                        .orElseThrow(() -> KafkactlException.usage(
                                option + " " + given.getKey() + "=" + given.getValue() + " names no version",
                                "write NAME=SUBJECT@VERSION, with a number")));
    }
}
