package io.kafkactl.ops.schema.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a JSON Schema says about properties and items, named ones and all others. */
final class JsonContent {
    /** Keywords that tell a reader something and forbid nothing. */
    static final List<String> ANNOTATIONS = List.of(
            "title", "description", "default", "examples", "format", "deprecated", "$comment", "$id", "id", "$schema");

    private JsonContent() {}

    /** Whether it takes anything. */
    static boolean isOpen(JsonNode schema) {
        if (schema.isBoolean()) {
            return schema.booleanValue();
        }
        return schema.properties().stream().allMatch(keyword -> ANNOTATIONS.contains(keyword.getKey()));
    }

    /** Whether it takes nothing. */
    static boolean isClosed(JsonNode schema) {
        return schema.isBoolean() && !schema.booleanValue();
    }

    /** The schema for a property of this name: its own, that of a pattern, or that of all others. */
    static JsonNode property(JsonNode object, String name) {
        JsonNode own = object.path("properties").get(name);
        if (own != null) {
            return own;
        }
        for (Iterator<Map.Entry<String, JsonNode>> i =
                        object.path("patternProperties").properties().iterator();
                i.hasNext(); ) {
            Map.Entry<String, JsonNode> entry = i.next();
            if (matches(entry.getKey(), name)) {
                return entry.getValue();
            }
        }
        return others(object);
    }

    private static boolean matches(String pattern, String name) {
        try {
            return Pattern.compile(pattern).matcher(name).find();
        } catch (PatternSyntaxException e) {
            // A regular expression of ECMA 262 that Java does not know.
            return false;
        }
    }

    /** The schema for properties that are not named; true where nothing is said. */
    static JsonNode others(JsonNode object) {
        JsonNode additional = object.get("additionalProperties");
        return additional == null ? BooleanNode.TRUE : additional;
    }

    /** The names of all properties that either says something about. */
    static Set<String> names(JsonNode before, JsonNode after, String keyword) {
        Set<String> names = new TreeSet<>();
        before.path(keyword).fieldNames().forEachRemaining(names::add);
        after.path(keyword).fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The schemas of the first items, one for each place. */
    static List<JsonNode> firstItems(JsonNode array) {
        JsonNode prefix = array.has("prefixItems") ? array.get("prefixItems") : array.path("items");
        List<JsonNode> items = new ArrayList<>();
        if (prefix.isArray()) {
            prefix.forEach(items::add);
        }
        return items;
    }

    /** The schema for items behind the first ones; true where nothing is said. */
    static JsonNode otherItems(JsonNode array) {
        JsonNode items = array.get("items");
        JsonNode other = items == null || items.isArray() ? array.get("additionalItems") : items;
        boolean said = other != null && (items != null || array.has("prefixItems"));
        return said ? other : BooleanNode.TRUE;
    }

    /** The schema for the item at a place, from 0. */
    static JsonNode item(JsonNode array, int index) {
        List<JsonNode> first = firstItems(array);
        return index < first.size() ? first.get(index) : otherItems(array);
    }
}
