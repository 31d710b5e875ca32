package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.export.ExportRequest;
import io.kafkactl.ops.provision.manifest.Environment;
import io.kafkactl.ops.provision.manifest.Manifest;
import io.kafkactl.ops.provision.manifest.TopicPolicy;
import io.kafkactl.ops.topic.TopicSelection;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which topics of a cluster are meant, by their names, a scope, or a policy. */
final class ExportOptions {
    @Parameters(arity = "0..*", paramLabel = "TOPIC", description = "Topics, whether or not they are in the scope.")
    List<String> names = List.of();

    @Mixin
    PatternOptions patterns;

    @Option(
            names = "--scope",
            paramLabel = "PREFIX",
            split = ",",
            description = "All topics whose names begin so, in whole segments; may be given several times.")
    List<String> scope = List.of();

    @Option(
            names = "--ignore",
            paramLabel = "GLOB",
            split = ",",
            description = "Topics and settings to leave out, such as '*-changelog'; may be given several times.")
    List<String> ignore = List.of();

    @Mixin
    ManifestOptions manifests;

    /** The environment's context is used from now on. Exit 2 when nothing says which topics are meant. */
    ExportRequest request(Invocation invocation) {
        TopicSelection selection = patterns.select(names);
        if (manifests.files.isEmpty()) {
            if (selection.isEmpty() && scope.isEmpty()) {
                throw KafkactlException.usage(
                        "nothing says which topics are meant",
                        "name some, or --scope PREFIX for all that begin so, or -F with a policy that has a scope");
            }
            if (manifests.environment != null) {
                throw KafkactlException.usage("--env is about a manifest", "give it with -F");
            }
            return new ExportRequest(selection, new Manifest(policy(), List.of(), ""), null, invocation.today());
        }
        requireScopeOfManifest();
        Manifest manifest = manifests.read(invocation);
        Environment environment = manifests.choose(manifest, invocation);
        if (selection.isEmpty() && manifest.policy().prefixes().isEmpty()) {
            throw KafkactlException.usage(
                    "the manifest has no scope", "name topics, or write scope: {prefixes: […]} into its TopicPolicy");
        }
        return new ExportRequest(selection, manifest, environment, invocation.today());
    }

    private void requireScopeOfManifest() {
        if (!scope.isEmpty() || !ignore.isEmpty()) {
            throw KafkactlException.usage(
                    "the manifest says what is in the scope and what is ignored",
                    "leave --scope and --ignore out, or -F");
        }
    }

    /** Exit 2 where a part of the manifest is asked for. */
    void requireWholeManifest() {
        requireScopeOfManifest();
        if (!names.isEmpty()) {
            throw KafkactlException.usage("a manifest is described as a whole", "leave the names out, or -F");
        }
    }

    boolean hasManifest() {
        return !manifests.files.isEmpty();
    }

    private TopicPolicy policy() {
        TopicPolicy none = TopicPolicy.NONE;
        return new TopicPolicy(
                null, none.naming(), scope, ignore, none.defaults(), none.presets(), none.rules(), none.environments());
    }
}
