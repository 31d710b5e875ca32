package io.kafkactl.cli.schema;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.schema.SubjectSelection;
import io.kafkactl.record.NamePattern;
import java.util.List;
import picocli.CommandLine.Option;

/** Whether the subjects given are patterns. */
final class SubjectPatterns {
    @Option(names = "--glob", description = "Subjects are patterns for whole names: * is any text, ? one character.")
    boolean glob;

    @Option(names = "--regex", description = "Subjects are regular expressions that match whole names.")
    boolean regex;

    /** Exit 2 for contradictory options and for what is no pattern. */
    SubjectSelection select(List<String> subjects) {
        if (glob && regex) {
            throw KafkactlException.usage("--glob and --regex exclude each other", "say how to read the subjects");
        }
        if (!glob && !regex) {
            return SubjectSelection.literal(subjects);
        }
        if (subjects.isEmpty()) {
            throw KafkactlException.usage(
                    (glob ? "--glob" : "--regex") + " needs a pattern", "give it in place of a subject, in quotes");
        }
        return new SubjectSelection(
                subjects,
                subjects.stream()
                        .map(glob ? NamePattern::glob : NamePattern::regex)
                        .toList());
    }
}
