package io.kafkactl.ops.provision.manifest;

import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.config.YamlNode.Position;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The schema of a topic's keys or values.
 *
 * @param part {@code key} or {@code value}
 * @param file where it stands
 * @param subject a strategy's name or a subject's; null for the strategy of the topic's name
 * @param compatibility the level to check by; null for the one that holds
 */
public record DeclaredSchema(
        String part,
        Path file,
        @Nullable String subject,
        @Nullable CompatibilityLevel compatibility,
        Position position) {}
