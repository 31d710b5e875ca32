package io.kafkactl.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns text that has no type of its own, such as the cells of CSV, into the JSON that a schema wants in its place. */
public interface CellTypes {
    /**
     * The JSON of one cell.
     *
     * @param field of the object that the schema describes; null when the cell is the whole value
     * @return null for a field that is left out
     * @throws SchemaMismatch when the text is nothing that the schema allows there
     */
    @Nullable
    JsonNode of(@Nullable String field, String text) throws SchemaMismatch;

    /** Whether the schema describes an object with this field. */
    boolean has(String field);

    /** A whole number, however long. */
    static JsonNode whole(String text, String type) throws SchemaMismatch {
        if (text.matches("[+-]?\\d+")) {
            BigInteger number = new BigInteger(text);
            return number.bitLength() < Long.SIZE
                    ? JsonTree.NODES.numberNode(number.longValue())
                    : JsonTree.NODES.numberNode(number);
        }
        throw new SchemaMismatch("'" + text + "' is no " + type);
    }

    /** A number with or without decimals. */
    static JsonNode number(String text, String type) throws SchemaMismatch {
        try {
            return JsonTree.NODES.numberNode(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw new SchemaMismatch("'" + text + "' is no " + type);
        }
    }

    /** In any case, as spreadsheets write it. */
    static JsonNode bool(String text) throws SchemaMismatch {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> JsonTree.NODES.booleanNode(true);
            case "false" -> JsonTree.NODES.booleanNode(false);
            default -> throw new SchemaMismatch("'" + text + "' is neither true nor false");
        };
    }

    static JsonNode text(String text) {
        return JsonTree.NODES.textNode(text);
    }
}
