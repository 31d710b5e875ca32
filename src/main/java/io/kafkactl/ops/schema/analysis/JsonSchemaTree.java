package io.kafkactl.ops.schema.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON Schema with what its {@code $ref}s mean: places in it, and other schemas by their names. */
final class JsonSchemaTree {
    private static final int LONGEST_CHAIN = 100;

    private final JsonNode root;
    private final Map<String, JsonNode> documents = new LinkedHashMap<>();

    JsonSchemaTree(JsonNode root, Map<String, JsonNode> imports) {
        this.root = root;
        imports.forEach((name, document) -> {
            documents.put(name, document);
            String id = id(document);
            if (id != null) {
                documents.putIfAbsent(id, document);
            }
        });
    }

    /** The schema here, or the one that it refers to; the node itself when nobody knows what it refers to. */
    Place resolve(Place place) {
        Place found = place;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            JsonNode ref = found.node().get("$ref");
            Place next = ref == null || !ref.isTextual() ? null : target(found.document(), ref.textValue());
            if (next == null) {
                return found;
            }
            found = next;
        }
        return place;
    }

    Place root() {
        return new Place(root, root);
    }

    private @Nullable Place target(JsonNode document, String ref) {
        int hash = ref.indexOf('#');
        String name = hash < 0 ? ref : ref.substring(0, hash);
        JsonNode within = name.isEmpty() ? document : document(document, name);
        if (within == null) {
            return null;
        }
        JsonNode node = fragment(within, hash < 0 ? "" : ref.substring(hash + 1));
        return node == null ? null : new Place(node, within);
    }

    private @Nullable JsonNode document(JsonNode from, String name) {
        JsonNode found = documents.get(name);
        String base = id(from);
        if (found == null && base != null) {
            try {
                found = documents.get(URI.create(base).resolve(name).toString());
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        return found == null && name.equals(id(root)) ? root : found;
    }

    private static @Nullable JsonNode fragment(JsonNode document, String fragment) {
        if (fragment.isEmpty()) {
            return document;
        }
        if (fragment.startsWith("/")) {
            JsonNode node = document.at(fragment.replace("%25", "%"));
            return node.isMissingNode() ? null : node;
        }
        for (JsonNode node : document.findParents("$anchor")) {
            if (fragment.equals(node.path("$anchor").textValue())) {
                return node;
            }
        }
        return null;
    }

    private static @Nullable String id(JsonNode document) {
        String id = document.path("$id").textValue();
        return id == null ? document.path("id").textValue() : id;
    }

    /** A schema and the document in which its own references are looked up. */
    record Place(JsonNode node, JsonNode document) {
        Place at(JsonNode child) {
            return new Place(child, document);
        }

        /** Of the schema alone: documents are few and large. */
        @Override
        public int hashCode() {
            return node.hashCode();
        }
    }
}
