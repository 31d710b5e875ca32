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

/** The formats of SmallRye, which puts new headers before old ones. */
class SmallRyeFormatsTest {
    private static DeadLetter read(Letter letter) {
        ConsumerRecord<byte[], byte[]> record = letter.build();
        return FORMATS.detect(List.of(record)).get(0).read(record).orElseThrow();
    }

    private static Letter failure(Letter letter, String error, String topic, int partition, long offset) {
        return letter.header("dead-letter-exception-class-name", error)
                .header("dead-letter-reason", "reason of " + error)
                .header("dead-letter-topic", topic)
                .header("dead-letter-partition", Integer.toString(partition))
                .header("dead-letter-offset", Long.toString(offset));
    }

    @Test
    void readsWhereAndWhy() {
        DeadLetter letter = read(failure(letter(), "E", "prices", 2, 41)
                .header("dead-letter-cause-class-name", "Root")
                .header("dead-letter-cause", "closed"));

        assertThat(letter.format()).isEqualTo("smallrye");
        assertThat(letter.provenance())
                .isEqualTo(Provenance.at(
                        new Place("prices", 2, 41L), null, new Failure("Root", "E", "closed", null, null, null, null)));
        assertThat(letter.payload().valueFidelity()).isEqualTo(Fidelity.RESERIALIZED);
    }

    /** Put back with its headers and dead-lettered again: the last value is the stale one. */
    @Test
    void aRecordThatWasDeadLetteredTwiceIsReadByItsFirstValues() {
        Letter twice = failure(failure(letter(), "New", "prices", 0, 99), "Old", "prices", 0, 41)
                .header("dead-letter-cause-class-name", "OldRoot")
                .header("dead-letter-cause", "old cause");

        Provenance provenance = read(twice).provenance();

        assertThat(provenance.origin()).isEqualTo(new Place("prices", 0, 99L));
        assertThat(provenance.history()).containsExactly(new Place("prices", 0, 41L), new Place("prices", 0, 99L));
        assertThat(provenance.failure().errorClass())
                .as("the cause of the earlier failure is not this one's")
                .isEqualTo("New");
        assertThat(provenance.failure().message()).isEqualTo("reason of New");
        assertThat(provenance.earlierFailures()).isOne();
        assertThat(FORMATS.byId("smallrye").evidence(twice.build()))
                .filteredOn(evidence -> evidence.fact().equals("errorClass"))
                .containsExactly(new Evidence(
                        "errorClass",
                        "dead-letter-cause-class-name",
                        List.of(new Evidence.Reading("OldRoot", "utf8", false)),
                        "of an earlier failure only"));
    }

    @Test
    void aDelayedRetryFailedInARetryTopicAndBelongsToTheMainOne() {
        DeadLetter letter = read(letter().header("delayed-retry-exception-class-name", "E")
                .header("delayed-retry-reason", "third")
                .header("delayed-retry-topic", "prices_retry_20000")
                .header("delayed-retry-partition", "1")
                .header("delayed-retry-offset", "3")
                .header("delayed-retry-exception-class-name", "E")
                .header("delayed-retry-reason", "second")
                .header("delayed-retry-topic", "prices_retry_10000")
                .header("delayed-retry-partition", "1")
                .header("delayed-retry-offset", "8")
                .header("delayed-retry-exception-class-name", "E")
                .header("delayed-retry-reason", "first")
                .header("delayed-retry-topic", "market.prices")
                .header("delayed-retry-partition", "2")
                .header("delayed-retry-offset", "41")
                .header("delayed-retry-count", "3")
                .header("delayed-retry-original-timestamp", "1767225600000")
                .header("delayed-retry-first-processing-timestamp", "1767225600500"));

        assertThat(letter.format()).isEqualTo("smallrye-delayed-retry");
        assertThat(letter.provenance().failedAt()).isEqualTo(new Place("prices_retry_20000", 1, 3L));
        assertThat(letter.provenance().origin()).isEqualTo(new Place("market.prices", 2, 41L));
        assertThat(letter.provenance().history()).hasSize(3);
        assertThat(letter.provenance().originTimestamp()).isEqualTo(1_767_225_600_000L);
        assertThat(letter.provenance().failure().attempts()).isEqualTo(3);
        assertThat(letter.provenance().failure().message()).isEqualTo("third");
    }

    @Test
    void whatCouldNotBeDeserializedIsKeptInHeaders() {
        DeadLetter letter = read(letter().value((byte[]) null)
                .header("deserialization-failure-topic", "prices")
                .header("deserialization-failure-deserializer", "DoubleDeserializer")
                .header("deserialization-failure-reason", "Size of data is not 8")
                .header("deserialization-failure-data", new byte[] {0, 1, (byte) 0xFF}));

        assertThat(letter.format()).isEqualTo("smallrye-deserialization");
        assertThat(letter.provenance().topic()).isEqualTo("prices");
        assertThat(letter.provenance().failure().message()).isEqualTo("Size of data is not 8");
        assertThat(letter.payload().value()).containsExactly(0, 1, (byte) 0xFF);
        assertThat(letter.payload().valueFidelity()).isEqualTo(Fidelity.EXACT);
    }

    @Test
    void theDataOfAFailedKeyIsTheKey() {
        Payload payload = read(failure(letter().key(null), "E", "prices", 0, 1)
                        .header("deserialization-failure-key", "true")
                        .header("deserialization-failure-data", bytes("raw key")))
                .payload();

        assertThat(payload.key()).isEqualTo(bytes("raw key"));
        assertThat(payload.value()).isEqualTo(bytes("v"));
    }
}
