package io.kafkactl.ops.schema.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.ops.schema.analysis.JsonSchemaTree.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two JSON Schemas. A new schema reads old data when it allows all that the old one allows; what
 * cannot be judged counts as a break, and says so.
 */
final class JsonSchemaComparison {
    static final String OLD_DATA = ": old data may not be valid";
    static final String OLD_READERS = ": readers with the old schema may refuse new data";

    private static final List<String> NOT_JUDGED = List.of(
            "not",
            "if",
            "then",
            "else",
            "dependencies",
            "dependentRequired",
            "dependentSchemas",
            "propertyNames",
            "contains",
            "minContains",
            "maxContains",
            "unevaluatedProperties",
            "unevaluatedItems",
            "$dynamicRef",
            "$recursiveRef");

    private record Pair(Place before, Place after) {}

    private final JsonSchemaTree beforeTree;
    private final JsonSchemaTree afterTree;
    private final List<Change> changes = new ArrayList<>();
    private final Set<Pair> open;

    private JsonSchemaComparison(JsonSchemaTree beforeTree, JsonSchemaTree afterTree, Set<Pair> open) {
        this.beforeTree = beforeTree;
        this.afterTree = afterTree;
        this.open = open;
    }

    static List<Change> changes(JsonSchemaTree before, JsonSchemaTree after) {
        JsonSchemaComparison comparison = new JsonSchemaComparison(before, after, new HashSet<>());
        comparison.compare("$", before.root(), after.root());
        return comparison.changes;
    }

    /** Compares on the side, for a choice between several counterparts. */
    List<Change> attempt(String path, Place before, Place after) {
        JsonSchemaComparison attempt = new JsonSchemaComparison(beforeTree, afterTree, new HashSet<>(open));
        attempt.compare(path, before, after);
        return attempt.changes;
    }

    void compare(String path, Place from, Place to) {
        Place before = beforeTree.resolve(from);
        Place after = afterTree.resolve(to);
        if (before.node().equals(after.node()) && isSelfContained(before)) {
            return;
        }
        JsonNode old = before.node();
        JsonNode now = after.node();
        if (isExtreme(old) || isExtreme(now)) {
            annotations(path, old, now);
            extremes(path, old, now);
            return;
        }
        Pair pair = new Pair(before, after);
        // A schema that contains itself is judged once on the way down.
        if (!open.add(pair)) {
            return;
        }
        annotations(path, old, now);
        new JsonLimits(changes).compare(path, old, now);
        properties(path, before, after);
        items(path, before, after);
        new JsonCombinations(this, changes).compare(path, before, after);
        unjudged(path, old, now);
        open.remove(pair);
    }

    private static boolean isExtreme(JsonNode schema) {
        return JsonContent.isClosed(schema) || JsonContent.isOpen(schema);
    }

    private static boolean isSelfContained(Place place) {
        return place.node().findValue("$ref") == null;
    }

    private void extremes(String path, JsonNode old, JsonNode now) {
        boolean loosened = !JsonContent.isOpen(old) && !JsonContent.isClosed(now);
        boolean tightened = !JsonContent.isClosed(old) && !JsonContent.isOpen(now);
        if (!loosened && !tightened) {
            return;
        }
        String what = "'" + path + "' changed from " + brief(old) + " to " + brief(now);
        changes.add(Change.changed(path, "schema", brief(old), brief(now))
                .backward(tightened ? what + OLD_DATA : null)
                .forward(loosened ? what + OLD_READERS : null));
    }

    /** What a place allows, in a few words. */
    private static String brief(JsonNode schema) {
        if (JsonContent.isOpen(schema)) {
            return "anything";
        }
        if (JsonContent.isClosed(schema)) {
            return "nothing";
        }
        String type = JsonLimits.text(schema.get("type"));
        return type == null ? "a schema" : type;
    }

    private void annotations(String path, JsonNode old, JsonNode now) {
        for (String keyword : JsonContent.ANNOTATIONS) {
            if (!Objects.equals(old.get(keyword), now.get(keyword))) {
                changes.add(Change.changed(
                                path, keyword, JsonLimits.text(old.get(keyword)), JsonLimits.text(now.get(keyword)))
                        .remark(
                                keyword.equals("format")
                                        ? "no level checks formats"
                                        : keyword.equals("$schema") ? "keywords differ between drafts" : null));
            }
        }
    }

