package io.kafkactl.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of one row type: one definition for the tables, for JSON, and for the schema of that JSON. */
public final class RowModel<T> {
    /** The header is null when the column stands in documents only, the field when it stands in tables only. */
    record Column<T>(
            @Nullable String header,
            @Nullable String field,
            boolean wide,
            boolean right,
            boolean spare,
            FieldType type,
            Function<T, ? extends @Nullable Object> value) {
        Column(
                @Nullable String header,
                @Nullable String field,
                boolean wide,
                boolean right,
                FieldType type,
                Function<T, ? extends @Nullable Object> value) {
            this(header, field, wide, right, false, type, value);
        }
    }

    private final String kind;
    private final List<Column<T>> columns = new ArrayList<>();
    private @Nullable Function<T, ? extends @Nullable Object> name;
    private boolean list;

    /** A model without columns; {@code kind} is the document's, such as {@code TopicList}. */
    public RowModel(String kind) {
        this.kind = kind;
    }

    public RowModel<T> text(String header, String field, Function<T, ? extends @Nullable Object> value) {
        return column(header, field, FieldType.TEXT, value);
    }

    /** Of whole numbers. */
    public RowModel<T> number(String header, String field, Function<T, ? extends @Nullable Number> value) {
        return column(header, field, FieldType.INTEGER, value);
    }

    public RowModel<T> column(
            String header, String field, FieldType type, Function<T, ? extends @Nullable Object> value) {
        return add(new Column<>(header, field, false, type.isNumber(), type, value));
    }

    /** Left out of the ordinary table, because few people need it. */
    public RowModel<T> wide(
            String header, String field, FieldType type, Function<T, ? extends @Nullable Object> value) {
        return add(new Column<>(header, field, true, type.isNumber(), type, value));
    }

    /** As {@link #tableOnly}, in the wide table. */
    public RowModel<T> wideOnly(String header, Function<T, ? extends @Nullable Object> value) {
        return add(new Column<>(header, null, true, false, FieldType.TEXT, value));
    }

    /** Shown to people only: a formatted form of what another column gives to JSON. */
    public RowModel<T> tableOnly(String header, Function<T, ? extends @Nullable Object> value) {
        return add(new Column<>(header, null, false, false, FieldType.TEXT, value));
    }

    /** As {@link #tableOnly}, for a formatted number. */
    public RowModel<T> figureOnly(String header, Function<T, ? extends @Nullable Object> value) {
        return add(new Column<>(header, null, false, true, FieldType.TEXT, value));
    }

    /** Given to machines only. */
    public RowModel<T> jsonOnly(String field, FieldType type, Function<T, ? extends @Nullable Object> value) {
        return add(new Column<>(null, field, false, false, type, value));
    }

    /** Given to machines only: a part with fields of its own. */
    public <P> RowModel<T> object(String field, RowModel<P> part, Function<T, ? extends @Nullable P> value) {
        return jsonOnly(field, FieldType.of(part).orNull(), row -> {
            P inner = value.apply(row);
            return inner == null ? null : part.fields(inner);
        });
    }

    /** Given to machines only: parts with fields of their own. */
    public <P> RowModel<T> objects(String field, RowModel<P> part, Function<T, List<P>> value) {
        return jsonOnly(
                field,
                FieldType.listOf(FieldType.of(part)),
                row -> value.apply(row).stream().map(part::fields).toList());
    }

    /** As {@link #objects}, where it may be unknown which parts there are. */
    public <P> RowModel<T> objectsOrNull(
            String field, RowModel<P> part, Function<T, ? extends @Nullable List<P>> value) {
        return jsonOnly(field, FieldType.listOf(FieldType.of(part)).orNull(), row -> {
            List<P> parts = value.apply(row);
            return parts == null ? null : parts.stream().map(part::fields).toList();
        });
    }

    /** What {@code -o name} prints of a row, where that is not its first column; null prints nothing. */
    public RowModel<T> named(Function<T, ? extends @Nullable Object> value) {
        name = value;
        return this;
    }

    /** The last column is the first to go where a list is too wide for the terminal. */
    public RowModel<T> spare() {
        int last = columns.size() - 1;
        Column<T> column = columns.get(last);
        columns.set(
                last,
                new Column<>(
                        column.header(),
                        column.field(),
                        column.wide(),
                        column.right(),
                        true,
                        column.type(),
                        column.value()));
        return this;
    }

    /** A list whose long texts may be cut on a narrow terminal, because another command or format shows them whole. */
    public RowModel<T> list() {
        list = true;
        return this;
    }

    boolean isList() {
        return list;
    }

    private RowModel<T> add(Column<T> column) {
        columns.add(column);
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

    /** Those of a table, from left to right. */
    List<Column<T>> columns(boolean wide) {
        return columns.stream()
                .filter(column -> column.header() != null && (wide || !column.wide()))
                .toList();
    }

    @Nullable
    Object name(T row) {
        return (name == null ? columns.get(0).value() : name).apply(row);
    }
}
