package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.DurationConverter;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.ReportOptions;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.sizing.PartitionSizing;
import io.kafkactl.output.RowModel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kafkactl topic size}. */
@Command(
        name = "size",
        header = "Reckon how many partitions a topic needs.",
        description = {
            "Takes the largest of: one partition for each parallel consumer; the rate by what one partition can take, in "
                    + "records and in bytes; and the usual least for such a rate. Rounds it up where that costs at most half "
                    + "as much again. Shows the arithmetic and which term binds.",
            "",
            "--from-topic measures rate and size from a live topic, by its end offsets before and after the sample and "
                    + "by some of its last records. That is the present rate; size for the peak."
        },
        footer = {
            "  kafkactl topic size --rate 8000 --avg-bytes 500 --consumers 9",
            "  kafkactl topic size --from-topic market.stock.tick.v1 --sample 60s"
        })
final class TopicSizeCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Mixin
    SizingOptions sizing;

    @Option(names = "--from-topic", paramLabel = "TOPIC", description = "Measure rate and record size of this topic.")
    @Nullable
    String fromTopic;

    @Option(
            names = "--sample",
            paramLabel = "DURATION",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "How long to measure (default: ${DEFAULT-VALUE}).")
    Duration sample = Duration.ofSeconds(30);

    @Mixin
    ReportOptions output;

    TopicSizeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(SizingRows.DOCUMENT);
    }

    @Override
    public Integer call() throws IOException {
        if ((sizing.rate == null) == (fromTopic == null)) {
            throw KafkactlException.usage(
                    fromTopic == null ? "no rate to size for" : "--rate and --from-topic exclude each other",
                    "say --rate N, or measure it with --from-topic NAME");
        }
        PartitionSizing sized = PartitionSizing.of(
                fromTopic == null
                        ? sizing.request(0, null, null)
                        : new LiveTopic(invocation, fromTopic).measure(sizing, sample));
        if (sized.warning() != null) {
            invocation.warn(sized.warning());
        }
        return (output.format().isTable()
                        ? invocation.print(output.format(), SizingRows.STEPS, SizingRows.steps(sized))
                        : invocation.print(output.format(), SizingRows.DOCUMENT, List.of(sized)))
                .code();
    }
}
