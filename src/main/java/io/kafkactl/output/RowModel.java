package io.kafkactl.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of one row type: one definition for the table and for JSON. */
public final class RowModel<T> {
    /** The header is null when the column stands in JSON only, the field when it stands in the table only. */
    record Column<T>(
            @Nullable String header,
            @Nullable String field,
            boolean right,
            Function<T, ? extends @Nullable Object> value) {}

    private final String kind;
    private final List<Column<T>> columns = new ArrayList<>();

    /** A model without columns; {@code kind} is the document's, such as {@code TopicList}. */
    public RowModel(String kind) {
        this.kind = kind;
    }

    public RowModel<T> text(String header, String field, Function<T, ? extends @Nullable Object> value) {
        columns.add(new Column<>(header, field, false, value));
        return this;
    }

    public RowModel<T> number(String header, String field, Function<T, ? extends @Nullable Number> value) {
        columns.add(new Column<>(header, field, true, value));
        return this;
    }

    /** Shown to people only: a formatted form of what another column gives to JSON. */
    public RowModel<T> tableOnly(String header, Function<T, ? extends @Nullable Object> value) {
        columns.add(new Column<>(header, null, false, value));
        return this;
    }

    /** As {@link #tableOnly}, for a formatted number. */
    public RowModel<T> figureOnly(String header, Function<T, ? extends @Nullable Object> value) {
        columns.add(new Column<>(header, null, true, value));
        return this;
    }

    /** Given to machines only. The value may be a number, text, boolean, instant, list, map or null. */
    public RowModel<T> jsonOnly(String field, Function<T, ? extends @Nullable Object> value) {
        columns.add(new Column<>(null, field, false, value));
        return this;
    }

    /** What machines are given of a row. */
    public Map<String, @Nullable Object> fields(T row) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Column<T> column : columns) {
            if (column.field() != null) {
                fields.put(column.field(), column.value().apply(row));
            }
        }
        return fields;
    }

    public String kind() {
        return kind;
    }

    List<Column<T>> columns() {
        return columns;
    }
}
