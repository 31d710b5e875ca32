package io.kafkactl.config;

import io.kafkactl.error.KafkactlException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A configuration file of another Kafka tool, and the contexts that can be made of it. */
public final class ForeignFile {
    /** Whose file it is. */
    enum Kind {
        KAFKACTL("the configuration of another tool named kafkactl (deviceinsight/kafkactl)"),
        KAF("a configuration of kaf"),
        RPK("a file of rpk profiles");

        private final String description;

        Kind(String description) {
            this.description = description;
        }

        String description() {
            return description;
        }
    }

    private final Kind kind;
    private final YamlNode root;
    private final ForeignPaths paths;

    private ForeignFile(Kind kind, YamlNode root, ForeignPaths paths) {
        this.kind = kind;
        this.root = root;
        this.paths = paths;
    }

    /** Exit 4 for a file that cannot be read, or is of none of the tools that are known here. */
    public static ForeignFile read(Path file, Map<String, String> env) {
        YamlNode root = YamlParser.parse(file);
        Kind kind = kindOf(root).orElseThrow(() -> unknown(file, root));
        return new ForeignFile(kind, root, new ForeignPaths(file, env));
    }

    private static KafkactlException unknown(Path file, YamlNode root) {
        boolean ours = root.kind() == YamlNode.Kind.MAP && root.entries().containsKey("apiVersion");
        return KafkactlException.invalid(
                "UNKNOWN_FORMAT",
                file
                        + (ours
                                ? " is a contexts file already"
                                : " is no configuration of deviceinsight/kafkactl, kaf or rpk"),
                ours
                        ? "name it with --config-file or $KAFKACTL_CONFIG"
                        : "kafkactl context add makes a context by hand");
    }

    /** Empty for a file of no other tool that is known. */
    static Optional<Kind> kindOf(YamlNode root) {
        if (root.kind() != YamlNode.Kind.MAP) {
            return Optional.empty();
        }
        if (isOf(root, "contexts", YamlNode.Kind.MAP) && !root.entries().containsKey("apiVersion")) {
            return Optional.of(Kind.KAFKACTL);
        }
        if (isOf(root, "clusters", YamlNode.Kind.LIST)) {
            return Optional.of(Kind.KAF);
        }
        return isOf(root, "profiles", YamlNode.Kind.LIST) || isOf(root, "kafka_api", YamlNode.Kind.MAP)
                ? Optional.of(Kind.RPK)
                : Optional.empty();
    }

    private static boolean isOf(YamlNode root, String key, YamlNode.Kind kind) {
        YamlNode value = root.entries().get(key);
        return value != null && value.kind() == kind;
    }

    /** What the file is, in words. */
    public String description() {
        return kind.description();
    }

    /** The name of the context that its own tool would use; null when it says none. */
    public @Nullable String current() {
        ForeignFields file = ForeignFields.of("", root);
        return switch (kind) {
            case KAFKACTL -> file.text("current-context").orElse(null);
            case KAF -> file.text("current-cluster").orElse(null);
            case RPK -> file.text("current_profile").orElse(null);
        };
    }

    /** The names that the file gives, in its order. */
    public List<String> names() {
        return List.copyOf(nodes().keySet());
    }

    /** The context of one of the names; exit 4 when it cannot be used. */
    public ImportedContext context(String name) {
        YamlNode node = Objects.requireNonNull(nodes().get(name), name);
        return switch (kind) {
            case KAFKACTL -> KafkactlGoContext.read(name, node, paths);
            case KAF -> KafCluster.read(name, node, paths);
            case RPK -> RpkProfile.read(name, node, paths);
        };
    }

    private Map<String, YamlNode> nodes() {
        if (kind == Kind.KAFKACTL) {
            return root.entries("contexts");
        }
        List<YamlNode> listed = root.items(kind == Kind.KAF ? "clusters" : "profiles");
        Map<String, YamlNode> nodes = new LinkedHashMap<>();
        for (YamlNode node : listed.isEmpty() ? List.of(root) : listed) {
            nodes.put(ForeignFields.of("", node).text("name").orElse("imported"), node);
        }
        return nodes;
    }
}
