package io.kafkactl.cli.topic;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.TopicSelection;
import java.util.List;
import picocli.CommandLine.Option;

/** Whether the names given are patterns. */
final class PatternOptions {
    @Option(names = "--glob", description = "The names are patterns for whole names: * is any text, ? one character.")
    boolean glob;

    @Option(names = "--regex", description = "The names are regular expressions that match whole names.")
    boolean regex;

    /** Exit 2 for contradictory options and for what is no pattern. */
    TopicSelection select(List<String> names) {
        if (glob && regex) {
            throw KafkactlException.usage("--glob and --regex exclude each other", "say how to read the names");
        }
        if ((glob || regex) && names.isEmpty()) {
            throw KafkactlException.usage(
                    (glob ? "--glob" : "--regex") + " needs a pattern", "give it in place of a name, in quotes");
        }
        if (glob) {
            return TopicSelection.globs(names);
        }
        return regex ? TopicSelection.regexes(names) : TopicSelection.literal(names);
    }
}