    private void properties(String path, Place before, Place after) {
        JsonNode old = before.node();
        JsonNode now = after.node();
        for (String name : JsonContent.names(old, now, "properties")) {
            String place = path + "." + name;
            boolean was = old.path("properties").has(name);
            boolean is = now.path("properties").has(name);
            Place oldProperty = before.at(JsonContent.property(old, name));
            Place property = after.at(JsonContent.property(now, name));
            if (was && is) {
                compare(place, oldProperty, property);
            } else {
                changes.add(content(place, was, oldProperty, property));
            }
        }
        required(path, old, now);
        for (String pattern : JsonContent.names(old, now, "patternProperties")) {
            JsonNode was = old.path("patternProperties").get(pattern);
            JsonNode is = now.path("patternProperties").get(pattern);
            compare(
                    path + ".[" + pattern + "]",
                    before.at(was == null ? JsonContent.others(old) : was),
                    after.at(is == null ? JsonContent.others(now) : is));
        }
        compare(path + ".*", before.at(JsonContent.others(old)), after.at(JsonContent.others(now)));
    }

    /** A property that only one of them names: the other has it by its content model. */
    private Change content(String path, boolean removed, Place before, Place after) {
        List<Change> found = attempt(path, before, after);
        String what = "property '" + path + "' was " + (removed ? "removed from" : "added to");
        boolean tightened = found.stream().anyMatch(change -> change.backward() != null);
        boolean loosened = found.stream().anyMatch(change -> change.forward() != null);
        String backward = removed
                ? what + " a schema that allows no others, or others only"
                : what + " a schema that allowed anything there, or something else";
        String forward = removed
                ? what + " a schema that allows anything there, or something else"
                : what + " a schema that allowed no others, or others only";
        Change change = removed
                ? Change.removed(path, "property", brief(before.node()))
                : Change.added(path, "property", brief(after.node()));
        return change.backward(tightened ? backward + OLD_DATA : null).forward(loosened ? forward + OLD_READERS : null);
    }

    /** Registries take a default for a value that readers fill in, and so does this. */
    private void required(String path, JsonNode old, JsonNode now) {
        Set<String> was = names(old.path("required"));
        Set<String> is = names(now.path("required"));
        for (String name : is) {
            if (!was.contains(name)) {
                boolean filled = JsonContent.property(now, name).has("default");
                changes.add(Change.added(path + "." + name, "required", name)
                        .backward(filled ? null : "'" + path + "." + name + "' is now required" + OLD_DATA));
            }
        }
        for (String name : was) {
            if (!is.contains(name)) {
                boolean filled = JsonContent.property(old, name).has("default");
                changes.add(Change.removed(path + "." + name, "required", name)
                        .forward(filled ? null : "'" + path + "." + name + "' is no longer required" + OLD_READERS));
            }
        }
    }

    private static Set<String> names(JsonNode list) {
        Set<String> names = new LinkedHashSet<>();
        list.forEach(name -> names.add(name.asText()));
        return names;
    }

    private void items(String path, Place before, Place after) {
        JsonNode old = before.node();
        JsonNode now = after.node();
        int places = Math.max(
                JsonContent.firstItems(old).size(), JsonContent.firstItems(now).size());
        for (int i = 0; i < places; i++) {
            compare(path + "[" + i + "]", before.at(JsonContent.item(old, i)), after.at(JsonContent.item(now, i)));
        }
        compare(path + "[]", before.at(JsonContent.otherItems(old)), after.at(JsonContent.otherItems(now)));
    }

    /** More keywords allow less, so only a change of one may go both ways. */
    private void unjudged(String path, JsonNode old, JsonNode now) {
        List<String> keywords = new ArrayList<>(NOT_JUDGED);
        if (old.has("$ref") || now.has("$ref")) {
            keywords.add("$ref");
        }
        for (String keyword : keywords) {
            JsonNode was = old.get(keyword);
            JsonNode is = now.get(keyword);
            if (!Objects.equals(was, is)) {
                String what = sentence(path, keyword, null, null) + " and is not judged here";
                changes.add(Change.changed(path, keyword, JsonLimits.text(was), JsonLimits.text(is))
                        .backward(is == null ? null : what + OLD_DATA)
                        .forward(was == null ? null : what + OLD_READERS)
                        .remark("not judged"));
            }
        }
    }

    /** What happened to a keyword; without values when both are null. */
    static String sentence(String path, String keyword, @Nullable JsonNode before, @Nullable JsonNode after) {
        String subject = keyword + " of '" + path + "'";
        if (before == null && after == null) {
            return subject + " changed";
        }
        if (before == null) {
            return subject + " was added (" + JsonLimits.text(after) + ")";
        }
        return after == null
                ? subject + " (" + JsonLimits.text(before) + ") was removed"
                : subject + " changed from " + JsonLimits.text(before) + " to " + JsonLimits.text(after);
    }
}
