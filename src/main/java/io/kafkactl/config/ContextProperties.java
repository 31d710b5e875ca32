package io.kafkactl.config;

import io.kafkactl.error.KafkactlException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the client properties of a context, where references to secrets may stand as mappings, too. */
final class ContextProperties {
    private static final Set<String> REFERENCES = Stream.of(SecretReference.Kind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private final Path folder;
    private final @Nullable ProjectRules project;

    /** @param project null for a file of the user's own */
    ContextProperties(Path file, @Nullable ProjectRules project) {
        this.folder = file.toAbsolutePath().resolveSibling("");
        this.project = project;
    }

    Map<String, String> read(@Nullable YamlNode node) {
        if (node == null) {
            return Map.of();
        }
        YamlNode servers = node.entries().get(ConnectionRequest.ADDRESS_KEY);
        if (servers != null) {
            throw servers.error("bootstrap.servers does not belong among the properties", "use bootstrapServers");
        }
        RegistryAddress.URL_KEYS.stream()
                .filter(key -> node.entries().containsKey(key))
                .findFirst()
                .ifPresent(key -> {
                    throw node.error(key + " does not belong among the properties", "use schemaRegistry");
                });
        Map<String, String> properties = new LinkedHashMap<>();
        node.entries().forEach((key, value) -> properties.put(key, property(key, value)));
        return properties;
    }

    private String property(String key, YamlNode node) {
        String value = node.kind() == YamlNode.Kind.MAP ? reference(node) : node.scalar();
        requireUsable(key, node, value);
        if (project != null) {
            return project.check(node, key, value);
        }
        return Secrets.anchored(value, folder);
    }

    private static void requireUsable(String key, YamlNode node, String value) {
        try {
            SecretReference.of(value);
        } catch (KafkactlException e) {
            throw node.error(key + ": " + e.message(), e.hint().orElse(null));
        }
    }

    private static String reference(YamlNode node) {
        Map<String, YamlNode> fields = node.fields(REFERENCES);
        if (fields.size() != 1) {
            throw node.expected("text, or one of env:, file: and exec:");
        }
        String kind = fields.keySet().iterator().next();
        YamlNode value = fields.values().iterator().next();
        if (value.kind() != YamlNode.Kind.LIST) {
            return kind + ":" + value.scalar();
        }
        List<String> words = value.items().stream().map(YamlNode::scalar).toList();
        return kind + ":[" + words.stream().map(YamlScalar::text).collect(Collectors.joining(", ")) + "]";
    }
}
