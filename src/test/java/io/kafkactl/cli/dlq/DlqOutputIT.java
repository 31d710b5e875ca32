package io.kafkactl.cli.dlq;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.headers;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.Golden;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands on dead letters print for people, word for word. */
@Tag("end-to-end")
@WithKafka
class DlqOutputIT {
    private static final Instant NOW = Instant.parse("2026-05-07T08:00:00Z");
    private static final long FAILED = Instant.parse("2026-05-06T07:08:09Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final Map<String, String> TEN_YEARS = Map.of("retention.ms", "315360000000");
    private static final Pattern RUN = Pattern.compile("\\d{8}T\\d{6}-[0-9a-f]{6}");

    private final KafkaFixture kafka;
    private final TestCluster cluster;
    private final String source = TestTopics.unique("shop.order.placed");
    private final String dlq = source + ".dead-letter";
    private long commands;

    @TempDir
    Path home;

    DlqOutputIT(KafkaFixture kafka) {
        this.kafka = kafka;
        this.cluster = kafka.cluster();
    }

    /** Three without a price, one that nobody understands, two without an answer. */
    @BeforeEach
    void fill() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".config/kafkactl"));
        Files.writeString(
                folder.resolve("contexts.yaml"),
                "apiVersion: kafkactl/v1\nkind: Contexts\ncontexts: {golden: {bootstrapServers: '"
                        + kafka.bootstrapServers() + "', dlq: {journal: " + source + ".journal}}}\n");
        cluster.createTopic(source, 2, TEN_YEARS);
        cluster.createTopic(dlq, 2, TEN_YEARS);
        cluster.createTopic(source + ".parked", 1, TEN_YEARS);
        cluster.createTopic(source + ".retry-1", 2, TEN_YEARS);
        List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            letters.add(letter(i % 2, i, "order " + i + " has no price"));
        }
        letters.add(new ProducerRecord<>(dlq, 1, FAILED - HOUR, null, bytes("\u0007garbage")));
        letters.add(letter(0, 4, "no answer from 'billing'"));
        letters.add(letter(1, 5, "no answer from 'stock'"));
        cluster.produce(letters);
    }

    private ProducerRecord<byte[], byte[]> letter(int partition, int number, String reason) {
        ProducerRecord<byte[], byte[]> record =
                headers(dlq, partition, bytes("k" + number), bytes("{\"order\":" + number + "}"), source);
        record.headers().remove("dead-letter-reason").add("dead-letter-reason", bytes(reason));
        long at = FAILED + Math.min(4, number) * HOUR;
        record.headers()
                .remove("failed-at")
                .add("failed-at", bytes(Instant.ofEpochMilli(at).toString()));
        return new ProducerRecord<>(dlq, partition, at, record.key(), record.value(), record.headers());
    }

    private CliResult run(String... args) {
        List<String> all = new ArrayList<>(List.of("-c", "golden", "dlq"));
        all.addAll(List.of(args));
        return CliRunner.real()
                .env("HOME", home.toString())
                .clock(Clock.fixed(NOW.plusSeconds(10 * ++commands), ZoneOffset.UTC))
                .run(all.toArray(String[]::new));
    }

    private CliResult golden(String name, String... args) {
        CliResult result = run(args);
        Golden.assertMatches(
                "dlq/" + name + ".txt",
                stable("$ kafkactl dlq " + String.join(" ", args) + "\n" + result.out() + "--- stderr, exit "
                        + result.exitCode() + "\n" + result.err()));
        return result;
    }

    /** Without what differs from run to run; what stands in columns has as many characters. */
    private String stable(String text) {
        String unique = source.replaceFirst(".*(-[a-z0-9]+)\\.v1", "$1");
        String same = RUN.matcher(text)
                .replaceAll("20260507T080000-abcdef")
                .replace(unique, "-" + "x".repeat(unique.length() - 1))
                .replaceAll("(?<![0-9a-z])[0-9a-f]{12}(?![0-9a-z])", "0123456789ab")
                .replaceAll("in \\d+ ms", "in 9 ms");
        return same.contains("OPERATOR")
                ? same.replaceAll("\\S+@\\S+", "ann@host").replaceAll(" {2,}", "  ")
                : same;
    }

    @Test
    void lookingAtThem() {
        golden("list.table", "list", source + "*");
        golden("stats.table", "stats", dlq);
        golden("stats-by-hour.table", "stats", dlq, "--by", "hour");
        golden("stats-latest-hours.table", "stats", dlq, "--by", "hour", "--top", "2");
        golden("inspect.table", "inspect", dlq);
        golden("inspect-one", "inspect", dlq, "0:0", "--explain");
        golden("export.jsonl", "export", dlq, "-n", "2");
    }

    @Test
    void settlingThem() {
        golden("redrive-dry-run.table", "redrive", dlq, "--dry-run");
        CliResult redrive = golden("redrive.table", "redrive", dlq, "--offsets", "0:0-1", "-y");
        golden("park.table", "park", dlq, "--error", "price", "--reason", "INC-7", "-y");
        golden("discard.table", "discard", dlq, "--offsets", "1:1", "--reason", "garbage", "-y");
        golden("list-settled.table", "list", source + "*");
        golden("purge-dry-run.table", "purge", dlq, "--dry-run");
        golden("purge.table", "purge", dlq, "-y");

        golden("runs.table", "runs", dlq);
        Matcher run = RUN.matcher(redrive.err());
        assertThat(run.find()).isTrue();
        golden("runs-show.table", "runs", "show", run.group());
    }
}
