package io.kafkactl.ops.provision.manifest;

import io.kafkactl.config.LintSettings;
import io.kafkactl.config.NamingSettings;
import io.kafkactl.config.PresetSettings;
import io.kafkactl.config.YamlNode.Position;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all topics of a manifest.
 *
 * @param position null where no document says anything
 * @param naming null where it leaves that to the context
 * @param prefixes of the names that are ever looked at as ours; empty when nothing is said, and then nothing undeclared is
 * @param ignore globs over names of topics and settings that are left alone
 * @param rules what topics may be, and the rules that are set aside
 */
public record TopicPolicy(
        @Nullable Position position,
        @Nullable NamingSettings naming,
        List<String> prefixes,
        List<String> ignore,
        TopicValues defaults,
        Map<String, PresetSettings> presets,
        LintSettings rules,
        Map<String, Environment> environments) {
    /** Where no document says anything. */
    public static final TopicPolicy NONE =
            new TopicPolicy(null, null, List.of(), List.of(), TopicValues.NONE, Map.of(), LintSettings.NONE, Map.of());

    /** Exit 7 with the nearest name for an environment that there is none of. */
    public Environment requireEnvironment(String name) {
        Environment environment = environments.get(name);
        if (environment == null) {
            throw KafkactlException.notFound(
                    "UNKNOWN_ENVIRONMENT",
                    "the manifest has no environment '" + name + "'",
                    SimilarName.of(name, environments.keySet())
                            .map(similar -> "did you mean '" + similar + "'?")
                            .orElse(
                                    environments.isEmpty()
                                            ? "a TopicPolicy lists them: environments: {" + name + ": {clusterId: …}}"
                                            : "there are " + String.join(", ", environments.keySet())));
        }
        return environment;
    }
}
