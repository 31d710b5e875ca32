package io.kafkactl.ops.dlq.format;

import static io.kafkactl.testkit.DeadLetters.FORMATS;
import static io.kafkactl.testkit.DeadLetters.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.config.DlqSettings;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.testkit.Letter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class FormatsTest {
    private static ConsumerRecord<byte[], byte[]> plain() {
        return new ConsumerRecord<>("orders.dlq", 0, 0, bytes("k"), bytes("v"));
    }

    private static ConsumerRecord<byte[], byte[]> envelope() {
        return new ConsumerRecord<>(
                "orders.dlq", 0, 0, bytes("k"), bytes("{\"original_topic\":\"orders\",\"original_message\":\"m\"}"));
    }

    private static ConsumerRecord<byte[], byte[]> headers() {
        ConsumerRecord<byte[], byte[]> letter = plain();
        letter.headers()
                .add("original-topic", bytes("orders"))
                .add("dead-letter-reason", bytes("negative"))
                .add("failed-at", bytes("2026-11-20T10:00:00Z"));
        return letter;
    }

    private static ConsumerRecord<byte[], byte[]> spring() {
        ConsumerRecord<byte[], byte[]> letter = plain();
        letter.headers().add("kafka_dlt-original-topic", bytes("orders"));
        return letter;
    }

    private static List<String> detected(List<ConsumerRecord<byte[], byte[]>> samples) {
        return FORMATS.detect(samples).stream().map(DeadLetterFormat::id).toList();
    }

    @Test
    void theFormatOfEverySampleIsTheTopics() {
        assertThat(detected(List.of(envelope(), envelope()))).containsExactly("envelope");
        assertThat(detected(List.of(headers(), headers()))).containsExactly("headers");
        assertThat(detected(List.of(spring()))).containsExactly("spring-kafka");
    }

    /** A record that failed under one framework and then under another still carries the first one's headers. */
    @Test
    void aStaleFamilyInSomeSamplesDoesNotCount() {
        ConsumerRecord<byte[], byte[]> both = headers();
        both.headers().add("kafka_dlt-original-topic", bytes("orders"));

        assertThat(detected(List.of(headers(), both, headers()))).containsExactly("headers");
        assertThat(detected(List.of(spring(), both))).containsExactly("spring-kafka");
    }

    @Test
    void familiesThatNoneOfWhichIsEverywhereAreAllNamed() {
        assertThat(detected(List.of(headers(), envelope(), spring())))
                .containsExactly("spring-kafka", "headers", "envelope");
    }

    @Test
    void nothingKnownAndNothingAtAllAreNoFormat() {
        assertThat(detected(List.of(plain()))).isEmpty();
        assertThat(detected(List.of())).isEmpty();
    }

    @Test
    void aStrayRecordDoesNotHideTheOnlyFormat() {
        assertThat(detected(List.of(plain(), envelope()))).containsExactly("envelope");
    }

    @Test
    void anUnknownNameIsInvalidInputAndShowsASimilarOneOrAll() {
        assertThat(FORMATS.byId("headers").id()).isEqualTo("headers");
        assertThatThrownBy(() -> FORMATS.byId("spring-kafak")).isInstanceOfSatisfying(KafkactlException.class, e -> {
            assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID_INPUT);
            assertThat(e.message()).isEqualTo("'spring-kafak' is no dead-letter format");
            assertThat(e.hint()).hasValue("did you mean 'spring-kafka'?");
        });
        assertThatThrownBy(() -> FORMATS.byId("?"))
                .isInstanceOfSatisfying(
                        KafkactlException.class,
                        e -> assertThat(e.hint()).hasValue("known: " + String.join(", ", FORMATS.ids())));
    }

    @Test
    void headersTellTopicReasonAndTime() {
        ConsumerRecord<byte[], byte[]> letter = headers();
        DeadLetterFormat format = FORMATS.byId("headers");

        DeadLetter read = format.read(letter).orElseThrow();

        assertThat(read.provenance())
                .isEqualTo(Provenance.at(
                        Place.ofTopic("orders"),
                        null,
                        new Failure(null, null, "negative", null, null, null, Instant.parse("2026-11-20T10:00:00Z"))));
        assertThat(read.payload().value()).isEqualTo(bytes("v"));
        assertThat(read.payload().isExact()).isTrue();
    }

    /** SmallRye uses {@code dead-letter-reason} too. */
    @Test
    void headersOfSmallRyeAreNotTheHouseFormat() {
        ConsumerRecord<byte[], byte[]> smallRye = headers();
        smallRye.headers().add("dead-letter-topic", bytes("orders"));
        ConsumerRecord<byte[], byte[]> nameless = plain();
        nameless.headers().add("original-topic", null).add("dead-letter-reason", bytes("x"));

        assertThat(detected(List.of(smallRye))).containsExactly("smallrye");
        assertThat(detected(List.of(nameless))).isEmpty();
    }

    @Test
    void springAppendsSoTheLastValueIsTheNewest() {
        ConsumerRecord<byte[], byte[]> letter = plain();
        letter.headers()
                .add("kafka_dlt-original-topic", bytes("old"))
                .add("kafka_dlt-original-topic", bytes("orders"))
                .add(
                        "kafka_dlt-original-partition",
                        ByteBuffer.allocate(4).putInt(1).array())
                .add(
                        "kafka_dlt-original-partition",
                        ByteBuffer.allocate(4).putInt(2).array())
                .add(
                        "kafka_dlt-original-offset",
                        ByteBuffer.allocate(8).putLong(41).array())
                .add(
                        "kafka_dlt-original-offset",
                        ByteBuffer.allocate(8).putLong(99).array())
                .add(
                        "kafka_dlt-original-timestamp",
                        ByteBuffer.allocate(8).putLong(1_767_225_600_000L).array())
                .add("kafka_dlt-original-consumer-group", bytes("billing"))
                .add("kafka_dlt-exception-fqcn", bytes("ListenerExecutionFailedException"))
                .add("kafka_dlt-exception-cause-fqcn", bytes("IllegalStateException"))
                .add("kafka_dlt-exception-message", bytes("outer; root"));

        Provenance provenance =
                FORMATS.byId("spring-kafka").read(letter).orElseThrow().provenance();

        assertThat(provenance.origin()).isEqualTo(new Place("orders", 2, 99L));
        assertThat(provenance.history()).containsExactly(new Place("old", 1, 41L), new Place("orders", 2, 99L));
        assertThat(provenance.originTimestamp()).isEqualTo(1_767_225_600_000L);
        assertThat(provenance.failure())
                .isEqualTo(new Failure(
                        "IllegalStateException",
                        "ListenerExecutionFailedException",
                        "outer; root",
                        null,
                        "billing",
                        null,
                        null));
    }

    @Test
    void springWithoutACauseNamesTheException() {
        ConsumerRecord<byte[], byte[]> letter = spring();
        letter.headers().add("kafka_dlt-exception-fqcn", bytes("DeserializationException"));

        assertThat(FORMATS.byId("spring-kafka")
                        .read(letter)
                        .orElseThrow()
                        .provenance()
                        .failure()
                        .errorClass())
                .isEqualTo("DeserializationException");
    }

    /** The context file is read without knowing the formats themselves. */
    @Test
    void theContextKnowsTheSameNames() {
        assertThat(DlqSettings.BUILT_IN_FORMATS).containsExactlyElementsOf(FORMATS.ids());
        assertThat(FORMATS.ids()).doesNotHaveDuplicates();
    }

    @Test
    void theManualListsThemAllInTheirOrder() throws IOException {
        List<String> listed = Files.readAllLines(Path.of("src/docs/dead-letter-formats.md")).stream()
                .filter(line -> line.matches("\\| `[a-z-]+` \\| .*"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .filter(name -> FORMATS.ids().contains(name))
                .toList();

        assertThat(listed).isEqualTo(FORMATS.ids());
    }

    @Test
    void theEvidenceShowsEveryValueAndWhichWasChosen() {
        ConsumerRecord<byte[], byte[]> letter = Letter.letter()
                .header("kafka_dlt-original-topic", "old")
                .header("kafka_dlt-original-topic", "orders")
                .int32("kafka_dlt-original-partition", 3)
                .header("kafka_dlt-original-offset", new byte[9])
                .header("kafka_dlt-exception-message", (String) null)
                .build();

        assertThat(FORMATS.byId("spring-kafka").evidence(letter))
                .containsExactly(
                        new Evidence(
                                "topic",
                                "kafka_dlt-original-topic",
                                List.of(
                                        new Evidence.Reading("old", "utf8", false),
                                        new Evidence.Reading("orders", "utf8", true)),
                                "the last value: each failure appends"),
                        new Evidence(
                                "partition",
                                "kafka_dlt-original-partition",
                                List.of(new Evidence.Reading("3", "int32be", true)),
                                "the only value"),
                        new Evidence(
                                "offset",
                                "kafka_dlt-original-offset",
                                List.of(new Evidence.Reading("000000000000000000", "hex", true)),
                                "the only value"),
                        new Evidence(
                                "errorMessage",
                                "kafka_dlt-exception-message",
                                List.of(new Evidence.Reading("null", "null", false)),
                                "the newest value is null"));
    }
}
