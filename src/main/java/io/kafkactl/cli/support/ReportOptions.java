package io.kafkactl.cli.support;

import io.kafkactl.output.OutputFormat;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command whose rows have no names writes them to stdout. */
public final class ReportOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    ReportFormat format = ReportFormat.TABLE;

    @Mixin
    SchemaOption schema;

    public OutputFormat format() {
        return OutputFormat.of(format);
    }
}
