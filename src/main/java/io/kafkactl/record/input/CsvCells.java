package io.kafkactl.record.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.CellTypes;
import io.kafkactl.record.MalformedRecord;
import io.kafkactl.record.SchemaMismatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes keys and values of cells: as they stand, or as JSON that a schema wants. */
final class CsvCells {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String field;
    private final @Nullable CellTypes types;

    /** For keys or for values, as {@code field} says in errors; {@code types} null knows text only. */
    CsvCells(String field, @Nullable CellTypes types) {
        this.field = field;
        this.types = types;
    }

    /** Whether the value has a field of this name whatever else the column is. */
    boolean wants(String column) {
        return types != null && types.has(column);
    }

    /** One cell is all. */
    Bytes single(String column, Bytes cell) {
        return types == null ? cell : bytes(json(types, column, null, cell));
    }

    /** An object with a field for each of these columns. */
    Bytes object(List<String> names, List<Integer> columns, List<Bytes> cells) {
        ObjectNode object = JSON.createObjectNode();
        for (int column : columns) {
            String name = names.get(column);
            Bytes cell = cells.get(column);
            JsonNode value =
                    types == null ? JSON.getNodeFactory().textNode(text(name, cell)) : json(types, name, name, cell);
            if (value != null) {
                object.set(name, value);
            }
        }
        return bytes(object);
    }

    private @Nullable JsonNode json(CellTypes known, String column, @Nullable String name, Bytes cell) {
        try {
            return known.of(name, text(column, cell));
        } catch (SchemaMismatch e) {
            throw MalformedRecord.because(field + ": " + e.in(column).getMessage(), null);
        }
    }

    private static String text(String column, Bytes cell) {
        if (!cell.isUtf8()) {
            throw MalformedRecord.because(
                    column + " is not UTF-8, and JSON cannot hold it", "--value-field takes one column byte for byte");
        }
        return cell.text();
    }

    private static Bytes bytes(@Nullable JsonNode json) {
        try {
            return Bytes.of(JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
