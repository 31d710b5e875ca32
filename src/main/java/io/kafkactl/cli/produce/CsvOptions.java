package io.kafkactl.cli.produce;

import io.kafkactl.record.input.CsvColumns;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which column of CSV is what. */
final class CsvOptions {
    @Option(names = "--key-field", paramLabel = "COLUMN", description = "CSV column that is the key.")
    @Nullable
    String key;

    @Option(
            names = "--value-field",
            paramLabel = "COLUMN",
            description = "CSV column that is the value (default: a JSON object of all columns without another use).")
    @Nullable
    String value;

    @Option(
            names = "--header-field",
            paramLabel = "[NAME=]COLUMN",
            description = "CSV column that is a record header, called NAME or like the column; may be repeated.")
    List<String> headers = new ArrayList<>();

    @Option(
            names = "--partition-field",
            paramLabel = "COLUMN",
            description = "CSV column that is the partition; an empty cell lets the key decide.")
    @Nullable
    String partition;

    @Option(
            names = "--timestamp-field",
            paramLabel = "COLUMN",
            description = "CSV column that is the timestamp: 2026-01-31T10:00:00Z or milliseconds since 1970.")
    @Nullable
    String timestamp;

    /** The first option of these that was given, or null. */
    @Nullable
    String given() {
        if (!headers.isEmpty()) {
            return "--header-field";
        }
        return key != null
                ? "--key-field"
                : value != null
                        ? "--value-field"
                        : partition != null ? "--partition-field" : timestamp != null ? "--timestamp-field" : null;
    }

    CsvColumns columns() {
        return new CsvColumns(
                key, value, headers.stream().map(CsvOptions::header).toList(), partition, timestamp);
    }

    private static CsvColumns.Column header(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new CsvColumns.Column(text, text)
                : new CsvColumns.Column(text.substring(0, equals), text.substring(equals + 1));
    }
}
