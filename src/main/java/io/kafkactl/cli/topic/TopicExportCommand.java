package io.kafkactl.cli.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.OutputFileOption;
import io.kafkactl.client.Connection;
import io.kafkactl.config.AtomicFile;
import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.export.ExportRequest;
import io.kafkactl.ops.provision.export.ExportedTopics;
import io.kafkactl.ops.provision.export.ManifestDocuments;
import io.kafkactl.ops.provision.export.TopicExport;
import io.kafkactl.output.SafeText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kafkactl topic export}. */
@Command(
        name = "export",
        header = "Write a manifest of topics that exist.",
        description = {
            "Only reads. Writes what topics say themselves and nothing that they inherit, with a preset or companions in "
                    + "place of what those say in the same way. A plan of the manifest against the same cluster has nothing "
                    + "to do. Rules that the topics break are set aside for 90 days. What may be a secret is left out.",
            "",
            "With -F, the manifest's policy holds, and topics that the manifest declares already are left out.",
            "",
            "Files that exist are never overwritten (exit 8)."
        },
        footer = {
            "  kafkactl topic export --scope market,orders --output-dir manifests/",
            "  kafkactl topic export --glob 'market.stock.*' > market.yaml",
            "  kafkactl topic export -F manifests/ --env prod --output-file manifests/found.yaml"
        })
final class TopicExportCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    ExportOptions options;

    @Option(
            names = "--output-dir",
            paramLabel = "DIR",
            description =
                    "Write kafkactl-policy.yaml there, and a file below topics/ for each first segment of a name.")
    @Nullable
    Path folder;

    @Mixin
    OutputFileOption file;

    TopicExportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (folder != null && file.file().isPresent()) {
            throw KafkactlException.usage("--output-dir and --output-file exclude each other", "choose one");
        }
        file.validate();
        file.file().ifPresent(TopicExportCommand::requireFree);
        ExportRequest request = options.request(invocation);
        ExportedTopics exported;
        try (Connection connection = invocation.connect()) {
            exported = new TopicExport(connection).export(request);
        }
        write(new ManifestDocuments(
                exported,
                !options.hasManifest(),
                "Topics of cluster " + exported.clusterId() + " as they were on " + request.today()));
        exported.remarks().forEach(remark -> invocation.warn(SafeText.oneLine(remark)));
        int count = exported.topics().size();
        invocation.note("exported " + Counted.of(count, "topic") + " of cluster " + exported.clusterId());
        return invocation.reportErrors(exported.errors(), count).code();
    }

    private void write(ManifestDocuments documents) {
        if (folder == null) {
            file.write(invocation, documents.text().getBytes(UTF_8));
            return;
        }
        Map<Path, String> files = new TreeMap<>();
        documents.files().forEach((path, text) -> files.put(folder.resolve(path), text));
        files.keySet().forEach(TopicExportCommand::requireFree);
        files.forEach((path, text) -> {
            makeFolderOf(path);
            AtomicFile.publish(path, text.getBytes(UTF_8));
            invocation.note("wrote " + path);
        });
    }

    private static void makeFolderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireFree(Path path) {
        if (Files.exists(path)) {
            throw KafkactlException.refused(
                    "FILE_EXISTS",
                    "'" + path + "' is there already, nothing was written",
                    "somebody may have changed it: choose another place, or move it away");
        }
    }
}
