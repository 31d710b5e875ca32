package io.kafkactl.cli.produce;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Records that are made instead of read. */
final class TemplateOptions {
    @Option(
            names = "--template",
            paramLabel = "TEXT",
            description = "Make values instead of reading them: TEXT with {{seq}}, {{int 1 6}}, {{choice a b}}, "
                    + "{{text 20}}, {{uuid}}, {{now}}, {{now millis}} in it; so may be --key.")
    @Nullable
    String template;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            description = "How many records to make from --template (default: 1).")
    @Nullable
    Long count;

    @Option(names = "--seed", paramLabel = "N", description = "Makes the chance in --template repeatable.")
    @Nullable
    Long seed;

    Random random() {
        return seed == null ? new Random() : new Random(seed);
    }

    long count() {
        return count == null ? 1 : count;
    }
}
