package io.kafkactl.record.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a CSV input is what; a null one is none.
 *
 * @param value null makes a JSON object of all columns that are nothing else
 * @param headers in order
 */
public record CsvColumns(
        @Nullable String key,
        @Nullable String value,
        List<Column> headers,
        @Nullable String partition,
        @Nullable String timestamp) {
    /** A record header and the column that its value comes from. */
    public record Column(String header, String column) {}
}
