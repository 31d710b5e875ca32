package io.kafkactl.ops.schema.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kafkactl.ops.schema.analysis.JsonSchemaTree.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What differs between the {@code allOf}, {@code anyOf} and {@code oneOf} of two JSON Schemas. */
final class JsonCombinations {
    private static final List<String> KEYWORDS = List.of("allOf", "anyOf", "oneOf");

    private final JsonSchemaComparison comparison;
    private final List<Change> changes;

    JsonCombinations(JsonSchemaComparison comparison, List<Change> changes) {
        this.comparison = comparison;
        this.changes = changes;
    }

    void compare(String path, Place before, Place after) {
        for (String keyword : KEYWORDS) {
            List<Place> old = parts(before, keyword);
            List<Place> now = parts(after, keyword);
            if (Objects.equals(nodes(old), nodes(now)) && isSelfContained(old) && isSelfContained(now)) {
                continue;
            }
            boolean backward;
            boolean forward;
            if (old.isEmpty()) {
                backward = isWithin(keyword, List.of(whole(before)), now, path, Change::backward, false);
                forward = true;
            } else if (now.isEmpty()) {
                backward = true;
                forward = isWithin(keyword, List.of(whole(after)), old, path, Change::forward, true);
            } else {
                backward = isWithin(keyword, old, now, path, Change::backward, false);
                forward = isWithin(keyword, now, old, path, Change::forward, true);
            }
            report(path, keyword, old, now, backward, forward);
        }
    }

    private void report(
            String path, String keyword, List<Place> old, List<Place> now, boolean backward, boolean forward) {
        if (!old.isEmpty() && !now.isEmpty() && old.size() == now.size()) {
            List<Change> parts = new ArrayList<>();
            for (int i = 0; i < old.size(); i++) {
                parts.addAll(comparison.attempt(path + "." + keyword + "[" + i + "]", old.get(i), now.get(i)));
            }
            if (parts.isEmpty()) {
                return;
            }
            boolean same = parts.stream().noneMatch(change -> change.backward() != null) == backward
                    && parts.stream().noneMatch(change -> change.forward() != null) == forward;
            if (same) {
                changes.addAll(parts);
                return;
            }
        }
        String what = keyword + " of '" + path + "' changed";
        changes.add(Change.changed(path, keyword, text(old), text(now))
                .backward(backward ? null : what + JsonSchemaComparison.OLD_DATA)
                .forward(forward ? null : what + JsonSchemaComparison.OLD_READERS));
    }

    /**
     * Whether all that the inner parts allow is allowed by the outer ones.
     *
     * @param cause what of a change says that it is not
     * @param reversed the outer parts are the old ones
     */
    private boolean isWithin(
            String keyword,
            List<Place> inner,
            List<Place> outer,
            String path,
            Function<Change, @Nullable String> cause,
            boolean reversed) {
        if (keyword.equals("allOf")) {
            return outer.stream()
                    .allMatch(part -> inner.stream().anyMatch(each -> fits(path, each, part, cause, reversed)));
        }
        List<Place> free = new ArrayList<>(outer);
        for (Place part : inner) {
            Place home = free.stream()
                    .filter(each -> fits(path, part, each, cause, reversed))
                    .findFirst()
                    .orElse(null);
            if (home == null) {
                return false;
            }
            if (keyword.equals("oneOf")) {
                // Two in one place would be two matches of one, where exactly one is allowed.
                free.remove(home);
            }
        }
        return true;
    }

    private boolean fits(
            String path, Place inner, Place outer, Function<Change, @Nullable String> cause, boolean reversed) {
        List<Change> found = reversed ? comparison.attempt(path, outer, inner) : comparison.attempt(path, inner, outer);
        return found.stream().noneMatch(change -> cause.apply(change) != null);
    }

    private static List<Place> parts(Place place, String keyword) {
        List<Place> parts = new ArrayList<>();
        place.node().path(keyword).forEach(part -> parts.add(place.at(part)));
        return parts;
    }

    /** The schema without its annotations, which allow nothing and forbid nothing. */
    private static Place whole(Place place) {
        if (place.node() instanceof ObjectNode object) {
            return place.at(object.deepCopy().without(List.of("$schema", "$id", "title", "description")));
        }
        return place;
    }

    private static List<JsonNode> nodes(List<Place> places) {
        return places.stream().map(Place::node).toList();
    }

    private static boolean isSelfContained(List<Place> places) {
        return places.stream().allMatch(place -> place.node().findValue("$ref") == null);
    }

    private static @Nullable String text(List<Place> places) {
        return places.isEmpty() ? null : places.size() + " schemas";
    }
}
