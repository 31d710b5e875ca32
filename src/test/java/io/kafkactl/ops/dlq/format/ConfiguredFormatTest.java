package io.kafkactl.ops.dlq.format;

import static io.kafkactl.testkit.Letter.letter;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.config.DlqFormatRule;
import io.kafkactl.config.DlqFormatRule.HeaderRule;
import io.kafkactl.config.DlqSettings;
import io.kafkactl.testkit.Letter;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Formats that a context describes. */
class ConfiguredFormatTest {
    private static final Map<String, HeaderRule> FIELDS = Map.of(
            "topic", new HeaderRule("X-Topic", ""),
            "partition", new HeaderRule("X-Partition", "int32be"),
            "offset", new HeaderRule("X-Offset", "decimal"),
            "timestamp", new HeaderRule("X-Time", "time"),
            "errorClass", new HeaderRule("X-Error", ""),
            "attempts", new HeaderRule("X-Attempts", ""),
            "failedAt", new HeaderRule("X-Failed", "int64be"));

    private static Formats formats(boolean newestFirst) {
        return Formats.of(
                new DlqSettings(
                        "journal",
                        Map.of(),
                        Map.of(
                                "acme",
                                new DlqFormatRule(
                                        FIELDS, List.of("X-Topic"), newestFirst, List.of("X-Note", "X-Failure-*")))),
                SchemaTexts.NONE);
    }

    private static Letter acme() {
        return letter().header("X-Topic", "orders")
                .int32("X-Partition", 0x31323334)
                .header("X-Offset", "41")
                .header("X-Time", "2026-01-01T00:00:00Z")
                .header("X-Error", "Bad")
                .header("X-Attempts", "3")
                .int64("X-Failed", 1_767_225_601_000L);
    }

    private static DeadLetter read(Formats formats, Letter letter) {
        ConsumerRecord<byte[], byte[]> record = letter.build();
        return formats.detect(List.of(record)).get(0).read(record).orElseThrow();
    }

    @Test
    void readsEachFactFromItsHeaderInItsEncoding() {
        DeadLetter letter = read(formats(false), acme());

        assertThat(letter.format()).isEqualTo("acme");
        assertThat(letter.provenance().topic()).isEqualTo("orders");
        assertThat(letter.provenance().partition())
                .as("as an int32 these four digits are no partition")
                .isNull();
        assertThat(letter.provenance().offset()).isEqualTo(41);
        assertThat(letter.provenance().originTimestamp()).isEqualTo(1_767_225_600_000L);
        assertThat(letter.provenance().failure())
                .isEqualTo(new Failure("Bad", null, null, null, null, 3L, Instant.ofEpochMilli(1_767_225_601_000L)));
        assertThat(letter.payload().isExact()).isTrue();
    }

    @Test
    void aValueInAnotherEncodingThanSaidIsNotGuessed() {
        Provenance provenance = read(
                        formats(false),
                        letter().header("X-Topic", "orders")
                                .header("X-Partition", "3")
                                .int64("X-Offset", 41)
                                .header("X-Failed", "now"))
                .provenance();

        assertThat(provenance.origin()).isEqualTo(new Place("orders", null, null));
        assertThat(provenance.failure().time()).isNull();
    }

    @Test
    void theNewestValueIsTheFirstOrTheLastAsTheContextSays() {
        Letter twice = letter().header("X-Topic", "one").header("X-Topic", "two");

        assertThat(read(formats(false), twice).provenance().topic()).isEqualTo("two");
        assertThat(read(formats(true), twice).provenance().topic()).isEqualTo("one");
    }

    @Test
    void comesBeforeTheFormatsBuiltIn() {
        assertThat(read(formats(false), acme().header("kafka_dlt-original-topic", "old"))
                        .format())
                .isEqualTo("acme");
        assertThat(read(formats(false), letter().header("kafka_dlt-original-topic", "orders"))
                        .format())
                .isEqualTo("spring-kafka");
    }

    @Test
    void stripsItsHeadersAndThoseItIsToldTo() {
        HeaderDisposition disposition = new HeaderDisposition(formats(false).byId("acme"));
        Set<String> stripped = Arrays.stream(
                        "X-Topic X-Partition X-Note X-Notes X-Failure-Host X-Failure X-Tenant".split(" "))
                .filter(name -> disposition.of(name) == HeaderDisposition.Action.STRIP)
                .collect(Collectors.toSet());

        assertThat(stripped).isEqualTo(new HashSet<>(List.of("X-Topic", "X-Partition", "X-Note", "X-Failure-Host")));
    }

    @Test
    void everyFactAndEncodingOfTheContextIsKnownHere() {
        assertThat(DlqFormatRule.FIELDS)
                .containsExactlyElementsOf(Arrays.stream(ProvenanceField.values())
                        .map(ProvenanceField::id)
                        .toList());
        assertThat(DlqFormatRule.ENCODINGS)
                .containsExactlyElementsOf(
                        Arrays.stream(Encoding.values()).map(Encoding::id).toList());
    }
}
