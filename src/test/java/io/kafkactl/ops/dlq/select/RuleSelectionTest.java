package io.kafkactl.ops.dlq.select;

import static io.kafkactl.testkit.DeadLetters.FORMATS;
import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.Letter.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.Cancellation;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.record.BytesFormat;
import io.kafkactl.record.OffsetRange;
import io.kafkactl.record.RecordFailures;
import io.kafkactl.record.jq.JqProgram;
import io.kafkactl.record.jq.RecordJson;
import io.kafkactl.testkit.Letter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class RuleSelectionTest {
    private static final DlqTopic DLQ = DlqTopic.of("letters", Uuid.ONE_UUID, 1, "orders");
    private static final Instant AT = Instant.ofEpochMilli(1_795_168_800_000L);

    private final Cancellation cancellation = new Cancellation();
    private final List<String> failures = new ArrayList<>();

    private static Letter spring() {
        return letter().value("{\"price\":3}")
                .header("kafka_dlt-original-topic", "orders")
                .int32("kafka_dlt-original-partition", 2)
                .int64("kafka_dlt-original-offset", 41)
                .header("kafka_dlt-original-consumer-group", "billing")
                .header("kafka_dlt-exception-fqcn", "org.spring.Wrapper")
                .header("kafka_dlt-exception-cause-fqcn", "java.lang.IllegalStateException")
                .header("kafka_dlt-exception-message", "order 4711 has no price");
    }

    private static DeadLetter read(ConsumerRecord<byte[], byte[]> record) {
        return FORMATS.byId("spring-kafka").read(record).orElseThrow();
    }

    private static boolean accepts(Condition condition) {
        ConsumerRecord<byte[], byte[]> record = spring().build();
        return new RuleSelection("", null, null, List.of(condition), null).accepts(record, read(record));
    }

    private boolean where(String jq) {
        return accepts(new WhereCondition(
                JqProgram.compile("--where", jq, cancellation),
                jq,
                new RecordJson(BytesFormat.BYTES, BytesFormat.BYTES),
                new RecordFailures(failures::add)));
    }

    @Test
    void knowsWhereALetterCameFromAndForWhomItFailed() {
        assertThat(accepts(Conditions.source(DLQ, "orders", null))).isTrue();
        assertThat(accepts(Conditions.source(DLQ, "orders", 2))).isTrue();
        assertThat(accepts(Conditions.source(DLQ, "orders", 1))).isFalse();
        assertThat(accepts(Conditions.source(DLQ, "order", null))).isFalse();
        assertThat(accepts(Conditions.group(DLQ, "billing"))).isTrue();
        assertThat(accepts(Conditions.group(DLQ, "audit"))).isFalse();
        assertThat(accepts(Conditions.originOffsets(OffsetChoice.parse("2:40-41"))))
                .isTrue();
        assertThat(accepts(Conditions.originOffsets(OffsetChoice.parse("2:42,1:41"))))
                .isFalse();
    }

    @Test
    void findsTheRootCauseBySimpleNameAndTheWrapperToo() {
        assertThat(accepts(Conditions.errorClass(Pattern.compile("IllegalState"), cancellation)))
                .isTrue();
        assertThat(accepts(Conditions.errorClass(Pattern.compile("Wrapper$"), cancellation)))
                .isTrue();
        assertThat(accepts(Conditions.errorClass(Pattern.compile("Timeout"), cancellation)))
                .isFalse();
        assertThat(accepts(Conditions.error(Pattern.compile("no price$"), cancellation)))
                .isTrue();
        assertThat(accepts(Conditions.error(Pattern.compile("^no price"), cancellation)))
                .isFalse();
    }

    @Test
    void comparesKeysAndHeadersExactly() {
        assertThat(accepts(Conditions.key("k"))).isTrue();
        assertThat(accepts(Conditions.key("kk"))).isFalse();
        assertThat(accepts(Conditions.keyPrefix(""))).isTrue();
        assertThat(accepts(Conditions.keyPrefix("kk"))).isFalse();
        assertThat(accepts(Conditions.header("kafka_dlt-original-topic", "orders")))
                .isTrue();
        assertThat(accepts(Conditions.header("kafka_dlt-original-topic", "order")))
                .isFalse();
        assertThat(accepts(Conditions.noHeader("tenant"))).isTrue();
        assertThat(accepts(Conditions.noHeader("kafka_dlt-original-topic"))).isFalse();
    }

    @Test
    void takesTheRecordsTimeWhereTheFailureHasNone() {
        assertThat(accepts(Conditions.failedSince(AT))).isTrue();
        assertThat(accepts(Conditions.failedSince(AT.plusMillis(1)))).isFalse();
        assertThat(accepts(Conditions.failedBefore(AT))).isFalse();
        assertThat(accepts(Conditions.failedBefore(AT.plusMillis(1)))).isTrue();
    }

    @Test
    void attemptsThatAreNotToldFulfilNoComparison() {
        assertThat(accepts(Conditions.attempts("<3", n -> n < 3))).isFalse();
        assertThat(accepts(Conditions.attempts(">=0", n -> n >= 0))).isFalse();
    }

    @Test
    void evaluatesJqOverTheRecordAndItsProvenance() {
        assertThat(where(".value.price == 3 and .deadLetter.originOffset == 41"))
                .isTrue();
        assertThat(where(".deadLetter.failedGroup == \"audit\"")).isFalse();
        assertThat(failures).isEmpty();
        assertThat(where(".value.price | error(\"odd\")")).isFalse();
        assertThat(failures).singleElement().asString().contains("--where: odd; not selected");
    }

    @Test
    void recordsOfNoKnownFormatFulfilNothingAboutFailures() {
        ConsumerRecord<byte[], byte[]> record = spring().build();
        Condition group = Conditions.group(DLQ, "billing");

        assertThat(group.holds(record, null)).isFalse();
        assertThat(Conditions.key("k").holds(record, null)).isTrue();
        assertThat(Conditions.source(DLQ, "orders", null).holds(record, null)).isTrue();
    }

    @Test
    void theFingerprintIsThatOfTheSameCauseWithAnotherNumber() {
        ConsumerRecord<byte[], byte[]> record = spring().build();
        ConsumerRecord<byte[], byte[]> other = spring().key(bytes("other"))
                .header("kafka_dlt-exception-message", "order 12 has no price")
                .build();
        ConsumerRecord<byte[], byte[]> different = spring().header(
                        "kafka_dlt-exception-message", "order 12 has no customer")
                .build();
        String id = Fingerprint.of(read(record), DLQ).id();

        assertThat(id).matches("[0-9a-f]{12}").isEqualTo("bdeb6e108f88");
        assertThat(Fingerprint.of(read(other), DLQ).id()).isEqualTo(id);
        assertThat(Fingerprint.of(read(different), DLQ).id()).isNotEqualTo(id);
        assertThat(accepts(Conditions.fingerprint(DLQ, id))).isTrue();
    }

    @Test
    void aLimitIsSharedByAllWorkers() {
        ConsumerRecord<byte[], byte[]> record = spring().build();
        Selection first = new RuleSelection("", null, null, List.of(), 2L);
        Selection second = first.forWorker();

        assertThat(first.accepts(record, null)).isTrue();
        assertThat(second.isExhausted()).isFalse();
        assertThat(second.accepts(record, null)).isTrue();
        assertThat(first.accepts(record, null)).isFalse();
        assertThat(first.isExhausted()).isTrue();
    }

    @Test
    void readsOnlyWhatLiesBetweenTheFirstAndTheLastChosenOffset() {
        Selection selection = new RuleSelection(
                "", Map.of(0, new OffsetRange(5, 50)), OffsetChoice.parse("0:7,0:20-30"), List.of(), null);

        assertThat(selection.within(0, new OffsetRange(0, 25))).isEqualTo(new OffsetRange(7, 25));
        assertThat(selection.within(1, new OffsetRange(0, 25)).isEmpty()).isTrue();
        assertThat(selection.accepts(spring().build(), null)).isTrue();
        assertThatThrownBy(() -> OffsetChoice.parse("0:5-")).hasMessageContaining("list of offsets such as 0:5-9,2:7");
        assertThatThrownBy(() -> OffsetChoice.parse("")).isInstanceOf(IllegalArgumentException.class);
    }
}
