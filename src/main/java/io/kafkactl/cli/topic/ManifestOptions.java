package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.manifest.Environment;
import io.kafkactl.ops.provision.manifest.Manifest;
import io.kafkactl.ops.provision.manifest.ManifestReader;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which manifest a command goes by, and which of its environments is meant. */
@Command(optionListHeading = "The manifest")
final class ManifestOptions {
    @Option(
            names = {"-F", "--file"},
            paramLabel = "PATH",
            description = "Manifest, or folder with manifests below it; may be given several times.")
    List<Path> files = List.of();

    @Option(
            names = "--env",
            paramLabel = "NAME",
            description = "Environment of the manifest. Its context is used unless -c or -b is given.")
    @Nullable
    String environment;

    /** Exit 2 when none is given, exit 4 with everything that is wrong with it. */
    Manifest read(Invocation invocation) {
        if (files.isEmpty()) {
            throw KafkactlException.usage("no manifest", "give files or folders with -F");
        }
        return read(invocation, files);
    }

    static Manifest read(Invocation invocation, List<Path> files) {
        ManifestReader.Reading reading = ManifestReader.read(files);
        invocation.requireNone(reading.errors());
        return reading.manifest();
    }

    /**
     * The environment, whose context is used from now on; null for a manifest that has none. Exit 2 when none is chosen,
     * exit 7 for one that the manifest does not have.
     */
    @Nullable
    Environment choose(Manifest manifest, Invocation invocation) {
        Environment chosen = chosen(manifest);
        if (chosen == null && !manifest.policy().environments().isEmpty()) {
            throw KafkactlException.usage(
                    "the manifest has environments, and none is chosen",
                    "--env "
                            + String.join(
                                    " or --env ",
                                    manifest.policy().environments().keySet()));
        }
        if (chosen != null && chosen.context() != null) {
            invocation.preferContext(chosen.context());
        }
        return chosen;
    }

    /** Null when none is named; exit 7 for one that the manifest does not have. */
    @Nullable
    Environment chosen(Manifest manifest) {
        return environment == null ? null : manifest.policy().requireEnvironment(environment);
    }
}
