package io.kafkactl.config;

import java.util.List;
import java.util.Map;

/** A context made of another tool's configuration, and what could not be taken over. */
public record ImportedContext(Context context, List<String> warnings) {
    public ImportedContext {
        warnings = List.copyOf(warnings);
    }

    /** The properties that are secrets themselves. */
    public List<String> plaintext() {
        return context.properties().entrySet().stream()
                .filter(property -> Masking.isPlaintext(property.getKey(), property.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
