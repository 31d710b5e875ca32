package io.kafkactl.ops.dlq.format;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeFormatTest {
    private final EnvelopeFormat format = new EnvelopeFormat();

    private static ConsumerRecord<byte[], byte[]> record(byte @Nullable [] value) {
        return new ConsumerRecord<>("orders.dlq", 0, 0, null, value);
    }

    private static ConsumerRecord<byte[], byte[]> message(String json) {
        return record(("{\"original_topic\":\"orders\",\"original_message\":" + json + "}").getBytes(UTF_8));
    }

    private void assertPayload(String json, @Nullable String expected, boolean exact) {
        ConsumerRecord<byte[], byte[]> letter = message(json);
        assertThat(format.matches(letter)).isTrue();
        Payload payload = format.read(letter).orElseThrow().payload();
        byte[] bytes = payload.value();
        assertThat(bytes == null ? null : new String(bytes, UTF_8)).isEqualTo(expected);
        assertThat(payload.isExact()).isEqualTo(exact);
    }

    @Test
    void aStringIsTheOriginalByteForByte() {
        assertPayload("\"\"", "", true);
        assertPayload("\"42 €\"", "42 €", true);
        assertPayload("\"{\\\"a\\\": 1.0}\\n\"", "{\"a\": 1.0}\n", true);
        assertPayload("\"\\u00e9\\ud83d\\ude00\\u0000\"", "é😀\0", true);
        assertPayload("\"null\"", "null", true);
    }

    @Test
    void aReplacementCharacterMeansThatBytesWereLost() {
        assertPayload("\"a\uFFFD\"", "a\uFFFD", false);
        assertPayload("\"a\\ufffd\"", "a\uFFFD", false);
    }

    @Test
    void halfASurrogatePairIsNoText() {
        assertPayload("\"a\\ud83d\"", "a?", false);
    }

    @Test
    void objectsAndArraysKeepTheEnvelopesOwnBytes() {
        assertPayload(
                "{ \"b\" : 1.0 ,\"a\":[ 1, 2 ], \"a\":\"é\\u00e9\" }",
                "{ \"b\" : 1.0 ,\"a\":[ 1, 2 ], \"a\":\"é\\u00e9\" }",
                false);
        assertPayload("[ 1 , {\"x\":null} ]", "[ 1 , {\"x\":null} ]", false);
        assertPayload("  {}", "{}", false);
    }

    @Test
    void numbersAndFlagsKeepTheirSpelling() {
        assertPayload("1.0", "1.0", false);
        assertPayload("1e400", "1e400", false);
        assertPayload("12345678901234567890", "12345678901234567890", false);
        assertPayload("true", "true", false);
    }

    @Test
    void nullIsALostPayloadAndNoTombstone() {
        assertPayload("null", null, false);
    }

    @Test
    void tellsWhereItFailedAndWhy() {
        Provenance provenance =
                format.read(record("""
                {"original_topic":"orders","original_partition":3,"original_offset":"4711","original_message":"m",
                 "error":"price is negative","error_type":"ValidationException","failed_at":"2026-11-20T10:00:00Z",
                 "context":{"original_topic":"inner"}}
                """.getBytes(UTF_8))).orElseThrow().provenance();

        assertThat(provenance)
                .isEqualTo(Provenance.at(
                        new Place("orders", 3, 4_711L),
                        null,
                        new Failure(
                                "ValidationException",
                                null,
                                "price is negative",
                                null,
                                null,
                                null,
                                Instant.parse("2026-11-20T10:00:00Z"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "1e3", "null", "\"\"", "\"x\"", "[1]", "99999999999999999999"})
    void coordinatesThatAreNoCountAreUnknown(String json) {
        Provenance provenance = format.read(record(("{\"original_topic\":\"orders\",\"original_partition\":" + json
                                + ",\"original_offset\":" + json + ",\"original_message\":\"m\"}")
                        .getBytes(UTF_8)))
                .orElseThrow()
                .provenance();

        assertThat(provenance.partition()).isNull();
        assertThat(provenance.offset()).isNull();
        assertThat(provenance.hasCoordinates()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "plain text",
                "[]",
                "\"original_topic\"",
                "{}",
                "{\"original_topic\":\"orders\"}",
                "{\"original_message\":\"m\"}",
                "{\"original_topic\":null,\"original_message\":\"m\"}",
                "{\"original_topic\":{},\"original_message\":\"m\"}",
                "{\"original_topic\":\"orders\",\"original_message\":\"m\"",
                "{\"original_topic\":\"orders\",\"original_message\":\"m\"} {}",
                "{\"original_topic\":\"orders\",\"original_message\":\"m\"} trailing",
                "{\"original_topic\":\"orders\",\"original_message\":}"
            })
    void whatIsNoEnvelopeDoesNotMatch(String value) {
        assertThat(format.matches(record(value.getBytes(UTF_8)))).isFalse();
    }

    /** Which of the two is meant cannot be told, and guessing could send a record to the wrong topic. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"original_topic\":\"orders\",\"original_topic\":\"payments\",\"original_message\":\"m\"}",
                "{\"original_topic\":\"orders\",\"original_message\":\"m\",\"original_message\":\"n\"}",
                "{\"original_topic\":\"orders\",\"original_message\":\"m\",\"original_offset\":1,\"original_offset\":2}"
            })
    void anEnvelopeThatSaysThingsTwiceDoesNotMatch(String value) {
        assertThat(format.matches(record(value.getBytes(UTF_8)))).isFalse();
    }

    @Test
    void aTombstoneDoesNotMatch() {
        assertThat(format.matches(record(null))).isFalse();
    }

    @Test
    void bytesThatAreNotUtf8DoNotMatch() {
        String text = "{\"original_topic\":\"orders\",\"original_message\":{\"a\":1}}";

        assertThat(format.matches(record(text.getBytes(UTF_16BE)))).isFalse();
        assertThat(format.matches(record(new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'})))
                .isFalse();
    }

    @Test
    void aByteOrderMarkDoesNotShiftTheSlice() {
        ConsumerRecord<byte[], byte[]> letter =
                record("\uFEFF{\"original_topic\":\"orders\",\"original_message\":{\"a\":1}}".getBytes(UTF_8));

        assertThat(format.matches(letter)).isTrue();
        assertThat(format.read(letter).orElseThrow().payload().value()).isEqualTo("{\"a\":1}".getBytes(UTF_8));
    }

    @Test
    void ownsOnlyTheConfirmingHeader() {
        assertThat(format.ownsHeader("error_type")).isTrue();
        assertThat(format.ownsHeader("original-topic")).isFalse();
        assertThat(format.id()).isEqualTo("envelope");
    }
}
