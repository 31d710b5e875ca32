package io.kafkactl.ops.stream.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.BytesFormat;
import io.kafkactl.record.Glob;
import io.kafkactl.record.Header;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.RecordFailures;
import io.kafkactl.record.jq.JqProgram;
import io.kafkactl.record.jq.RecordJson;
import io.kafkactl.testkit.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class RecordFiltersTest {
    private final Cancellation cancellation = new Cancellation();
    private final List<String> told = new ArrayList<>();
    private final RecordFailures failures = new RecordFailures(told::add);

    @Test
    void aKeyIsComparedByItsBytes() {
        assertThat(RecordFilters.keyIs("é").test(key(Bytes.utf8("é")))).isTrue();
        assertThat(RecordFilters.keyIs("é").test(key(Bytes.utf8("é ")))).isFalse();
        assertThat(RecordFilters.keyIs("\uFFFD").test(key(Records.bytes(0xFF)))).isFalse();
        assertThat(RecordFilters.keyIs("").test(key(Bytes.EMPTY))).isTrue();
        assertThat(RecordFilters.keyIs("").test(key(null))).isFalse();
        assertThat(RecordFilters.keyIs("null").test(key(null))).isFalse();
    }

    @Test
    void aGlobMatchesWholeKeys() {
        RecordFilter filter = RecordFilters.keyMatches(Glob.compile("eu-*"));

        assertThat(filter.test(key(Bytes.utf8("eu-1")))).isTrue();
        assertThat(filter.test(key(Bytes.utf8("a-eu-1")))).isFalse();
        assertThat(filter.test(key(null))).isFalse();
        assertThat(filter.test(key(Records.bytes('e', 'u', '-', 0xFF)))).isTrue();
    }

    @Test
    void aHeaderIsThereOrHasTheValueInAnyOfItsOccurrences() {
        KafkaRecord record = Records.of(
                null,
                null,
                new Header("a", Bytes.utf8("1")),
                new Header("a", null),
                new Header("a", Bytes.utf8("2")),
                new Header("n", null));

        assertThat(RecordFilters.hasHeader("a", null).test(record)).isTrue();
        assertThat(RecordFilters.hasHeader("a", "1").test(record)).isTrue();
        assertThat(RecordFilters.hasHeader("a", "2").test(record)).isTrue();
        assertThat(RecordFilters.hasHeader("a", "3").test(record)).isFalse();
        assertThat(RecordFilters.hasHeader("A", null).test(record)).isFalse();
        assertThat(RecordFilters.hasHeader("n", null).test(record)).isTrue();
        assertThat(RecordFilters.hasHeader("n", "").test(record)).isFalse();
    }

    @Test
    void grepFindsTextAnywhereInTheValue() {
        RecordFilter filter = grep("b+é$");

        assertThat(filter.test(Records.value("aabbé"))).isTrue();
        assertThat(filter.test(Records.value("aabbé."))).isFalse();
        assertThat(filter.test(Records.value(0xFF, 'b', 0xC3, 0xA9))).isTrue();
        assertThat(filter.test(Records.value(0xFF, 0, 0xC3))).isFalse();
        assertThat(filter.test(Records.of(Bytes.utf8("bé"), null))).isFalse();
        assertThat(filter.test(Records.value("bé"))).as("again").isTrue();
    }

    @Test
    void aValueTooLongForAnExpressionIsCountedNotFatal() {
        RecordFilter filter = grep("^(a|b)*$");

        assertThat(filter.test(Records.value("ab".repeat(1_000_000)))).isFalse();
        assertThat(filter.test(Records.value("ab"))).isTrue();
        assertThat(told)
                .containsExactly("record 3:4711 of topic 'orders': --grep: the value is too long for this expression; "
                        + "not selected");
    }

    @Test
    @Timeout(30)
    void interruptionEndsASearchThatBacktracksForEver() {
        RecordFilter filter = grep("(x+x+)+y");
        cancellation.cancel();

        assertThatThrownBy(() -> filter.test(Records.value("x".repeat(60))))
                .isInstanceOfSatisfying(
                        KafkactlException.class,
                        e -> assertThat(e.exitCode().code()).isEqualTo(130));
    }

    @Test
    void whereSelectsAndCountsWhatItFailsOn() {
        RecordFilter filter = new JqFilter(
                JqProgram.compile("--where", ".value.price > 10", cancellation),
                new RecordJson(BytesFormat.BYTES, BytesFormat.BYTES),
                failures);

        assertThat(filter.test(Records.value("{\"price\":11}"))).isTrue();
        assertThat(filter.test(Records.value("{\"price\":9}"))).isFalse();
        assertThat(filter.test(Records.value("{}"))).isFalse();
        assertThat(filter.test(Records.value("text"))).isFalse();
        assertThat(told)
                .containsExactly("record 3:4711 of topic 'orders': --where: Cannot index string with string \"price\"; "
                        + "not selected");
    }

    @Test
    void allFiltersHaveToPass() {
        RecordFilter yes = record -> true;
        RecordFilter no = record -> false;
        KafkaRecord record = Records.value("x");

        assertThat(RecordFilters.all(List.of()).test(record)).isTrue();
        assertThat(RecordFilters.all(List.of(no)).test(record)).isFalse();
        assertThat(RecordFilters.all(List.of(yes, yes)).test(record)).isTrue();
        assertThat(RecordFilters.all(List.of(yes, no, yes)).test(record)).isFalse();
    }

    private RecordFilter grep(String regex) {
        return new GrepFilter(Pattern.compile(regex), BytesFormat.BYTES, cancellation, failures);
    }

    private static KafkaRecord key(@org.jspecify.annotations.Nullable Bytes key) {
        return Records.of(key, Bytes.utf8("v"));
    }
}
