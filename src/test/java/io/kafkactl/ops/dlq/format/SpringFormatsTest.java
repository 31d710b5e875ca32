package io.kafkactl.ops.dlq.format;

import static io.kafkactl.testkit.DeadLetters.FORMATS;
import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.Letter.letter;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.dlq.format.Payload.Fidelity;
import io.kafkactl.testkit.Letter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The formats of Spring, from the bytes that its sources write. */
class SpringFormatsTest {
    private static DeadLetter read(Letter letter) {
        ConsumerRecord<byte[], byte[]> record = letter.build();
        DeadLetterFormat format = FORMATS.detect(List.of(record)).get(0);
        return format.read(record).orElseThrow();
    }

    private static Letter recoverer() {
        return letter().header("kafka_dlt-original-topic", "orders")
                .int32("kafka_dlt-original-partition", 2)
                .int64("kafka_dlt-original-offset", 41)
                .int64("kafka_dlt-original-timestamp", 1_767_225_600_000L)
                .header("kafka_dlt-original-timestamp-type", "CreateTime")
                .header("kafka_dlt-original-consumer-group", "billing")
                .header(
                        "kafka_dlt-exception-fqcn",
                        "org.springframework.kafka.listener.ListenerExecutionFailedException")
                .header("kafka_dlt-exception-cause-fqcn", "java.lang.IllegalStateException")
                .header("kafka_dlt-exception-message", "Listener failed; closed")
                .header("kafka_dlt-exception-stacktrace", "trace");
    }

    @Test
    void theRecovererTellsTheRootCauseAndItsWrapper() {
        DeadLetter letter = read(recoverer());

        assertThat(letter.format()).isEqualTo("spring-kafka");
        assertThat(letter.provenance())
                .isEqualTo(Provenance.at(
                        new Place("orders", 2, 41L),
                        1_767_225_600_000L,
                        new Failure(
                                "java.lang.IllegalStateException",
                                "org.springframework.kafka.listener.ListenerExecutionFailedException",
                                "Listener failed; closed",
                                "trace",
                                "billing",
                                null,
                                null)));
        assertThat(letter.payload().valueFidelity()).isEqualTo(Fidelity.RESERIALIZED);
        assertThat(letter.payload().needsSource()).isFalse();
    }

    /** Dead-lettered, put back with its headers, dead-lettered again: the originals are appended, the last is new. */
    @Test
    void aRecordThatWasDeadLetteredTwiceIsReadByItsLastValues() {
        Provenance twice = read(recoverer()
                        .header("kafka_dlt-original-topic", "orders")
                        .int32("kafka_dlt-original-partition", 0)
                        .int64("kafka_dlt-original-offset", 99))
                .provenance();

        assertThat(twice.origin()).isEqualTo(new Place("orders", 0, 99L));
        assertThat(twice.failedAt()).isEqualTo(twice.origin());
        assertThat(twice.history()).containsExactly(new Place("orders", 2, 41L), new Place("orders", 0, 99L));
        assertThat(twice.earlierFailures()).isOne();
    }

    @Test
    void aChainThroughRetryTopicsLeadsBackToTheMainTopic() {
        Provenance chain = read(recoverer()
                        .header("kafka_dlt-original-topic", "orders-retry-0")
                        .int32("kafka_dlt-original-partition", 0)
                        .int64("kafka_dlt-original-offset", 5))
                .provenance();

        assertThat(chain.origin()).isEqualTo(new Place("orders", 2, 41L));
        assertThat(chain.failedAt()).isEqualTo(new Place("orders-retry-0", 0, 5L));
        assertThat(chain.originInferred()).isFalse();
        assertThat(chain.earlierFailures()).isZero();
    }

    @Test
    void aRetryTopicAloneNamesItsMainTopicByInference() {
        Provenance alone = read(letter().header("kafka_dlt-original-topic", "orders-retry-10000")
                        .int32("kafka_dlt-original-partition", 1)
                        .int64("kafka_dlt-original-offset", 5))
                .provenance();

        assertThat(alone.origin()).isEqualTo(new Place("orders", null, null));
        assertThat(alone.originInferred()).isTrue();
        assertThat(alone.failedAt()).isEqualTo(new Place("orders-retry-10000", 1, 5L));
    }

