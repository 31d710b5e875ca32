package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.read.ReadRequest;
import io.kafkactl.ops.stream.read.TopicReader;
import io.kafkactl.ops.topic.sizing.SizingRequest;
import io.kafkactl.ops.topic.sizing.TopicRate;
import io.kafkactl.ops.topic.sizing.TopicSample;
import io.kafkactl.output.Work;
import io.kafkactl.record.Position;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;

/** Lets {@code topic size} take its rate and record size from a topic in use. */
final class LiveTopic {
    private static final int SAMPLED_RECORDS = 1_000;

    private final Invocation invocation;
    private final String topic;

    LiveTopic(Invocation invocation, String topic) {
        this.invocation = invocation;
        this.topic = topic;
    }

    /** Exit 3 when nothing arrived meanwhile: there is no rate to size for. */
    SizingRequest measure(SizingOptions sizing, Duration sample) throws IOException {
        Cancellation cancellation = invocation.context().cancellation();
        try (Connection connection = invocation.connect()) {
            invocation.note("measuring topic '" + topic + "' for " + sample.toMillis() + " ms");
            double rate = invocation
                    .readingProgress(Work.ofTime("measure", sample))
                    .during(() -> new TopicRate(connection.cluster(), cancellation).measure(topic, sample));
            if (rate == 0) {
                throw new KafkactlException(
                        ExitCode.CONDITION,
                        "NO_RECORDS",
                        "no record arrived in topic '" + topic + "' while it was measured",
                        "measure longer with --sample, or say --rate",
                        null);
            }
            TopicSample records = new TopicSample();
            new TopicReader(connection, cancellation)
                    .read(lastRecords(), out -> records, OutputStream.nullOutputStream());
            if (cancellation.isCancelled()) {
                throw KafkactlException.interrupted("interrupted while measuring topic '" + topic + "'", null);
            }
            invocation.note(String.format(
                    Locale.ROOT, "measured %,.1f records/s, and %,d records for their size", rate, records.records()));
            return sizing.request(
                    rate, records.averageBytes(), connection.cluster().brokerCount());
        }
    }

    private ReadRequest lastRecords() {
        return new ReadRequest(
                topic,
                null,
                Position.parse("-" + SAMPLED_RECORDS),
                Position.END,
                false,
                SAMPLED_RECORDS,
                null,
                null,
                ReadRequest.UNFILTERED,
                invocation.context().clock().instant());
    }
}
