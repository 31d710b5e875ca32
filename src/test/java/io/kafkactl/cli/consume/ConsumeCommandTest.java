package io.kafkactl.cli.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.Golden;
import io.kafkactl.testkit.StubConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ConsumeCommandTest {
    private static final String TOPIC = "orders.order.placed.v1";
    private static final TopicPartition P0 = new TopicPartition(TOPIC, 0);
    private static final TopicPartition P1 = new TopicPartition(TOPIC, 1);

    private final StubConnection cluster =
            new StubConnection().topic(TOPIC, 2, Map.of()).log(P0, 0, 6).log(P1, 0, 0);
    private final CliRunner cli = new CliRunner(cluster);

    @Test
    void whatIsWrittenAfterTheStartIsNotRead() {
        records(0, 1, 2, 3, 4, 5, 6, 7);

        assertThat(run("--from", "3", "--partition", "0").out()).isEqualTo("v3\nv4\nv5\n");
    }

    @Test
    void refusesARangeThatEndsBeforeItBegins() {
        CliResult result = run("--from", "5", "--to", "3");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("--from 5 lies behind --to 3");
    }

    @Test
    void theLimitCountsRecords() {
        records(0, 1, 2, 3, 4, 5);

        assertThat(run("-n", "2", "--from", "-5").out()).isEqualTo("v1\nv2\n");
    }

    /** Of some partitions only, the last records would not be the last. */
    @Test
    void aSearchForTheLastRecordsThatIsInterruptedPrintsNone() {
        records(0, 1);
        cluster.consumer.schedulePollTask(() -> {});
        cluster.consumer.schedulePollTask(() -> cli.cancellation().cancel());

        CliResult result = run("--tail", "3");

        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).doesNotContain("go on with");
    }

    @Test
    void lastRecordsThatDoNotFitTheHeapAreNoBugOfOurs() {
        cluster.consumer.schedulePollTask(() -> {
            throw new OutOfMemoryError("Java heap space");
        });

        CliResult result = run("--tail", "3");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("error: records are too large for the heap of", "hint: KAFKACTL_JAVA_OPTS");
    }

    @Test
    void noProgressIsUnreachableNotAShortResult() {
        CliResult result = run("--timeout", "300ms");

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.err()).contains("no progress for 300 ms while reading " + P0 + " at 0 of 6");
    }

    @Test
    void anEmptyTopicEndsAtOnce() {
        CliResult result = run("--partition", "1", "-o", "table");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("PARTITION");
    }

    @Test
    void followStopsOnInterruptionWithEverythingWritten() {
        records(0, 1);
        cluster.consumer.schedulePollTask(() -> {});
        cluster.consumer.schedulePollTask(cli.cancellation()::cancel);

        CliResult result = run("-f", "--from", "start");

        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.out()).isEqualTo("v0\nv1\n");
    }

    @Test
    void followStartsAtTheEnd() {
        records(6);
        cluster.consumer.schedulePollTask(() -> {});
        cluster.consumer.schedulePollTask(cli.cancellation()::cancel);

        assertThat(run("-f").out()).isEqualTo("v6\n");
    }

    @Test
    void theTableTellsNullFromEmptyAndShowsBytesSafely() {
        List<ConsumerRecord<byte[], byte[]>> records = List.of(
                record(0, null, null),
                record(1, new byte[0], new byte[0]),
                record(2, "k\u001b[2J".getBytes(UTF_8), "a\nb".getBytes(UTF_8)),
                record(3, new byte[] {(byte) 0xff}, "-".getBytes(UTF_8)),
                record(4, "a key that is longer than its column".getBytes(UTF_8), "é".getBytes(UTF_8)),
                record(5, "k".getBytes(UTF_8), "v".getBytes(UTF_8)));
        cluster.consumer.schedulePollTask(() -> records.forEach(cluster.consumer::addRecord));

        Golden.assertMatches("consume/records.table", run("-o", "table").out());
    }

    @Test
    void textShowsKeysOnRequest() {
        cluster.consumer.schedulePollTask(() -> {
            cluster.consumer.addRecord(record(4, null, "v".getBytes(UTF_8)));
            cluster.consumer.addRecord(record(5, "k".getBytes(UTF_8), null));
        });

        assertThat(run("--from", "4", "--partition", "0", "--key-separator", " => ")
                        .out())
                .isEqualTo(" => v\nk => \n");
    }

    @Test
    void aSeparatorMayHaveEscapes() {
        cluster.consumer.schedulePollTask(
                () -> cluster.consumer.addRecord(record(4, "k".getBytes(UTF_8), "v".getBytes(UTF_8))));

        assertThat(run("-n", "1", "--from", "4", "--partition", "0", "--key-separator", "\\t\\x3a\\\\t")
                        .out())
                .isEqualTo("k\t:\\tv\n");
        assertUsage("unknown escape '\\d'; there are \\n", "--key-separator", "\\d");
        assertUsage("'\\' at the end stands for nothing; write it twice", "--key-separator", "\\");
    }

    @Test
    void anEmptyFolderIsNotTheCurrentOne() {
        assertUsage("--output-dir is empty", "--output-dir", "");
        assertUsage("hint: --output-dir . is the current folder", "--output-dir", "");
    }

    private void assertUsage(String message, String... options) {
        CliResult result = run(options);
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(message);
    }

    @Test
    void usageAndNotFound() {
        assertThat(run("-f", "--to", "end").exitCode()).isEqualTo(2);
        assertThat(run("-o", "json").exitCode()).isEqualTo(2);
        assertThat(run("-o", "yaml").exitCode()).isEqualTo(2);
        assertThat(run("-o", "jsonl", "--key-separator", ":").exitCode()).isEqualTo(2);
        assertThat(run("-n", "-1").exitCode()).isEqualTo(2);
        assertThat(run("--from", "yesterday").exitCode()).isEqualTo(2);
        assertThat(run("--partition", "x").exitCode()).isEqualTo(2);
        assertThat(run("--partition", "2").exitCode()).isEqualTo(7);
        assertThat(run("--from", "7").exitCode()).isEqualTo(4);
        assertThat(cli.run("-b", "b:1", "consume", "no.such.topic.v1").exitCode())
                .isEqualTo(7);
    }

    private CliResult run(String... options) {
        List<String> args = new ArrayList<>(List.of("-b", "b:1", "consume", TOPIC));
        args.addAll(List.of(options));
        return cli.run(args.toArray(String[]::new));
    }

    private void records(int... offsets) {
        cluster.consumer.schedulePollTask(() -> {
            for (int offset : offsets) {
                cluster.consumer.addRecord(record(offset, null, ("v" + offset).getBytes(UTF_8)));
            }
        });
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, byte @Nullable [] key, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                TOPIC,
                0,
                offset,
                1_767_225_600_000L,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
