package io.kafkactl.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Client properties from several places, the later ones over the earlier, with the place of each that is left. */
final class LayeredProperties {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Origin> origins = new LinkedHashMap<>();

    /** Properties of one place. */
    record Layer(Map<String, String> properties, Function<String, Origin> origin) {
        Layer without(Predicate<String> unwanted) {
            Map<String, String> rest = new LinkedHashMap<>(properties);
            rest.keySet().removeIf(unwanted);
            return new Layer(rest, origin);
        }
    }

    void put(Layer layer) {
        layer.properties().forEach((key, value) -> {
            values.put(key, value);
            origins.put("properties." + key, layer.origin().apply(key));
        });
    }

    void remove(Predicate<String> unwanted) {
        values.keySet().stream().filter(unwanted).forEach(key -> origins.remove("properties." + key));
        values.keySet().removeIf(unwanted);
    }

    Map<String, String> values() {
        return values;
    }

    Map<String, Origin> origins() {
        return origins;
    }
}
