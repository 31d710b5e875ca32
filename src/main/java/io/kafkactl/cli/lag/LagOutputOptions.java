package io.kafkactl.cli.lag;

import io.kafkactl.cli.support.OutputFileOption;
import io.kafkactl.cli.support.SchemaOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the answer goes, and in which form. */
@Command(optionListHeading = "Output")
final class LagOutputOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    LagFormat format = LagFormat.TABLE;

    @Mixin
    SchemaOption schema;

    @Mixin
    OutputFileOption file = new OutputFileOption();
}
