package io.kafkactl.cli.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.SchemaOption;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ExitCode;
import io.kafkactl.ops.dlq.DlqInventory;
import io.kafkactl.ops.dlq.DlqOverview;
import io.kafkactl.ops.topic.TopicSelection;
import io.kafkactl.output.OutputFormat;
import io.kafkactl.output.RowModel;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl dlq list}. */
@Command(
        name = "list",
        header = "List dead-letter, retry and parking topics and what is pending in them.",
        description = {
            "Found by their names, by the context's 'dlq: topics:', and by the configuration of topics and share groups; "
                    + "with --probe also by the headers of a few records of every other topic.",
            "PENDING, SETTLED and TOTAL count offsets between the log start and the last stable offset. Compaction and "
                    + "transactions leave offsets without a record, so PENDING is no fewer than the records; after a "
                    + "complete redrive it is 0. A retry topic is worked off by its own group: GROUPS shows how far it "
                    + "is behind.",
            "EXPIRES is when retention may take the oldest pending record, by its timestamp. Some frameworks keep that of "
                    + "the original event, and then a record may be due as soon as it fails.",
            "WARNINGS: compacted, retention<3d, no-provenance (no format known), payload-less (the payload is in the "
                    + "source topic only), share-dlq-not-enabled (rejected records never arrive), source-missing, "
                    + "fewer-partitions (than the source)."
        },
        footer = {
            "  kafkactl dlq list",
            "  kafkactl dlq list 'orders.*' --fail-if-pending",
            "  kafkactl dlq list -o prom >/var/lib/node_exporter/dlq.prom",
            "  kafkactl dlq list -o json | jq '.items[] | select(.pending > 0)'"
        })
final class DlqListCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(
            arity = "0..*",
            paramLabel = "PATTERN",
            description = "Only topics whose whole name matches one: * is any text, ? one character.")
    List<String> patterns = List.of();

    @Option(names = "--probe", description = "Also look at a few records of all other topics.")
    boolean probe;

    @Option(
            names = "--fail-if-pending",
            description = "Exit 3 when a dead letter is pending in any of the topics, for alerts.")
    boolean failIfPending;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    DlqListFormat format = DlqListFormat.TABLE;

    @Mixin
    SchemaOption schema;

    DlqListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(DlqListRows.at(Instant.EPOCH));
    }

    @Override
    public Integer call() throws IOException {
        TopicSelection selection = TopicSelection.globs(patterns);
        Predicate<String> wanted = patterns.isEmpty()
                ? name -> true
                : name -> !selection.among(Set.of(name)).isEmpty();
        var context = invocation.context();
        Instant now = context.clock().instant();
        DlqInventory.Stock stock;
        try (Connection connection = invocation.connect()) {
            stock = new DlqInventory(connection, context.clock(), context.cancellation()).take(wanted, probe);
        }
        warn(stock);
        ExitCode code = print(stock, now);
        boolean pending = stock.topics().stream().anyMatch(DlqOverview::isPending);
        return ExitCode.strongest(code, failIfPending && pending ? ExitCode.CONDITION : ExitCode.OK)
                .code();
    }

    private ExitCode print(DlqInventory.Stock stock, Instant now) throws IOException {
        if (format != DlqListFormat.PROM) {
            return invocation.print(format.rows(), DlqListRows.at(now), stock.topics(), stock.errors());
        }
        String named = invocation.settings().contextName();
        String cluster = named == null ? invocation.settings().bootstrapServers() : named;
        invocation
                .context()
                .out()
                .write(DlqMetrics.of(stock, cluster, now).prometheus().getBytes(UTF_8));
        return invocation.reportErrors(
                OutputFormat.TABLE, stock.errors(), stock.topics().size());
    }

    private void warn(DlqInventory.Stock stock) {
        if (stock.topics().stream().anyMatch(topic -> !topic.complete())) {
            invocation.warn("a redrive has a transaction open on the journal: less may be pending than is shown");
        }
        stock.missing()
                .forEach((topic, group) -> invocation.warn("share group '" + group + "' puts rejected records into '"
                        + topic + "', which does not exist"));
        stock.topics().stream()
                .filter(topic -> topic.hidden() > 0)
                .forEach(topic -> invocation.warn(Counted.of(topic.hidden(), "offset") + " of '" + topic.topic() + "'"
                        + (topic.hidden() == 1 ? " lies" : " lie") + " behind an open transaction"));
    }
}
