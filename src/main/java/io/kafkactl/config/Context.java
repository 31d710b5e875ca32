package io.kafkactl.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named cluster: its address, its client properties and the house rules that hold there.
 *
 * @param protectedContext what destroys wants the context's name as well as an agreement
 * @param readOnly nothing that writes is sent
 * @param requireKey no record is sent without key
 * @param color of the name in prompts; null for no colour of its own
 */
public record Context(
        String name,
        String bootstrapServers,
        Map<String, String> properties,
        List<String> schemaRegistry,
        boolean protectedContext,
        boolean readOnly,
        boolean requireKey,
        HouseRules rules,
        DlqSettings dlq,
        @Nullable String color) {

    /** The same, with the paths of its secrets as from a folder. */
    public Context anchoredAt(Path folder) {
        Map<String, String> anchored = new LinkedHashMap<>();
        properties.forEach((key, value) -> anchored.put(key, Secrets.anchored(value, folder)));
        return new Context(
                name,
                bootstrapServers,
                anchored,
                schemaRegistry,
                protectedContext,
                readOnly,
                requireKey,
                rules,
                dlq,
                color);
    }

    /** The colour of the name wherever it is asked about; red is for protected contexts. */
    @Nullable
    String promptColor() {
        return protectedContext ? "red" : color;
    }

    /** A context that says no more than where the brokers are. */
    public static Context of(String name, String bootstrapServers) {
        return new Context(
                name,
                bootstrapServers,
                Map.of(),
                List.of(),
                false,
                false,
                false,
                HouseRules.DEFAULT,
                DlqSettings.DEFAULT,
                null);
    }
}
