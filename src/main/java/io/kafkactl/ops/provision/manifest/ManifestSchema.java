package io.kafkactl.ops.provision.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What manifests may be, as JSON Schema for editors; made of what the reader itself goes by. */
public final class ManifestSchema {
    private ManifestSchema() {}

    /** Indented, with a line break at its end. */
    public static String text() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "kafkactl manifest");
        schema.put("description", "Topics, and the policy that holds for them.");
        List<Object> kinds = new ArrayList<>();
        ManifestShapes.kinds().values().forEach(kind -> kinds.add(kind.jsonSchema()));
        schema.put("oneOf", kinds);
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts can be written", e);
        }
    }
}
