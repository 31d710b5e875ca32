package io.kafkactl.failures;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.headers;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.JournalEntries;
import io.kafkactl.testkit.PackagedProgram;
import io.kafkactl.testkit.SmallDiskKafka;
import io.kafkactl.testkit.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A redrive that fills its broker's disk: what was put back is in the journal, and the rest is put back when there is room. */
@Timeout(240)
@NeedsPatience
class FullDiskIT {
    private static final int DISK_MEGABYTES = 10;
    private static final int LETTERS = 4_000;
    private static final int NOISE = 1_100;

    @TempDir
    Path folder;

    @TempDir
    Path temp;

    private Ended redrive(SmallDiskKafka kafka, String dlq) throws IOException, InterruptedException {
        return Ended.of(
                PackagedProgram.command(
                        kafka.address(), "--timeout", "10s", "dlq", "redrive", dlq, "--yes", "--rate", "2000/s"),
                temp);
    }

    @Test
    void redriveReportsWhatIsPendingAndFinishesItWhenThereIsRoom() throws Exception {
        try (SmallDiskKafka kafka = new SmallDiskKafka(folder, DISK_MEGABYTES, false)) {
            String source = kafka.cluster().createTopic("market.order.placed", 1);
            String dlq = source + ".dlq";
            kafka.cluster().createTopic(dlq, 1, Map.of());
            List<String> values = NumberedNoise.lines(LETTERS, NOISE);
            kafka.cluster()
                    .produce(values.stream()
                            .map(value -> headers(dlq, 0, null, bytes(value), source))
                            .toList());

            Ended full = redrive(kafka, dlq);
            UnderFaults.keep("REDRIVE-FULL_DISK", full.toString());

            assertThat(full.exitCode()).as(full.toString()).isIn(1, 5);
            assertThat(full.err()).doesNotContain("\tat ", "bug in kafkactl");
            assertThat(kafka.isAlive()).isFalse();

            kafka.restartWithRoom(100);
            try (TestCluster reader = new TestCluster(kafka.address())) {
                List<String> between = values(reader, source);
                assertThat(between).isEqualTo(values.subList(0, between.size()));
                assertThat(journalled(reader, dlq)).isEqualTo(between.size());
            }

            Ended rest = redrive(kafka, dlq);
            assertThat(rest.exitCode()).as(rest.toString()).isZero();
            try (TestCluster reader = new TestCluster(kafka.address())) {
                assertThat(values(reader, source)).isEqualTo(values);
                assertThat(journalled(reader, dlq)).isEqualTo(LETTERS);
            }
        }
    }

    private static List<String> values(TestCluster reader, String topic) {
        return reader.readCommitted(topic).stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private static long journalled(TestCluster reader, String dlq) {
        return JournalEntries.of(reader, dlq).stream()
                .mapToLong(JournalEntries.Entry::records)
                .sum();
    }
}
