package io.kafkactl.config;

import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The contents of one contexts file, version 1; an unknown key anywhere in it is an error. */
record ContextsFile(Path path, Map<String, Context> contexts) {
    static final String API_VERSION = "kafkactl/v1";
    static final String KIND = "Contexts";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final List<String> COLORS = List.of("red", "green", "yellow", "blue", "magenta", "cyan");
    private static final Set<String> ROOT_KEYS = Set.of("apiVersion", "kind", "contexts");
    private static final Set<String> CONTEXT_KEYS = Set.of(
            "bootstrapServers",
            "properties",
            "schemaRegistry",
            "protected",
            "readOnly",
            "requireKey",
            "naming",
            "lint",
            "topicDefaults",
            "presets",
            "dlq",
            "color");

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static ContextsFile read(Path path) {
        return read(path, null);
    }

    /** @param project the rules for one that came with a checkout; null for the user's own */
    static ContextsFile read(Path path, @Nullable ProjectRules project) {
        try {
            return parse(path, Files.readString(path), project);
        } catch (CharacterCodingException e) {
            throw KafkactlException.invalid("INVALID_FILE", path + " is not UTF-8 text", null);
        } catch (IOException e) {
            String reason = Files.exists(path) ? e.toString() : "there is no such file";
            throw KafkactlException.invalid("INVALID_FILE", "cannot read contexts from " + path + ": " + reason, null);
        }
    }

    static ContextsFile parse(Path path, String text) {
        return parse(path, text, null);
    }

    private static ContextsFile parse(Path path, String text, @Nullable ProjectRules project) {
        ContextProperties properties = new ContextProperties(path, project);
        YamlNode root = YamlParser.parse(path.toString(), text);
        requireHeader(root);
        Map<String, Context> contexts = new LinkedHashMap<>();
        YamlNode list = root.fields(ROOT_KEYS).get("contexts");
        if (list != null && !list.isNothing()) {
            list.entries().forEach((name, node) -> contexts.put(name, context(name, node, properties)));
        }
        return new ContextsFile(path, contexts);
    }

    private static void requireHeader(YamlNode root) {
        Map<String, YamlNode> fields = root.entries();
        YamlNode version = fields.get("apiVersion");
        YamlNode kind = fields.get("kind");
        if (version == null || kind == null) {
            ForeignFile.kindOf(root).ifPresent(foreign -> {
                throw root.error(
                        "this is no contexts file but " + foreign.description(),
                        "kafkactl context import " + root.position().file() + " takes it over into your own");
            });
            throw root.error(
                    "this is no contexts file: it does not begin with apiVersion and kind",
                    "put 'apiVersion: " + API_VERSION + "' and 'kind: " + KIND
                            + "' first; the configuration of another tool of this name cannot be used");
        }
        version.oneOf(List.of(API_VERSION));
        kind.oneOf(List.of(KIND));
    }

    private static Context context(String name, YamlNode node, ContextProperties properties) {
        if (!isName(name)) {
            throw node.error(
                    "'" + name + "' cannot name a context",
                    "a name is letters, digits, '.', '_' and '-', and begins with a letter or digit");
        }
        Map<String, YamlNode> fields = node.fields(CONTEXT_KEYS);
        YamlNode servers = fields.get("bootstrapServers");
        if (servers == null) {
            throw node.error("context '" + name + "' has no bootstrapServers", "add bootstrapServers: HOST:PORT");
        }
        String address = String.join(",", servers.texts());
        BootstrapServers.complaint(address).ifPresent(complaint -> {
            throw servers.error("bootstrapServers of context '" + name + "': " + complaint, null);
        });
        YamlNode registry = fields.get("schemaRegistry");
        return new Context(
                name,
                address,
                properties.read(fields.get("properties")),
                registry == null ? List.of() : registry(name, registry),
                flag(fields.get("protected")),
                flag(fields.get("readOnly")),
                flag(fields.get("requireKey")),
                HouseRulesReader.read(fields),
                DlqSettingsReader.read(fields.get("dlq")),
                color(fields.get("color")));
    }

    private static List<String> registry(String context, YamlNode node) {
        List<String> addresses = RegistryAddress.list(String.join(",", node.texts()));
        RegistryAddress.complaint(addresses).ifPresent(complaint -> {
            throw node.error("schemaRegistry of context '" + context + "': " + complaint, null);
        });
        return addresses;
    }

    private static @Nullable String color(@Nullable YamlNode node) {
        return node == null ? null : node.oneOf(COLORS);
    }

    private static boolean flag(@Nullable YamlNode node) {
        return node != null && node.flag();
    }
}
