package io.kafkactl.cli.produce;

import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.client.Connection;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.InputSource;
import io.kafkactl.ops.stream.RecordSender;
import io.kafkactl.ops.stream.SendRequest;
import io.kafkactl.ops.stream.SendSummary;
import io.kafkactl.output.ErrorLine;
import io.kafkactl.record.RecordParser;
import io.kafkactl.record.input.LineInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends the lines of files or of stdin to a topic. */
@Command(
        name = "produce",
        header = "Send lines to a topic.",
        description = {
            "Every line is a record, blank ones too, and every send is checked. A line that cannot be sent is reported "
                    + "with its number, the rest is sent, and the exit code is 1. The topic must exist.",
            "No text stands for a null: a tombstone is written as \"value\":null with -i jsonl."
        },
        footer = {
            "  echo 'hello' | kafkactl produce orders.order.placed.v1 -k 4711",
            "  kafkactl produce orders.order.placed.v1 --key-separator : orders.txt",
            "  kafkactl consume orders.order.placed.v1 -o jsonl |",
            "    kafkactl produce orders.order.copied.v1 -i jsonl"
        })
public final class ProduceCommand implements Callable<Integer> {
    private static final Path STDIN = Path.of("-");
    private static final double NANOS_PER_SECOND = 1e9;

    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "TOPIC", description = "Topic to send to.")
    String topic = "";

    @Parameters(
            index = "1..*",
            paramLabel = "FILE",
            arity = "0..*",
            description = "Files to read, one after the other (default: stdin; - is stdin, too).")
    List<Path> files = new ArrayList<>();

    @Mixin
    InputOptions input = new InputOptions();

    @Option(names = "--fail-fast", description = "Stop at the first line that cannot be sent.")
    boolean failFast;

    @Option(names = "--dry-run", description = "Read and check every line, send nothing.")
    boolean dryRun;

    ProduceCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (!dryRun) {
            ConsentOptions.requireWritable(invocation.settings());
        }
        SendRequest request = new SendRequest(topic, sources(), input.partition, input.headers(), failFast, dryRun);
        CliContext context = invocation.context();
        try (Connection connection = invocation.connect()) {
            RecordSender sender =
                    new RecordSender(request, connection, context.clock(), context.cancellation(), this::report);
            if (!sender.knowsTopicConfig()) {
                invocation.warn("the configuration of topic '" + topic + "' may not be read (DESCRIBE_CONFIGS), so "
                        + "records cannot be checked against it before sending");
            }
            SendSummary summary = sender.run();
            conclude(summary);
            return summary.exitCode().code();
        }
    }

    private List<InputSource> sources() {
        RecordParser parser = input.parser();
        if (files.isEmpty()) {
            return List.of(source(null, invocation.context()::in, parser));
        }
        if (Collections.frequency(files, STDIN) > 1) {
            throw KafkactlException.usage("- stands for stdin, which can be read only once", null);
        }
        return files.stream().map(file -> source(file, parser)).toList();
    }

    private InputSource source(Path file, RecordParser parser) {
        if (file.equals(STDIN)) {
            return source("-", invocation.context()::in, parser);
        }
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw KafkactlException.invalid("FILE", "cannot read file '" + file + "', nothing was sent", null);
        }
        return source(file.toString(), () -> Files.newInputStream(file), parser);
    }

    private static InputSource source(@Nullable String name, Bytes bytes, RecordParser parser) {
        return new InputSource(name, "line", () -> new LineInput(bytes.open(), parser, false, false));
    }

    private interface Bytes {
        InputStream open() throws IOException;
    }

    private void report(String where, KafkactlException reason) {
        invocation.say(ErrorLine.text(
                new ItemError(
                        where,
                        reason.exitCode(),
                        reason.error(),
                        where + ": " + reason.message(),
                        reason.hint().orElse(null)),
                invocation.theme()));
    }

    private void conclude(SendSummary summary) {
        if (summary.stoppedAt() != null) {
            invocation.say("stopped after " + summary.stoppedAt() + "; what follows was not sent");
        }
        double seconds = summary.nanos() / NANOS_PER_SECOND;
        String counts = dryRun
                ? "dry run: " + summary.sent() + " could be sent"
                : "sent " + summary.sent() + ", acknowledged " + summary.acknowledged();
        invocation.note(String.format(
                Locale.ROOT, "%s, failed %d, %d bytes in %.2f s", counts, summary.failed(), summary.bytes(), seconds));
    }
}
