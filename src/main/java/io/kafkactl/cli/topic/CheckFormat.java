package io.kafkactl.cli.topic;

import io.kafkactl.output.AnnotationWriter;
import io.kafkactl.output.DiagnosticReport;
import io.kafkactl.output.JUnitWriter;
import io.kafkactl.output.OutputFormat;
import io.kafkactl.output.SarifWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** How checks of topics write what they found. */
enum CheckFormat {
    TABLE,
    WIDE,
    JSON,
    JSONL,
    YAML,
    NAME,
    SARIF,
    JUNIT,
    GITHUB;

    /** True where a build server reads a report. */
    boolean isReport() {
        return this == SARIF || this == JUNIT || this == GITHUB;
    }

    /** Writes a report in a format that is one. */
    void write(DiagnosticReport report, OutputStream out) throws IOException {
        switch (this) {
            case SARIF -> SarifWriter.write(report, out);
            case JUNIT -> JUnitWriter.write(report, out);
            case GITHUB -> AnnotationWriter.write(report, out);
            default -> throw new IllegalArgumentException(this + " is no report");
        }
    }

    /** The common format of the same name; table for those that are not common. */
    OutputFormat common() {
        return OutputFormat.of(this);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
