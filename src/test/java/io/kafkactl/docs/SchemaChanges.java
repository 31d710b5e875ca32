package io.kafkactl.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells which changes of a document's schema would surprise a program that knows the old one; additions do not. */
final class SchemaChanges {
    private final List<String> breaking = new ArrayList<>();

    private SchemaChanges() {}

    /** In words, each with the place; none when only something came to it. */
    static List<String> breaking(JsonNode before, JsonNode after) {
        SchemaChanges changes = new SchemaChanges();
        changes.compare("", before, after);
        return changes.breaking;
    }

    private void compare(String place, JsonNode before, JsonNode after) {
        if (before.has("const") && !before.get("const").equals(after.path("const"))) {
            breaking.add(place + ": no longer " + before.get("const"));
        }
        if (before.has("format") && !before.get("format").equals(after.path("format"))) {
            breaking.add(place + ": no longer a " + before.get("format").asText());
        }
        Set<String> wider = types(after);
        wider.removeAll(types(before));
        if (!types(before).isEmpty() && (!wider.isEmpty() || types(after).isEmpty())) {
            breaking.add(place + ": was " + before.get("type") + " and is " + after.path("type"));
        }
        before.path("properties").properties().forEach(field -> {
            String inner = place + "/" + field.getKey();
            JsonNode now = after.path("properties").path(field.getKey());
            if (now.isMissingNode()) {
                breaking.add(inner + ": is gone");
            } else {
                compare(inner, field.getValue(), now);
            }
        });
        Set<String> optional = texts(before.path("required"));
        optional.removeAll(texts(after.path("required")));
        optional.stream()
                .filter(field -> after.path("properties").has(field))
                .forEach(field -> breaking.add(place + "/" + field + ": is no longer always there"));
        for (String part : List.of("items", "additionalProperties")) {
            if (before.path(part).isObject()) {
                compare(place + "/" + part, before.get(part), after.path(part));
            }
        }
        alternatives(place, before.path("anyOf"), after);
    }

    /** Each document of old is still one of those there are. */
    private void alternatives(String place, JsonNode before, JsonNode after) {
        JsonNode now = after.has("anyOf") ? after.get("anyOf") : after;
        for (int i = 0; i < before.size(); i++) {
            JsonNode old = before.get(i);
            boolean kept = false;
            for (JsonNode each : after.has("anyOf") ? now : List.of(now)) {
                kept |= breaking(old, each).isEmpty();
            }
            if (!kept) {
                breaking.add(place + "/anyOf/" + i + ": has no like");
            }
        }
    }

    private static Set<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isTextual() ? new LinkedHashSet<>(Set.of(type.asText())) : texts(type);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