    @Test
    void historyIsNotGuessedWhereValuesDoNotPair() {
        Provenance odd =
                read(recoverer().header("kafka_dlt-original-topic", "payments")).provenance();

        assertThat(odd.history()).containsExactly(new Place("payments", 2, 41L));
    }

    /** JSON mappers write text in quotes and say so. */
    @Test
    void quotedTextIsUnquotedOnlyWhereTheMapperSaysSo() {
        Letter quoted = letter().header("kafka_dlt-original-topic", "\"orders\"")
                .header("kafka_dlt-original-partition", "\"3\"");
        assertThat(read(quoted).provenance().origin()).isEqualTo(new Place("\"orders\"", 3, null));

        quoted.header("spring_json_header_types", "{}");
        assertThat(read(quoted).provenance().origin()).isEqualTo(new Place("orders", 3, null));
    }

    @Test
    void aKeyThatCouldNotBeDeserializedTellsItsOwnError() {
        Failure failure = read(letter().header("kafka_dlt-original-topic", "orders")
                        .header("kafka_dlt-key-exception-fqcn", "DeserializationException")
                        .header("kafka_dlt-key-exception-message", "bad key"))
                .provenance()
                .failure();

        assertThat(failure.errorClass()).isEqualTo("DeserializationException");
        assertThat(failure.message()).isEqualTo("bad key");
    }

    private static Letter retryable(byte[] attempts) {
        return letter().header("kafka_original-topic", "orders")
                .int32("kafka_original-partition", 2)
                .int64("kafka_original-offset", 41)
                .int64("kafka_original-timestamp", 1_767_225_600_000L)
                .header("kafka_dlt-original-consumer-group", "billing")
                .header("kafka_exception-fqcn", "ListenerExecutionFailedException")
                .header("kafka_exception-cause-fqcn", "java.lang.IllegalStateException")
                .header("kafka_exception-message", "closed")
                .shortest("retry_topic-original-timestamp", 1_767_225_600_000L)
                .shortest("retry_topic-backoff-timestamp", 1_767_225_601_000L)
                .header("retry_topic-attempts", attempts);
    }

    @Test
    void retryableTopicsKeepTheOriginAndCountAttempts() {
        DeadLetter letter = read(retryable(ByteBuffer.allocate(4).putInt(3).array()));

        assertThat(letter.format()).isEqualTo("spring-retryable");
        assertThat(letter.provenance().origin()).isEqualTo(new Place("orders", 2, 41L));
        assertThat(letter.provenance().failedAt())
                .as("a retry topic that no header names")
                .isEqualTo(Place.UNKNOWN);
        assertThat(letter.provenance().failure().attempts()).isEqualTo(3);
        assertThat(letter.provenance().failure().group()).isEqualTo("billing");
        assertThat(letter.provenance().failure().errorClass()).isEqualTo("java.lang.IllegalStateException");
    }

