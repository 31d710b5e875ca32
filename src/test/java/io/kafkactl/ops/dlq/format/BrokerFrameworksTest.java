package io.kafkactl.ops.dlq.format;

import static io.kafkactl.testkit.DeadLetters.FORMATS;
import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.Letter.letter;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.dlq.format.Payload.Fidelity;
import io.kafkactl.testkit.Letter;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The formats of Kafka itself: Connect, Streams, share groups, and bakdata's, which uses the names of Streams. */
class BrokerFrameworksTest {
    private static DeadLetter read(Letter letter) {
        ConsumerRecord<byte[], byte[]> record = letter.build();
        return FORMATS.detect(List.of(record)).get(0).read(record).orElseThrow();
    }

    private static Letter connect(String offset, String connector) {
        return letter().header("__connect.errors.topic", "orders")
                .header("__connect.errors.partition", "3")
                .header("__connect.errors.offset", offset)
                .header("__connect.errors.connector.name", connector)
                .header("__connect.errors.task.id", "0")
                .header("__connect.errors.stage", "VALUE_CONVERTER")
                .header("__connect.errors.class.name", "org.apache.kafka.connect.json.JsonConverter")
                .header("__connect.errors.exception.class.name", "org.apache.kafka.connect.errors.DataException")
                .header("__connect.errors.exception.message", (String) null)
                .header("__connect.errors.exception.stacktrace", """
                        org.apache.kafka.connect.errors.DataException: x
                        \tat a.B.c(B.java:1)
                        Caused by: org.apache.kafka.common.errors.SerializationException: y
                        Caused by: com.fasterxml.jackson.core.JsonParseException: z
                        \tat d.E.f(E.java:2)
                        """);
    }

    @Test
    void connectWritesDecimalsAndAppends() {
        DeadLetter letter = read(connect("41", "sink"));

        assertThat(letter.format()).isEqualTo("kafka-connect");
        assertThat(letter.provenance().origin()).isEqualTo(new Place("orders", 3, 41L));
        assertThat(letter.provenance().failure().group()).isEqualTo("connect-sink");
        assertThat(letter.provenance().failure().errorClass())
                .isEqualTo("com.fasterxml.jackson.core.JsonParseException");
        assertThat(letter.provenance().failure().wrapperClass())
                .isEqualTo("org.apache.kafka.connect.errors.DataException");
        assertThat(letter.provenance().failure().message())
                .as("a null header value is no message")
                .isNull();
        assertThat(letter.payload().isExact()).isTrue();
    }

    /** Eight digits are as long as an int64, and four as long as an int32. */
    @Test
    void decimalsOfFourAndEightDigitsAreNotTakenForBinary() {
        Provenance provenance = read(letter().header("__connect.errors.topic", "orders")
                        .header("__connect.errors.partition", "1234")
                        .header("__connect.errors.offset", "12345678"))
                .provenance();

        assertThat(provenance.origin()).isEqualTo(new Place("orders", 1_234, 12_345_678L));
    }

    @Test
    void aNullMessageOfTheNewestFailureIsNotReplacedByAnOlderOne() {
        Letter twice = letter().header("__connect.errors.topic", "orders")
                .header("__connect.errors.exception.message", "old")
                .header("__connect.errors.topic", "orders")
                .header("__connect.errors.exception.message", (String) null);

        assertThat(read(twice).provenance().failure().message()).isNull();
    }

    private static Letter streams(String topic) {
        return letter().header("app", "1")
                .header("__streams.errors.exception", "java.lang.IllegalStateException")
                .header("__streams.errors.message", "closed")
                .header("__streams.errors.stacktrace", "java.lang.IllegalStateException: closed\n\tat a.B.c(B.java:1)")
                .header("__streams.errors.topic", topic)
                .header("__streams.errors.partition", "1")
                .header("__streams.errors.offset", "7");
    }

    @Test
    void streamsCopiesTheSourceBytes() {
        DeadLetter letter = read(streams("orders"));

        assertThat(letter.format()).isEqualTo("kafka-streams");
        assertThat(letter.provenance().origin()).isEqualTo(new Place("orders", 1, 7L));
        assertThat(letter.provenance().failure().errorClass()).isEqualTo("java.lang.IllegalStateException");
        assertThat(letter.payload().isExact()).isTrue();
    }

