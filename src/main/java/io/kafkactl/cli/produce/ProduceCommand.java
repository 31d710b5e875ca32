package io.kafkactl.cli.produce;

import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.stream.send.RecordSender;
import io.kafkactl.ops.stream.send.SendRequest;
import io.kafkactl.ops.stream.send.SendSummary;
import io.kafkactl.record.FieldEncoders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sends the records of files or of stdin to a topic. */
@Command(
        name = "produce",
        header = ProduceCommand.HEADER,
        description = {
            "Every line is a record, blank ones too, and every send is checked. A line that cannot be sent is reported "
                    + "with its number, the rest is sent, and the exit code is 1. The topic must exist.",
            "No text stands for a null: --null-value makes tombstones, and \"value\":null does with -i jsonl."
        },
        footer = {
            "  echo 'hello' | kafkactl produce orders.order.placed.v1 -k 4711",
            "  kafkactl produce orders.order.placed.v1 --key-separator : orders.txt",
            "  kafkactl produce orders.order.placed.v1 -i csv --key-field id orders.csv",
            "  kafkactl produce orders.order.placed.v1 --value-schema order.avsc --register orders.txt",
            "  kafkactl produce orders.order.placed.v1 -n 1000 --rate 50/s \\",
            "    -k '{{seq}}' --template '{\"id\":{{seq}},\"total\":{{int 1 99}}}'",
            "  kafkactl consume orders.order.placed.v1 -o jsonl |",
            "    kafkactl produce orders.order.copied.v1 -i jsonl --transactional"
        })
public final class ProduceCommand implements Callable<Integer> {
    public static final String HEADER = "Send records to a topic.";

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

    @Mixin
    CsvOptions csv = new CsvOptions();

    @Mixin
    TemplateOptions template = new TemplateOptions();

    @Mixin
    EncodingOptions encoding = new EncodingOptions();

    @Mixin
    RecordOptions record = new RecordOptions();

    @Mixin
    SendOptions send = new SendOptions();

    @Mixin
    FailureOptions failure = new FailureOptions();

    ProduceCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        new Contradictions(input, csv, template, record, files).check(send, failure);
        encoding.validate(record, input.isJson() && template.template == null && input.valueFiles.isEmpty());
        if (!failure.dryRun) {
            ConsentOptions.requireWritable(invocation.settings());
        }
        encoding.requireRegistry(invocation);
        CliContext context = invocation.context();
        AtomicReference<FieldEncoders> encoders = new AtomicReference<>(FieldEncoders.RAW);
        InputSources inputs = new InputSources(input, csv, template, record, context, encoders::get);
        SendRequest request = new SendRequest(
                topic,
                inputs.of(files),
                failure.resumeFrom(),
                record.overrides(invocation.settings().requireKey(), context.clock()),
                send.delivery(),
                failure.rejectFile,
                failure.failFast,
                failure.dryRun);
        try (SendReport report = new SendReport(invocation, inputs, failure.dryRun);
                Connection connection = invocation.connect()) {
            RecordSender sender =
                    new RecordSender(request, connection, context.clock(), context.cancellation(), report);
            encoders.set(encoding.encoders(connection, topic, failure.dryRun, invocation));
            if (!sender.knowsTopicConfig()) {
                invocation.warn("the configuration of topic '" + topic + "' may not be read (DESCRIBE_CONFIGS), so "
                        + "records cannot be checked against it before sending");
            }
            String warning = send.warning();
            if (warning != null) {
                invocation.warn(warning);
            }
            SendSummary summary = sender.run();
            report.conclude(summary, failure.rejectFile);
            return summary.exitCode().code();
        }
    }
}