    /** Spring Kafka 2.7 wrote attempts as a BigInteger of one byte. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 47})
    void attemptsOfOneByteAreANumber(int attempts) {
        Provenance provenance = read(retryable(new byte[] {(byte) attempts})).provenance();

        assertThat(provenance.failure().attempts()).isEqualTo(attempts);
        assertThat(provenance.failedAt()).isEqualTo(attempts == 1 ? new Place("orders", 2, 41L) : Place.UNKNOWN);
    }

    @Test
    void attemptsAreAppendedAtEachHop() {
        Provenance provenance = read(retryable(ByteBuffer.allocate(4).putInt(2).array())
                        .int32("retry_topic-attempts", 3))
                .provenance();

        assertThat(provenance.failure().attempts()).isEqualTo(3);
    }

    private static Letter stream() {
        return letter().header("x-original-topic", "orders")
                .int32("x-original-partition", 2)
                .int64("x-original-offset", 41)
                .int64("x-original-timestamp", 1_767_225_600_000L)
                .header("x-original-timestamp-type", "CreateTime")
                .header("x-exception-fqcn", "org.springframework.messaging.MessageHandlingException")
                .header("x-exception-message", "error occurred")
                .header("x-exception-stacktrace", """
                        org.springframework.messaging.MessageHandlingException: error occurred
                        \tat a.B.c(B.java:1)
                        Caused by: java.lang.IllegalStateException: closed
                        \tat d.E.f(E.java:2)
                        \t... 3 more
                        """);
    }

    @Test
    void cloudStreamNamesTheRootCauseByItsStackTrace() {
        DeadLetter letter = read(stream());

        assertThat(letter.format()).isEqualTo("spring-cloud-stream");
        assertThat(letter.provenance().origin()).isEqualTo(new Place("orders", 2, 41L));
        assertThat(letter.provenance().failure().errorClass()).isEqualTo("java.lang.IllegalStateException");
        assertThat(letter.provenance().failure().wrapperClass())
                .isEqualTo("org.springframework.messaging.MessageHandlingException");
        assertThat(letter.payload().isExact()).isTrue();
    }

    @Test
    void cloudStreamIsToldFromHandRolledHeadersByItsBinaryPartitionOrItsException() {
        assertThat(read(letter().header("x-original-topic", "orders").int32("x-original-partition", 3))
                        .format())
                .isEqualTo("spring-cloud-stream");
        assertThat(read(letter().header("x-original-topic", "orders").header("x-exception-fqcn", "E"))
                        .format())
                .isEqualTo("spring-cloud-stream");

        DeadLetter byHand = read(letter().header("x-original-topic", "orders").header("x-original-partition", "1234"));
        assertThat(byHand.format()).isEqualTo("generic");
        assertThat(byHand.provenance().origin()).isEqualTo(new Place("orders", 1_234, null));
    }

    private static byte[] embedded(String payload, String... namesAndJson) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0xFF);
        out.write(namesAndJson.length / 2);
        for (int i = 0; i < namesAndJson.length; i += 2) {
            out.write(namesAndJson[i].length());
            out.writeBytes(bytes(namesAndJson[i]));
            byte[] json = bytes(namesAndJson[i + 1]);
            out.writeBytes(ByteBuffer.allocate(4).putInt(json.length).array());
            out.writeBytes(json);
        }
        out.writeBytes(bytes(payload));
        return out.toByteArray();
    }

    @Test
    void embeddedHeadersAreTakenOutOfTheValue() {
        DeadLetter letter = read(letter().value(embedded(
                "{\"a\":1}",
                "x-original-topic",
                "\"orders\"",
                "x-original-partition",
                "2",
                "x-original-offset",
                "41",
                "x-exception-fqcn",
                "\"E\"",
                "x-exception-message",
                "\"a \\\"quoted\\\" reason\"")));

        assertThat(letter.format()).isEqualTo("spring-cloud-stream-embedded");
        assertThat(letter.provenance().origin()).isEqualTo(new Place("orders", 2, 41L));
        assertThat(letter.provenance().failure().errorClass()).isEqualTo("E");
        assertThat(letter.provenance().failure().message()).isEqualTo("a \"quoted\" reason");
        assertThat(letter.payload().value()).isEqualTo(bytes("{\"a\":1}"));
        assertThat(letter.payload().isExact()).isTrue();
        assertThat(letter.payload().isWrapped()).isTrue();
    }

    @Test
    void embeddedHeadersOfTheApplicationStayEmbedded() {
        DeadLetter letter = read(letter().value(embedded(
                "body", "contentType", "\"text/plain\"", "x-original-topic", "\"orders\"", "tenant", "7")));

        assertThat(letter.payload().value())
                .isEqualTo(embedded("body", "contentType", "\"text/plain\"", "tenant", "7"));
        assertThat(letter.payload().valueFidelity()).isEqualTo(Fidelity.RESERIALIZED);
    }

    private static byte @Nullable [] cut(byte[] value, int length) {
        return Arrays.copyOf(value, length);
    }

    @Test
    void aValueThatOnlyBeginsLikeEmbeddedHeadersIsNone() {
        byte[] whole = embedded("", "x-original-topic", "\"orders\"");
        for (int length = 0; length < whole.length; length++) {
            assertThat(FORMATS.detect(List.of(letter().value(cut(whole, length)).build())))
                    .as("%d bytes", length)
                    .isEmpty();
        }
        assertThat(FORMATS.detect(
                        List.of(letter().value(embedded("x", "tenant", "7")).build())))
                .isEmpty();
    }
}
