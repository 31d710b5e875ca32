package io.kafkactl.cli.dlq;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.headers;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What list, stats, inspect and export show of dead letters on a real broker. */
@WithKafka
class LookingAtDeadLettersIT extends RedriveScenario {
    private static final ObjectMapper JSON = new ObjectMapper();

    LookingAtDeadLettersIT(KafkaFixture kafka) {
        super(kafka);
    }

    private ProducerRecord<byte[], byte[]> letter(String dlq, int offset, String error, String message) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(dlq, 0, bytes("k" + offset % 2), bytes("{\"price\":" + offset + "}"));
        record.headers()
                .add("kafka_dlt-original-topic", bytes(source))
                .add(
                        "kafka_dlt-original-partition",
                        ByteBuffer.allocate(4).putInt(0).array())
                .add(
                        "kafka_dlt-original-offset",
                        ByteBuffer.allocate(8).putLong(offset).array())
                .add("kafka_dlt-original-consumer-group", bytes("billing"))
                .add("kafka_dlt-exception-cause-fqcn", bytes(error))
                .add("kafka_dlt-exception-message", bytes(message))
                .add(
                        "kafka_dlt-exception-stacktrace",
                        bytes(error + ": x\n\tat com.shop.Pay.pay(Pay.java:1)\u001b[2J"));
        return record;
    }

    /** Two without a price, one that timed out. */
    private String filled() {
        String dlq = dlq("-dlt", 2);
        cluster.produce(List.of(
                letter(dlq, 0, "java.lang.IllegalStateException", "order 1 has no price"),
                letter(dlq, 1, "java.lang.IllegalStateException", "order 2 has no price"),
                letter(dlq, 2, "java.util.concurrent.TimeoutException", "\u001b[31mno answer\u0007")));
        return dlq;
    }

    private static List<JsonNode> lines(CliResult result) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : result.out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void statsGroupsByCauseAndItsLastLineRedrivesExactlyThatCause() throws IOException {
        String dlq = filled();

        CliResult stats = kafka.run("dlq", "stats", dlq, "-o", "jsonl");

        assertThat(stats.exitCode()).as(stats.toString()).isZero();
        List<JsonNode> groups = lines(stats);
        assertThat(groups).hasSize(2);
        assertThat(groups.get(0).path("count").asInt()).isEqualTo(2);
        assertThat(groups.get(0).path("errorClass").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(groups.get(0).path("messageShape").asText()).isEqualTo("order # has no price");
        assertThat(groups.get(0).path("frame").asText()).isEqualTo("com.shop.Pay.pay");
        assertThat(groups.get(0).path("sample").asText()).isEqualTo("0:0");
        String line = groups.get(0).path("redrive").asText();
        assertThat(stats.err()).contains(line.replace("--dry-run", "").strip());

        String[] words =
                line.substring("kafkactl ".length()).replace("--dry-run", "-y").split(" ");
        CliResult redrive = kafka.run(words);

        assertThat(redrive.exitCode()).as(redrive.toString()).isZero();
        assertThat(values(source)).containsExactlyInAnyOrder("{\"price\":0}", "{\"price\":1}");
        CliResult left = kafka.run("dlq", "stats", dlq, "-o", "jsonl");
        assertThat(lines(left))
                .singleElement()
                .satisfies(group -> assertThat(group.path("errorClass").asText())
                        .isEqualTo("java.util.concurrent.TimeoutException"));
        assertThat(left.err()).contains("--all takes them in");
        assertThat(lines(kafka.run("dlq", "stats", dlq, "--all", "-o", "jsonl")))
                .hasSize(2);
    }

    @Test
    void statsCountsByEveryOtherThingAndDraws() throws IOException {
        String dlq = filled();
        Path plot = temp.resolve("causes.svg");

        for (String by : List.of("class", "source", "group", "hour", "key", "attempts")) {
            CliResult stats = kafka.run("dlq", "stats", dlq, "--by", by, "-o", "jsonl");
            assertThat(stats.exitCode()).as(by + stats).isZero();
            assertThat(lines(stats).stream()
                            .mapToInt(g -> g.path("count").asInt())
                            .sum())
                    .as(by)
                    .isEqualTo(3);
        }
        assertThat(kafka.run("dlq", "stats", dlq, "--plot", plot.toString()).exitCode())
                .isZero();
        assertThat(Files.readString(plot))
                .contains("<title>Dead letters of " + dlq + "</title>")
                .containsPattern("<desc>in a minute: .*[0-9a-f]{12} IllegalStateException \\(2\\).*</desc>")
                .containsPattern("<desc>in a minute: .*[0-9a-f]{12} TimeoutException \\(1\\).*</desc>");
    }

    @Test
    void recordsCannotSpeakToTheTerminal() {
        String dlq = filled();

        for (CliResult result : List.of(
                kafka.run("dlq", "stats", dlq),
                kafka.run("dlq", "stats", dlq, "--by", "class"),
                kafka.run("dlq", "inspect", dlq),
                kafka.run("dlq", "inspect", dlq, "0:2", "--explain", "--stack", "--diff-origin"),
                kafka.run("dlq", "inspect", dlq, "--where", "error(.deadLetter.errorMessage)"),
                kafka.run("dlq", "list"))) {
            assertThat(result.out() + result.err()).doesNotContain("\u001b[31m", "\u001b[2J", "\u0007");
        }
        assertThat(kafka.run("dlq", "inspect", dlq, "0:2", "--stack").out())
                .contains("    at com.shop.Pay.pay(Pay.java:1)\\u001b[2J");
    }

    @Test
    void inspectSaysWhetherTheSourceRecordIsStillThereAndTheSame() throws IOException {
        String dlq = filled();
        cluster.produce(List.of(
                new ProducerRecord<>(source, 0, bytes("k0"), bytes("{\"price\":0}")),
                new ProducerRecord<>(source, 0, bytes("k1"), bytes("{\"price\":100}"))));

        CliResult result = kafka.run("dlq", "inspect", dlq, "0:0", "0:1", "0:2", "-o", "jsonl");
        CliResult text = kafka.run("dlq", "inspect", dlq, "0:1", "--diff-origin", "--explain");

        List<JsonNode> letters = lines(result);
        assertThat(letters.stream().map(l -> l.path("source").path("state").asText()))
                .containsExactly("IDENTICAL", "DIFFERS", "EXPIRED");
        assertThat(letters.get(1).path("source").path("differences")).hasToString("[\"value\"]");
        assertThat(letters.get(0).path("target").path("partition").asInt()).isZero();
        assertThat(letters.get(0).path("evidence").get(0).path("place").asText())
                .isEqualTo("header kafka_dlt-original-topic");
        assertThat(text.out()).contains("DIFFERS in value", "{\"price\":100}", "int64be", "the only value");
        assertThat(kafka.run("dlq", "inspect", dlq, "0:77").exitCode()).isEqualTo(7);
    }

    @Test
    void selectionsHoldTogetherAndContradictionsAreRefused() throws IOException {
        String dlq = filled();

        CliResult selected = kafka.run(
                "dlq",
                "inspect",
                dlq,
                "-t",
                source + ":0",
                "-g",
                "billing",
                "--error",
                "price$",
                "-k",
                "k1",
                "--failed-since",
                "@-1h",
                "--where",
                ".value.price < 5",
                "-o",
                "jsonl");
        assertThat(lines(selected))
                .singleElement()
                .satisfies(letter -> assertThat(letter.path("offset").asInt()).isEqualTo(1));
        assertThat(kafka.run("dlq", "redrive", dlq, "--offsets", "0:1-2", "-n", "1", "--dry-run"))
                .satisfies(plan -> {
                    assertThat(plan.exitCode()).as(plan.toString()).isZero();
                    assertThat(plan.err()).contains("only dead letters at offsets 0:1-2, the first 1 of them");
                    assertThat(plan.err()).contains("1 to redrive");
                });
        for (List<String> wrong : List.of(
                List.of("--error", "("),
                List.of("--error-class", "[a"),
                List.of("--where", ".a |"),
                List.of("--offsets", "1"),
                List.of("--attempts", "few"),
                List.of("-n", "0"),
                List.of("--fingerprint", "12"),
                List.of("-H", "!a", "-H", "a=1"),
                List.of("--partition", "0", "--offsets", "1:0"),
                List.of("-k", "a", "--key-prefix", "b"),
                List.of("--failed-since", "@-1h", "--failed-before", "@-2h"),
                List.of("0:1", "-k", "a"))) {
            List<String> args = new ArrayList<>(List.of("dlq", "inspect", dlq));
            args.addAll(wrong);
            CliResult result = kafka.run(args.toArray(String[]::new));
            assertThat(result.exitCode()).as(wrong + result.toString()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).startsWith("error: ");
        }
        assertThat(kafka.run("dlq", "inspect", dlq, "--where", ".value | error", "-n", "1"))
                .satisfies(result -> {
                    assertThat(result.exitCode()).isEqualTo(1);
                    assertThat(result.err()).contains("not selected");
                });
    }

    @Test
    void whatIsExportedCanBeProducedAgain() throws IOException {
        String dlq = filled();
        String copy = dlq(".dlq", 2);

        CliResult plain = kafka.run("dlq", "export", dlq, "--error-class", "IllegalState");
        Path file = Files.writeString(temp.resolve("letters.jsonl"), plain.out());
        CliResult produced = kafka.run("produce", copy, "-i", "jsonl", file.toString());
        CliResult rich = kafka.run("dlq", "export", dlq, "--with-provenance", "-n", "1");

        assertThat(plain.exitCode()).as(plain.toString()).isZero();
        assertThat(plain.err()).contains("2 dead letters written");
        assertThat(produced.exitCode()).as(produced.toString()).isZero();
        assertThat(values(copy)).containsExactly("{\"price\":0}", "{\"price\":1}");
        assertThat(lines(rich)).singleElement().satisfies(letter -> {
            assertThat(letter.path("deadLetter").path("originTopic").asText()).isEqualTo(source);
            assertThat(letter.path("deadLetter").path("settled").asBoolean()).isFalse();
        });
    }

    @Test
    void listShowsExpiryWarningsAndRetryTopicsWithTheirGroups() throws IOException {
        String dlq = source + ".dead-letter";
        cluster.createTopic(dlq, 1, Map.of("retention.ms", "86400000", "cleanup.policy", "compact,delete"));
        String retry = dlq("-retry-1", 3);
        cluster.createTopic(source + ".gone.dlq", 1, Map.of());
        cluster.produce(List.of(headers(dlq, 0, bytes("k"), bytes("1"), source)));
        cluster.produce(List.of(new ProducerRecord<>(source + ".gone.dlq", 0, bytes("k"), bytes("1"))));
        cluster.produce(List.of(new ProducerRecord<>(retry, 0, bytes("k"), bytes("1"))));
        kafka.run("consume", retry, "-n", "0", "-g", source + "-retrier", "--commit");

        CliResult list = kafka.run("dlq", "list", source + "*", "--fail-if-pending", "-o", "jsonl");
        CliResult prom = kafka.run("dlq", "list", source + "*", "-o", "prom");

        assertThat(list.exitCode()).as(list.toString()).isEqualTo(3);
        List<JsonNode> topics = lines(list);
        assertThat(topics.stream().map(t -> t.path("topic").asText()))
                .containsExactly(retry, dlq, source + ".gone.dlq");
        assertThat(topics.get(0).path("kind").asText()).isEqualTo("retry");
        assertThat(topics.get(0).path("pending").isNull()).isTrue();
        assertThat(topics.get(1).path("warnings")).hasToString("[\"compacted\",\"retention<3d\",\"fewer-partitions\"]");
        assertThat(topics.get(1).path("expires").asText()).isNotEmpty();
        assertThat(topics.get(1).path("newInLastHour").asInt()).isEqualTo(1);
        assertThat(topics.get(2).path("warnings")).hasToString("[\"no-provenance\",\"source-missing\"]");
        assertThat(prom.exitCode()).as(prom.toString()).isZero();
        assertThat(prom.out())
                .contains("# TYPE kafkactl_dlq_pending gauge", "topic=\"" + dlq + "\",kind=\"dead-letter\"} 1")
                .contains("kafkactl_scrape_success 1");
        CliResult none = kafka.run("dlq", "list", "no-such-*", "--fail-if-pending");
        assertThat(none.exitCode()).isZero();
    }

    @Test
    void aTopicWithAnUnusualNameIsFoundByItsHeadersWhenAskedFor() {
        String odd = dlq(".odd", 1);
        cluster.produce(List.of(letter(odd, 0, "java.lang.IllegalStateException", "x")));

        assertThat(kafka.run("dlq", "list", odd).out()).doesNotContain(odd);
        assertThat(kafka.run("dlq", "list", odd, "--probe").out()).contains(odd, "spring-kafka");
    }
}
