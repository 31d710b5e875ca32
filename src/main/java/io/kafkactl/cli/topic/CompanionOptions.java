package io.kafkactl.cli.topic;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.Companions;
import io.kafkactl.ops.topic.naming.CompanionName;
import io.kafkactl.ops.topic.naming.CompanionRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which retry and dead-letter topics are created beside new topics. */
@Command(optionListHeading = "Topics beside it")
final class CompanionOptions {
    @Option(
            names = "--dlq",
            description = "Also create the dead-letter topic, before the topic and with as many partitions.")
    boolean dlq;

    @Option(
            names = "--dlq-retention",
            paramLabel = "DURATION",
            description = "How long dead letters are kept (30d, or as long as the topic's records if that is longer).")
    @Nullable
    String dlqRetention;

    @Option(
            names = "--retries",
            paramLabel = "N",
            description = "Also create N retry topics and the dead-letter topic, before the topic.")
    int retries;

    /** Exit 2 for contradictory options, exit 4 for companions of companions. */
    Companions companions(List<String> names) {
        if (retries < 0 || retries > Companions.MOST_RETRIES) {
            throw KafkactlException.usage(
                    "--retries " + retries + " is not between 0 and " + Companions.MOST_RETRIES, null);
        }
        boolean deadLetters = dlq || retries > 0;
        if (dlqRetention != null && !deadLetters) {
            throw KafkactlException.usage("--dlq-retention is about a dead-letter topic", "add --dlq");
        }
        if (deadLetters) {
            names.stream()
                    .filter(name -> CompanionName.baseOf(name).isPresent())
                    .findFirst()
                    .ifPresent(name -> {
                        throw KafkactlException.invalid(
                                "INVALID_TOPIC_NAME",
                                "'" + name + "' is a companion itself, and companions have none",
                                "leave out --dlq and --retries for it");
                    });
        }
        return new Companions(new CompanionRequest(deadLetters, retries), null, dlqRetention);
    }
}