    /** Early builds wrote the exception's text. */
    @Test
    void streamsNamesAClassAlsoWhereTheHeaderHoldsTheWholeText() {
        Failure failure = read(letter().header("__streams.errors.exception", "org.acme.Bad: it: failed")
                        .header("__streams.errors.topic", "orders"))
                .provenance()
                .failure();

        assertThat(failure.errorClass()).isEqualTo("org.acme.Bad");
    }

    @Test
    void aPunctuatorHasNoSourceAndNoPayload() {
        DeadLetter letter = read(letter().key(null)
                .value((byte[]) null)
                .header("__streams.errors.exception", "E")
                .header("__streams.errors.topic", (String) null)
                .header("__streams.errors.partition", "-1")
                .header("__streams.errors.offset", "-1"));

        assertThat(letter.provenance().origin()).isEqualTo(Place.UNKNOWN);
        assertThat(letter.payload().valueFidelity()).isEqualTo(Fidelity.ABSENT);
        assertThat(letter.payload().headersKept()).isTrue();
    }

    @Test
    void aRepartitionTopicIsKeptAsTheOriginSoThatItCanBeRefused() {
        assertThat(read(streams("app-KSTREAM-AGGREGATE-0000000003-repartition"))
                        .provenance()
                        .topic())
                .isEqualTo("app-KSTREAM-AGGREGATE-0000000003-repartition");
    }

    @Test
    void bakdataIsToldFromStreamsByTheNameOfTheExceptionHeader() {
        DeadLetter letter = read(letter().header("__streams.errors.topic", "orders")
                .header("__streams.errors.partition", "1")
                .header("__streams.errors.offset", "7")
                .header("__streams.errors.exception.class.name", "E")
                .header("__streams.errors.exception.message", "closed")
                .header("__streams.errors.exception.stack_trace", "E: closed")
                .header("__streams.errors.description", "while mapping"));

        assertThat(letter.format()).isEqualTo("bakdata");
        assertThat(letter.provenance().origin()).isEqualTo(new Place("orders", 1, 7L));
        assertThat(letter.provenance().failure().errorClass()).isEqualTo("E");
        assertThat(letter.provenance().failure().stackTrace()).isEqualTo("E: closed");
    }

    private static Letter share() {
        return letter().header("__dlq.errors.topic", "orders")
                .header("__dlq.errors.partition", "1")
                .header("__dlq.errors.offset", "7")
                .header("__dlq.errors.group", "billing")
                .header("__dlq.errors.delivery.count", "5")
                .header("__dlq.errors.message", "Offset delivery count exceeded the threshold.");
    }

    @Test
    void aShareGroupWithoutCopyCarriesNothingOfTheRecord() {
        DeadLetter letter = read(share().key(null).value((byte[]) null));

        assertThat(letter.format()).isEqualTo("share-group");
        assertThat(letter.provenance().origin()).isEqualTo(new Place("orders", 1, 7L));
        assertThat(letter.provenance().failure())
                .isEqualTo(new Failure(
                        null, null, "Offset delivery count exceeded the threshold.", null, "billing", 5L, null));
        assertThat(letter.payload().keyFidelity()).isEqualTo(Fidelity.ABSENT);
        assertThat(letter.payload().valueFidelity()).isEqualTo(Fidelity.ABSENT);
        assertThat(letter.payload().headersKept()).isFalse();
    }

    @Test
    void aShareGroupThatCopiesRecordsStillLosesTheirHeaders() {
        DeadLetter letter = read(share());

        assertThat(letter.payload().value()).isEqualTo(bytes("v"));
        assertThat(letter.payload().isExact()).isTrue();
        assertThat(letter.payload().headersKept()).isFalse();
        assertThat(letter.payload().needsSource()).isTrue();
    }

    @Test
    void aTombstoneThatAShareGroupCopiedIsATombstone() {
        DeadLetter letter = read(share().value((byte[]) null));

        assertThat(letter.payload().value()).isNull();
        assertThat(letter.payload().valueFidelity()).isEqualTo(Fidelity.EXACT);
    }

    @Test
    void theNewestFamilyInTheOrderOfPrecedenceWinsWhereSeveralAreEverywhere() {
        assertThat(read(share().header("kafka_dlt-original-topic", "old").header("__connect.errors.topic", "old"))
                        .format())
                .isEqualTo("share-group");
    }
}
