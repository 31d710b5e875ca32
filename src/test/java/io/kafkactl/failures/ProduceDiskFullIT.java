package io.kafkactl.failures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.SmallDiskKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker whose disk fills up in the middle of an input. */
@Timeout(180)
@NeedsPatience
class ProduceDiskFullIT {
    private static final int LINES = 30_000;
    private static final int NOISE = 225;
    private static final int DISK_MEGABYTES = 6;
    private static final Pattern COUNTS = Pattern.compile("sent \\d+, acknowledged (\\d+), failed (\\d+)");

    @TempDir
    Path folder;

    /** With another disk the broker goes on without the full one; with none it ends itself. */
    @ParameterizedTest(name = "another disk: {0}")
    @ValueSource(booleans = {true, false})
    void whatWasAcknowledgedIsThereAndTheRestGoesOnFromTheLineThatWasNamed(boolean otherDisk) throws Exception {
        Path lines = Files.write(folder.resolve("lines.txt"), NumberedNoise.lines(LINES, NOISE));
        try (SmallDiskKafka kafka = new SmallDiskKafka(folder, DISK_MEGABYTES, otherDisk)) {
            String topic = kafka.cluster().createTopic("market.order.placed", otherDisk ? 2 : 1);
            String partition = String.valueOf(kafka.partitionOnSmallDisk(topic));

            CliResult full = kafka.run(
                    "--timeout", "5s", "produce", topic, "--partition", partition, "--compression", "none", "" + lines);

            assertThat(full.exitCode()).as(full.toString()).isEqualTo(1);
            assertThat(full.out()).isEmpty();
            assertThat(kafka.isAlive()).isEqualTo(otherDisk);
            Matcher counts = COUNTS.matcher(full.err());
            assertThat(counts.find()).as(full.err()).isTrue();
            int acknowledged = Integer.parseInt(counts.group(1));
            assertThat(acknowledged).isPositive().isLessThan(LINES);
            String next = String.valueOf(acknowledged + 1);
            String reason = otherDisk
                    ? "partition " + partition + " has no leader, and a log directory of broker 1 is offline: its disk "
                            + "is full or broken"
                    : "no broker answers at ";
            assertThat(full.err())
                    .contains("error: " + lines + ":" + next + "-")
                    .contains(": not acknowledged within 5 s: " + reason)
                    .contains("to go on, use --resume-from " + next + " with '" + lines
                            + "'; what was sent and not acknowledged may be in the topic, too");

            kafka.restartWithRoom(100);
            List<Integer> there = numbers(kafka, topic);
            assertThat(there).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(acknowledged);
            assertThat(there.subList(0, acknowledged)).isEqualTo(numbersTo(acknowledged));

            CliResult rest =
                    kafka.run("produce", topic, "--partition", partition, "--resume-from", next, lines.toString());
            assertThat(rest.exitCode()).as(rest.toString()).isZero();
            assertThat(numbers(kafka, topic).subList(there.size(), there.size() + LINES - acknowledged))
                    .isEqualTo(numbersTo(LINES).subList(acknowledged, LINES));
        }
    }

    private static List<Integer> numbers(SmallDiskKafka kafka, String topic) {
        return kafka.cluster().readUncommitted(topic).stream()
                .map(record -> new String(record.value(), UTF_8))
                .map(NumberedNoise::number)
                .toList();
    }

    private static List<Integer> numbersTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }
}
