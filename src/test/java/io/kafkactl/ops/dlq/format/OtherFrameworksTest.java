package io.kafkactl.ops.dlq.format;

import static io.kafkactl.testkit.DeadLetters.FORMATS;
import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.Letter.letter;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.dlq.format.Payload.Fidelity;
import io.kafkactl.testkit.Letter;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frameworks outside of the Java mainstream, from the bytes that their sources write. */
class OtherFrameworksTest {
    private static DeadLetter read(Letter letter) {
        ConsumerRecord<byte[], byte[]> record = letter.build();
        return FORMATS.detect(List.of(record)).get(0).read(record).orElseThrow();
    }

    @Test
    void karafka() {
        DeadLetter letter = read(letter().header("source_topic", "orders")
                .header("source_partition", "2")
                .header("source_offset", "41")
                .header("source_consumer_group", "billing")
                .header("source_attempts", "3")
                .header("source_trace_id", "t"));

        assertThat(letter.format()).isEqualTo("karafka");
        assertThat(letter.provenance())
                .isEqualTo(Provenance.at(
                        new Place("orders", 2, 41L), null, new Failure(null, null, null, null, "billing", 3L, null)));
        assertThat(letter.payload().isExact()).isTrue();
    }

    @Test
    void silverback() {
        DeadLetter letter = read(letter().header("x-source-topic", "orders")
                .header("x-source-partition", "2")
                .header("x-source-offset", "41")
                .header("x-source-timestamp", "2026-01-01T00:00:00Z")
                .header("x-source-consumer-group-id", "billing")
                .header("x-failed-attempts", "4")
                .header("x-failure-reason", "System.InvalidOperationException in Acme.Billing"));

        assertThat(letter.format()).isEqualTo("silverback");
        assertThat(letter.provenance())
                .isEqualTo(Provenance.at(
                        new Place("orders", 2, 41L),
                        1_767_225_600_000L,
                        new Failure("System.InvalidOperationException", null, null, null, "billing", 4L, null)));
    }

    @Test
    void watermillLosesTheKey() {
        DeadLetter letter = read(letter().key(null)
                .header("_watermill_message_uuid", "u")
                .header("topic_poisoned", "orders")
                .header("reason_poisoned", "closed")
                .header("handler_poisoned", "h")
                .header("subscriber_poisoned", "kafka.Subscriber"));

        assertThat(letter.format()).isEqualTo("watermill");
        assertThat(letter.provenance().origin()).isEqualTo(new Place("orders", null, null));
        assertThat(letter.provenance().failure().message()).isEqualTo("closed");
        assertThat(letter.payload().keyFidelity()).isEqualTo(Fidelity.ABSENT);
        assertThat(letter.payload().valueFidelity()).isEqualTo(Fidelity.EXACT);
    }

    @Test
    void brighter() {
        DeadLetter letter = read(letter().header("OriginalTopic", "orders")
                .header("OriginalType", "MT_COMMAND")
                .header("RejectionTimestamp", "2026-11-20T10:00:00.0000000+00:00")
                .header("RejectionReason", "DeliveryError")
                .header("RejectionMessage", "closed"));

        assertThat(letter.format()).isEqualTo("brighter");
        assertThat(letter.provenance().topic()).isEqualTo("orders");
        assertThat(letter.provenance().failure())
                .isEqualTo(new Failure(
                        "DeliveryError", null, "closed", null, null, null, Instant.parse("2026-11-20T10:00:00Z")));
    }

    @Test
    void kdlqHasBinaryNumbersAndNoTopic() {
        DeadLetter letter = read(letter().int32("KDLQ_OrigPartition", 2)
                .int64("KDLQ_OrigOffset", 41)
                .int64("KDLQ_OrigTs", 1_767_225_600_000L)
                .int32("KDLQ_Kills", 2)
                .int32("KDLQ_Redelivered", 3));

        assertThat(letter.format()).isEqualTo("kdlq");
        assertThat(letter.provenance().origin()).isEqualTo(new Place(null, 2, 41L));
        assertThat(letter.provenance().failure().attempts()).isEqualTo(3);
        assertThat(RedriveHeaders.count(letter().int32("KDLQ_Kills", 2).build().headers(), letter.provenance()))
                .as("kills count as redrives: at its limit KDLQ discards the record")
                .isEqualTo(2);
    }

    @Test
    void arroyoHasDecimalsAndNoTopic() {
        DeadLetter letter = read(letter().header("original_partition", "1")
                .header("original_offset", "5")
                .header("original_partition", "2")
                .header("original_offset", "41"));

        assertThat(letter.format()).isEqualTo("arroyo");
        assertThat(letter.provenance().origin()).isEqualTo(new Place(null, 2, 41L));
    }

