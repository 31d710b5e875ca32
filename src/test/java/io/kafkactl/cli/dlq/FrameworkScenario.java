package io.kafkactl.cli.dlq;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestTopics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Records on which an application fails, what kafkactl makes of its dead letters, and what comes back. */
final class FrameworkScenario {
    /** Bytes that are no text, behind the word at which the applications fail. */
    private static final byte[] BINARY = {0, (byte) 0xFF, (byte) 0xC3, 0x28, '\n', 0};

    private final KafkaFixture kafka;
    private final List<ConsumerRecord<byte[], byte[]>> originals = new ArrayList<>();
    final String source;

    FrameworkScenario(KafkaFixture kafka, String domainEntityEvent) {
        this.kafka = kafka;
        this.source = TestTopics.unique(domainEntityEvent);
        kafka.cluster().createTopic(source, 3, Map.of());
    }

    /** With keys and values that are no text, and headers that occur twice or are null. */
    void produceFailing(int count) {
        kafka.cluster()
                .produce(IntStream.range(0, count).mapToObj(this::failing).toList());
        originals.addAll(kafka.cluster().readCommitted(source));
    }

    private ProducerRecord<byte[], byte[]> failing(int i) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                source, i % 3, System.currentTimeMillis() - 60_000 + i, with("k" + i), with("fail " + i + " "));
        record.headers().add("app", bytes("a" + i)).add("app", bytes("b")).add("nothing", null);
        return record;
    }

    private static byte[] with(String text) {
        byte[] start = bytes(text);
        byte[] whole = Arrays.copyOf(start, start.length + BINARY.length);
        System.arraycopy(BINARY, 0, whole, start.length, BINARY.length);
        return whole;
    }

    /** The pending dead letters, whose origins must be exactly the failing records. */
    List<JsonNode> inspect(String dlq, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("dlq", "inspect", dlq, "-n", "1000", "-o", "jsonl"));
        command.addAll(List.of(options));
        CliResult result = kafka.run(command.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.toString()).isZero();
        List<JsonNode> letters = new ArrayList<>();
        for (String line : result.out().lines().toList()) {
            letters.add(new ObjectMapper().readTree(line));
        }
        assertThat(letters)
                .extracting(letter -> letter.path("originTopic").asText() + "-"
                        + letter.path("originPartition").asText() + "@"
                        + letter.path("originOffset").asText())
                .containsExactlyInAnyOrderElementsOf(originals.stream()
                        .map(o -> o.topic() + "-" + o.partition() + "@" + o.offset())
                        .toList());
        return letters;
    }

    /** Each comes back once, byte for byte, to its partition, with the application's headers and no other framework's. */
    List<ConsumerRecord<byte[], byte[]>> redrive(String dlq, String... options) {
        List<String> command = new ArrayList<>(List.of("dlq", "redrive", dlq, "-y"));
        command.addAll(List.of(options));
        CliResult result = kafka.run(command.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.toString()).isZero();

        List<ConsumerRecord<byte[], byte[]>> back = kafka.cluster().readCommitted(source).stream()
                .filter(record -> record.headers().lastHeader("kafkactl-redrive-run") != null)
                .toList();
        assertThat(back).hasSameSizeAs(originals);
        for (ConsumerRecord<byte[], byte[]> original : originals) {
            assertThat(back)
                    .filteredOn(record -> Arrays.equals(record.key(), original.key()))
                    .singleElement()
                    .satisfies(record -> {
                        assertThat(record.value()).isEqualTo(original.value());
                        assertThat(record.partition()).isEqualTo(original.partition());
                        assertThat(own(record))
                                .containsExactly(original.headers().toArray());
                    });
        }
        return back;
    }

    void assertTimestampsKept(List<ConsumerRecord<byte[], byte[]>> back) {
        assertThat(back)
                .extracting(ConsumerRecord::timestamp)
                .containsExactlyInAnyOrderElementsOf(
                        originals.stream().map(ConsumerRecord::timestamp).toList());
    }

    private static List<Header> own(ConsumerRecord<byte[], byte[]> record) {
        return Arrays.stream(record.headers().toArray())
                .filter(header -> !header.key().startsWith("kafkactl-"))
                .toList();
    }
}
