package io.kafkactl.client.registry;

import java.util.List;

/**
 * What the registry found.
 *
 * @param messages its reasons; empty where it is compatible, or where the registry gives none
 */
public record CompatibilityAnswer(boolean compatible, List<String> messages) {
    public CompatibilityAnswer {
        messages = List.copyOf(messages);
    }
}
