package io.kafkactl.ops.schema.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The keywords of a JSON Schema whose values are compared without looking deeper. */
final class JsonLimits {
    private static final List<String> UPPER =
            List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");
    private static final List<String> LOWER =
            List.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final List<String> NONE_AT_LEAST = List.of("minLength", "minItems", "minProperties");
    private static final List<String> TYPES = List.of("null", "boolean", "object", "array", "number", "string");

    private final List<Change> changes;

    JsonLimits(List<Change> changes) {
        this.changes = changes;
    }

    void compare(String path, JsonNode before, JsonNode after) {
        types(path, before, after);
        values(path, before, after);
        UPPER.forEach(keyword -> limit(path, keyword, before.get(keyword), after.get(keyword), 1));
        LOWER.forEach(keyword -> limit(path, keyword, before.get(keyword), after.get(keyword), -1));
        multipleOf(path, before.get("multipleOf"), after.get("multipleOf"));
        JsonNode pattern = after.get("pattern");
        report(path, "pattern", before.get("pattern"), pattern, pattern != null, before.get("pattern") != null);
        boolean unique = before.path("uniqueItems").asBoolean();
        boolean uniqueNow = after.path("uniqueItems").asBoolean();
        report(path, "uniqueItems", before.get("uniqueItems"), after.get("uniqueItems"), uniqueNow, unique);
    }

    private void types(String path, JsonNode before, JsonNode after) {
        Set<String> old = types(before);
        Set<String> now = types(after);
        if (!old.equals(now)) {
            report(path, "type", before.get("type"), after.get("type"), !now.containsAll(old), !old.containsAll(now));
        }
    }

    /** Every number is allowed where "number" is, so integer comes with it. */
    private static Set<String> types(JsonNode schema) {
        Set<String> types = new TreeSet<>();
        JsonNode type = schema.get("type");
        Set<JsonNode> values = values(schema);
        if (type == null && values != null) {
            values.forEach(value -> types.add(value.getNodeType().name().toLowerCase(Locale.ROOT)));
        } else if (type == null) {
            types.addAll(TYPES);
        } else if (type.isArray()) {
            type.forEach(each -> types.add(each.asText()));
        } else {
            types.add(type.asText());
        }
        if (types.contains("number")) {
            types.add("integer");
        }
        return types;
    }

    private void values(String path, JsonNode before, JsonNode after) {
        Set<JsonNode> old = values(before);
        Set<JsonNode> now = values(after);
        if (old == null ? now != null : !old.equals(now)) {
            boolean tightened = now != null && (old == null || !now.containsAll(old));
            boolean loosened = old != null && (now == null || !old.containsAll(now));
            report(path, keyword(before, after), value(before), value(after), tightened, loosened);
        }
    }

    private static String keyword(JsonNode before, JsonNode after) {
        return before.has("const") || after.has("const") ? "const" : "enum";
    }

    private static @Nullable JsonNode value(JsonNode schema) {
        return schema.has("const") ? schema.get("const") : schema.get("enum");
    }

    private static @Nullable Set<JsonNode> values(JsonNode schema) {
        if (schema.has("const")) {
            return Set.of(schema.get("const"));
        }
        if (!schema.path("enum").isArray()) {
            return null;
        }
        Set<JsonNode> values = new LinkedHashSet<>();
        schema.get("enum").forEach(values::add);
        return values;
    }

    /** {@code upwards} is 1 for a limit that a greater number loosens, -1 for one that it tightens. */
    private void limit(String path, String keyword, @Nullable JsonNode before, @Nullable JsonNode after, int upwards) {
        if (before != null && after != null && before.isNumber() && after.isNumber()) {
            int moved = after.decimalValue().compareTo(before.decimalValue()) * upwards;
            if (moved != 0) {
                report(path, keyword, before, after, moved < 0, moved > 0);
            }
        } else {
            // Draft 4 says whether the limit itself is excluded.
            report(path, keyword, before, after, isSet(keyword, after), isSet(keyword, before));
        }
    }

    /** At least none is no limit. */
    private static boolean isSet(String keyword, @Nullable JsonNode value) {
        boolean none = value != null && NONE_AT_LEAST.contains(keyword) && value.asInt() == 0;
        return value != null && !none && !(value.isBoolean() && !value.booleanValue());
    }

    private void multipleOf(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        report(
                path,
                "multipleOf",
                before,
                after,
                after != null && !isMultiple(before, after),
                before != null && !isMultiple(after, before));
    }

    private static boolean isMultiple(@Nullable JsonNode number, JsonNode divisor) {
        return number != null
                && number.isNumber()
                && divisor.isNumber()
                && divisor.decimalValue().signum() != 0
                && number.decimalValue().remainder(divisor.decimalValue()).compareTo(BigDecimal.ZERO) == 0;
    }

    /** Nothing when both are alike. */
    private void report(
            String path,
            String keyword,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            boolean tightened,
            boolean loosened) {
        if (before == null ? after == null : before.equals(after)) {
            return;
        }
        String what = JsonSchemaComparison.sentence(path, keyword, before, after);
        changes.add(Change.changed(path, keyword, text(before), text(after))
                .backward(tightened ? what + JsonSchemaComparison.OLD_DATA : null)
                .forward(loosened ? what + JsonSchemaComparison.OLD_READERS : null));
    }

    static @Nullable String text(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        List<String> words = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(each -> words.add(each.isTextual() ? each.textValue() : each.toString()));
            return String.join(", ", words);
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }
}
