package io.kafkactl.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named cluster: its address, its client properties and the house rules that hold there.
 *
 * @param protectedContext what destroys wants the context's name as well as an agreement
 * @param readOnly nothing that writes is sent
 * @param requireKey no record is sent without key
 * @param color of the name in the prompt of the shell; null for no colour of its own
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
