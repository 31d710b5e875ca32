package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.dlq.DlqCatalog;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.inspect.DlqExport;
import io.kafkactl.ops.dlq.inspect.DlqScan;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.ops.stream.read.ReadMeter;
import io.kafkactl.output.Work;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl dlq export}. */
@Command(
        name = "export",
        header = "Write dead letters as JSON lines.",
        description = {
            "Pending dead letters, exactly as they stand in the dead-letter topic, in the order of partitions and offsets: "
                    + "the record format that 'consume -o jsonl' writes and 'produce -i jsonl' reads.",
            "With --with-provenance each line has a field deadLetter more, with what is known about the failure; that is "
                    + "for other programs, and 'produce' refuses it."
        },
        footer = {
            "  kafkactl dlq export orders.order.placed.v1.dlq --all >backup.jsonl",
            "  kafkactl dlq export orders.order.placed.v1.dlq --fingerprint 1f0c9a2be417 --with-provenance |",
            "    jq -r .deadLetter.errorMessage"
        })
final class DlqExportCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;

    private final Invocation invocation;

    @Parameters(paramLabel = "TOPIC", description = "The dead-letter topic.")
    String topic;

    @Option(names = "--all", description = "Write what runs have settled, too.")
    boolean all;

    @Option(names = "--with-provenance", description = "Add what is known about the failure as deadLetter.")
    boolean provenance;

    @Mixin
    SelectionOptions selection;

    @Mixin
    FormatOption format;

    DlqExportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        try (Connection connection = format.connect(invocation)) {
            DlqTopic dlq = new DlqCatalog(connection).get(topic, format.source());
            DlqScan scan = new DlqScan(
                    connection, dlq, format.name(), invocation.context().cancellation());
            ScanNotices.before(invocation, scan);
            Selection chosen = selection.selection(invocation, connection, dlq);
            OutputStream out = new BufferedOutputStream(invocation.context().out(), BUFFER);
            ReadMeter meter = scan.meter();
            long written = invocation
                    .writingProgress(Work.of("export", "offsets", meter::passed, meter::total), true)
                    .during(() -> new DlqExport(scan).write(chosen, all, provenance, out));
            ScanNotices.settledLeftOut(invocation, scan, all);
            invocation.note(Counted.of(written, "dead letter") + " written");
        }
        return selection.code().code();
    }
}