    @Test
    void laravelTellsTheErrorOnly() {
        DeadLetter letter = read(letter().header("kafka_throwable_message", "closed")
                .header("kafka_throwable_code", "0")
                .header("kafka_throwable_class_name", "RuntimeException"));

        assertThat(letter.format()).isEqualTo("laravel-kafka");
        assertThat(letter.provenance().origin()).isEqualTo(Place.UNKNOWN);
        assertThat(letter.provenance().failure().errorClass()).isEqualTo("RuntimeException");
        assertThat(letter.provenance().failure().message()).isEqualTo("closed");
    }

    @Test
    void knativeTellsTheAnswerOfTheDestination() {
        DeadLetter letter = read(letter().header("ce_id", "1")
                .header("ce_knativeerrordest", "http://billing.svc")
                .header("ce_knativeerrorcode", "503")
                .header("ce_knativeerrordata", Base64.getEncoder().encodeToString(bytes("try later"))));

        assertThat(letter.format()).isEqualTo("knative");
        assertThat(letter.provenance().failure().errorClass()).isEqualTo("HTTP 503");
        assertThat(letter.provenance().failure().message()).isEqualTo("try later");
    }

    private static void field(ByteArrayOutputStream out, int number, long value) {
        out.write(number << 3);
        long rest = value;
        while (rest >= 0x80) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static void field(ByteArrayOutputStream out, int number, byte[] value) {
        out.write((number << 3) | 2);
        out.write(value.length);
        out.writeBytes(value);
    }

    @Test
    void uForwarderWrapsTheKey() {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        field(key, 1, 3);
        field(key, 2, bytes("orders"));
        field(key, 3, 2);
        field(key, 4, 300);
        field(key, 5, 1_767_225_600_000_000_000L);
        field(key, 6, bytes("original key"));

        DeadLetter letter = read(letter().key(key.toByteArray()));

        assertThat(letter.format()).isEqualTo("uforwarder");
        assertThat(letter.provenance().origin()).isEqualTo(new Place("orders", 2, 300L));
        assertThat(letter.provenance().originTimestamp()).isEqualTo(1_767_225_600_000L);
        assertThat(letter.provenance().failure().attempts()).isEqualTo(3);
        assertThat(letter.payload().key()).isEqualTo(bytes("original key"));
        assertThat(letter.payload().isExact()).isTrue();
        assertThat(letter.payload().isWrapped()).isTrue();
    }

    @Test
    void uForwarderLeavesOutWhatIsZero() {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        field(key, 2, bytes("orders"));

        DeadLetter letter = read(letter().key(key.toByteArray()));

        assertThat(letter.provenance().origin()).isEqualTo(new Place("orders", 0, 0L));
        assertThat(letter.provenance().originTimestamp()).isNull();
        assertThat(letter.payload().key()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "k", "order-42", "2", "(", "8a", "\u0012\u0006ord", "\u0012\u0003a b", "\u0012\u0001aH\u0001"
            })
    void anApplicationsKeyIsNoMetadata(String key) {
        assertThat(FORMATS.detect(List.of(letter().key(bytes(key)).build()))).isEmpty();
    }

    @Test
    void daprNamesItsTopicInTheEventAndLosesTheKey() {
        DeadLetter letter = read(letter().key(null)
                .value("{\"specversion\":\"1.0\",\"pubsubname\":\"kafka\",\"topic\":\"orders\",\"data\":{\"a\":1}}"));

        assertThat(letter.format()).isEqualTo("dapr");
        assertThat(letter.provenance().topic()).isEqualTo("orders");
        assertThat(letter.payload().keyFidelity()).isEqualTo(Fidelity.ABSENT);
        assertThat(letter.payload().isWrapped()).isFalse();
    }

    @Test
    void ksqlsLogCanBeLookedAtButNotRedriven() {
        DeadLetter letter = read(letter().value("""
                {"level":"ERROR","logger":"processing","message":{"type":0,"deserializationError":{"target":"value",
                 "errorMessage":"not JSON","recordB64":"eA==","cause":["a","b"],"topic":"orders"}}}
                """));

        assertThat(letter.format()).isEqualTo("ksqldb-log");
        assertThat(letter.provenance().topic()).isEqualTo("orders");
        assertThat(letter.provenance().hasCoordinates()).isFalse();
        assertThat(letter.provenance().failure().message()).isEqualTo("not JSON");
        assertThat(letter.payload().valueFidelity()).isEqualTo(Fidelity.ABSENT);
    }

    @Test
    void genericNamesAreReadAsTextAndInOneOrder() {
        assertThat(read(letter().header("original_topic", "orders").header("original_partition", "1"))
                        .provenance()
                        .origin())
                .isEqualTo(new Place("orders", 1, null));
        assertThat(read(letter().header("dlq-original-topic", "orders")).format())
                .isEqualTo("generic");
        assertThat(read(letter().header("original-topic", "orders")).format()).isEqualTo("generic");
    }
}
