package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputFileOption;
import io.kafkactl.cli.support.SchemaOption;
import io.kafkactl.cli.topic.catalogue.CatalogueFormat;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ExitCode;
import io.kafkactl.ops.provision.catalogue.Catalogue;
import io.kafkactl.ops.provision.catalogue.CatalogueReader;
import io.kafkactl.ops.provision.desired.ManifestResolver;
import io.kafkactl.ops.provision.export.ExportRequest;
import io.kafkactl.ops.provision.export.ExportedTopics;
import io.kafkactl.ops.provision.export.TopicExport;
import io.kafkactl.ops.provision.manifest.Manifest;
import io.kafkactl.ops.provision.observed.ManifestOnCluster;
import io.kafkactl.output.OutputFormat;
import io.kafkactl.output.RowModel;
import io.kafkactl.output.SafeText;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kafkactl topic docs}. */
@Command(
        name = "docs",
        header = "Write a catalogue of topics for those who use them.",
        description = {
            "Of each topic of a manifest: owner, key, how long records are kept in words, sizing, companions, schemas, "
                    + "deprecation. Contacts no broker, unless --against-cluster asks it what topics really have, and which "
                    + "groups read them.",
            "",
            "Without a manifest, topics that exist are described, as topic export would declare them.",
            "",
            "  md        a page of Markdown%n"
                    + "  html      one page that loads nothing and runs nothing%n"
                    + "  asyncapi  an AsyncAPI 3.0.0 document in JSON, with bindings for Kafka 0.5.0%n"
                    + "  json      for programs"
        },
        footer = {
            "  kafkactl topic docs -F topics/ --env prod -o html --output-file topics.html",
            "  kafkactl topic docs -F topics/ --env prod --against-cluster",
            "  kafkactl topic docs --scope market -o asyncapi"
        })
final class TopicDocsCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Mixin
    ExportOptions options;

    @Option(names = "--against-cluster", description = "Also ask the brokers, for what topics have and who reads them.")
    boolean againstCluster;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description = "Title of the catalogue; Topics, and the environment, without it.")
    @Nullable
    String title;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "md",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    CatalogueFormat format = CatalogueFormat.MD;

    @Mixin
    SchemaOption schema;

    @Mixin
    OutputFileOption file;

    TopicDocsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(CatalogueFormat.rows());
    }

    @Override
    public Integer call() {
        file.validate();
        Catalogue catalogue = options.hasManifest() ? ofManifest() : ofCluster();
        String name = title != null
                ? title
                : catalogue.environment() == null ? "Topics" : "Topics: " + catalogue.environment();
        file.write(invocation, format.write(catalogue, name));
        int count = catalogue.topics().size();
        invocation.note("described " + Counted.of(count, "topic")
                + (catalogue.clusterId() == null ? "" : " of cluster " + catalogue.clusterId()));
        if (OutputFormat.of(format).isDocument()) {
            return (catalogue.errors().isEmpty() ? ExitCode.OK : ExitCode.FAILURE).code();
        }
        return invocation.reportErrors(catalogue.errors(), count).code();
    }

    private Catalogue ofManifest() {
        options.requireWholeManifest();
        if (againstCluster) {
            ManifestRun run = new ManifestRun(invocation, options.manifests);
            try (Connection connection = run.connect()) {
                return CatalogueReader.of(
                        connection, ManifestOnCluster.read(connection, run.manifest(), run.environment()));
            }
        }
        Manifest manifest = options.manifests.read(invocation);
        return CatalogueReader.offline(
                ManifestResolver.offline(manifest, options.manifests.chosen(manifest), invocation.rules())
                        .resolve());
    }

    private Catalogue ofCluster() {
        ExportRequest request = options.request(invocation);
        try (Connection connection = invocation.connect()) {
            ExportedTopics exported = new TopicExport(connection).export(request);
            exported.remarks().forEach(remark -> invocation.warn(SafeText.oneLine(remark)));
            Manifest manifest = new Manifest(exported.policy(), exported.topics(), "");
            return CatalogueReader.of(connection, ManifestOnCluster.read(connection, manifest, null))
                    .with(exported.errors());
        }
    }
}
