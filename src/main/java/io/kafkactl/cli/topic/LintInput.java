package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.manifest.ManifestFiles;
import io.kafkactl.ops.topic.lint.LintTopic;
import io.kafkactl.ops.topic.lint.NameList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code topic lint} is to check: names on the command line, names in a file, or what exists. */
final class LintInput {
    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Names to check.")
    List<String> names = List.of();

    @Option(
            names = {"-F", "--file"},
            paramLabel = "PATH",
            description =
                    "Manifest (*.yaml, *.yml, *.json), folder with manifests, or file with names to check, one a line; "
                            + "in that, # begins a comment, and - is stdin.")
    List<String> files = List.of();

    @Option(names = "--env", paramLabel = "NAME", description = "Environment of the manifest; all of them without it.")
    @Nullable
    String environment;

    @Option(names = "--against-cluster", description = "Also look at what exists; without a name, check that.")
    boolean againstCluster;

    /** Exit 2 when there is nothing to check. */
    void require() {
        boolean manifests = files.stream().anyMatch(ManifestFiles::isManifest);
        if (manifests && !isManifest()) {
            throw KafkactlException.usage("manifests and names are not checked together", "run topic lint for each");
        }
        if (environment != null && !manifests) {
            throw KafkactlException.usage("--env is about a manifest", "give it with -F");
        }
        if (isExisting() && !againstCluster) {
            throw KafkactlException.usage(
                    "no names to check", "name some, or give a file with -F, or check what exists: --against-cluster");
        }
    }

    /** True when no name is given. */
    boolean isExisting() {
        return names.isEmpty() && files.isEmpty();
    }

    /** True when manifests are given, and nothing else. */
    boolean isManifest() {
        return names.isEmpty() && !files.isEmpty() && files.stream().allMatch(ManifestFiles::isManifest);
    }

    List<LintTopic> given(Invocation invocation) {
        List<LintTopic> given = new ArrayList<>();
        names.forEach(name -> given.add(LintTopic.named(name)));
        files.forEach(
                file -> given.addAll(NameList.read(file, invocation.context().in())));
        return given;
    }
}
