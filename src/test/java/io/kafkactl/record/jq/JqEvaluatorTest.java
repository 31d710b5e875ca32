package io.kafkactl.record.jq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.BytesFormat;
import io.kafkactl.record.Header;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.testkit.Records;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class JqEvaluatorTest {
    private static final int STEPS = 100_000;
    private static final KafkaRecord RECORD = Records.of(
            Bytes.utf8("k-1"),
            Bytes.utf8("{\"price\":12.5,\"tags\":[\"a\",\"b\"],\"\":null}"),
            new Header("h", Bytes.utf8("1")),
            new Header("h", Bytes.utf8("2")),
            new Header("bin", Records.bytes(0xFF)));

    private final Cancellation cancellation = new Cancellation();
    private final RecordJson records = new RecordJson(BytesFormat.BYTES, BytesFormat.BYTES);

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            .value.price > 10 => [true]
            .value.tags[] => ["a", "b"]
            .key => ["k-1"]
            .headers.h => ["2"]
            .headers.bin.base64 => ["/w=="]
            .headerList[0] == {name: "h", value: "1"} => [true]
            [.topic, .partition, .offset, .timestamp] => [["orders",3,4711,1767225600123]]
            keys_unsorted => [["topic","partition","offset","timestamp","key","value","headers","headerList"]]
            .nothing => [null]
            empty => []
            . as {value: {price: $p}} | $p => [12.5]
            (.value.price = 1) | .value.price => [1]
            select(.key | test("^k-\\\\d$")).offset => [4711]
            """)
    void seesTheRecordAsAnObject(String expression, String expected) throws JqFailure {
        assertThat(results(expression, RECORD)).isEqualTo(expected);
    }

    @Test
    void valuesAreJsonTextNullOrBase64() throws JqFailure {
        assertThat(results(".value", Records.value(" 12 "))).isEqualTo("[12]");
        assertThat(results(".value", Records.value("12 13"))).isEqualTo("[\"12 13\"]");
        assertThat(results(".value", Records.value("hello"))).isEqualTo("[\"hello\"]");
        assertThat(results(".value", Records.value("{\"a\":"))).isEqualTo("[\"{\\\"a\\\":\"]");
        assertThat(results(".value", Records.value(""))).isEqualTo("[\"\"]");
        assertThat(results(".value", Records.of(null, null))).isEqualTo("[null]");
        assertThat(results(".value", Records.value('"', 0xFF, '"'))).isEqualTo("[{\"base64\":\"Iv8i\"}]");
        assertThat(results(".timestamp", Records.withoutTimestamp())).isEqualTo("[null]");
    }

    @Test
    void formatsDecideWhatKeysAndValuesAre() throws JqFailure {
        RecordJson typed = new RecordJson(BytesFormat.STRING, BytesFormat.INT);
        KafkaRecord record = Records.of(Bytes.utf8("12"), Records.bytes(0, 0, 1, 0));

        assertThat(results("[.key, .value]", record, typed)).isEqualTo("[[\"12\",256]]");
        assertFails(".value", Records.value("12"), typed, "value: 2 bytes are not the 4 of int");
        assertThat(results(".offset", Records.value("12"), typed)).isEqualTo("[4711]");
    }

    @Test
    void neitherFalseNorNullIsTrue() throws JqFailure {
        for (String yes : List.of("true", "0", "\"\"", "[]", ".value", "false, 1")) {
            assertThat(evaluator(yes).isTrue(records.of(RECORD))).as(yes).isTrue();
        }
        for (String no : List.of("false", "null", "empty", ".value.missing", "false, null")) {
            assertThat(evaluator(no).isTrue(records.of(RECORD))).as(no).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            .value. => --where '.value.' cannot be read at column 7, from '.' on
            .a == => cannot be read at column
            ) => cannot be read at column 1, from ')' on
            .a # b => OK
            "abc => cannot be read at column
            .a @ .b => cannot be read at column
            foo(1) => cannot be evaluated: Function foo/1 does not exist
            $x => cannot be evaluated: $x is not defined
            env => cannot be evaluated: Function env/0 does not exist
            $ENV.HOME => cannot be evaluated: $ENV is not defined
            input => cannot be evaluated: Function input/0 does not exist
            import "a" as a; . => cannot be evaluated: module not found: a
            """)
    void whatIsNoJqIsAUsageErrorWithItsPlace(String expression, String problem) {
        if (problem.equals("OK")) {
            evaluator(expression);
            return;
        }
        assertThatThrownBy(() -> evaluator(expression))
                .isInstanceOfSatisfying(
                        KafkactlException.class,
                        e -> assertThat(e.exitCode().code()).isEqualTo(2))
                .hasMessageContaining(problem);
    }

    @Test
    void anUnknownFunctionThatOnlyDataReachesEndsTheReadingAsUsageError() {
        JqEvaluator late = evaluator("if .value then nosuch else . end");

        assertThatThrownBy(() -> late.isTrue(records.of(RECORD)))
                .isInstanceOf(KafkactlException.class)
                .hasMessageContaining("nosuch/0 does not exist");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            .key.price => Cannot index string with string
            error("my words") => my words
            error("$x is not defined") => $x is not defined
            .key | test("(") => end pattern with unmatched parenthesis
            """)
    void aRecordThatDoesNotFitIsAFailureOfThatRecord(String expression, String reason) {
        assertFails(expression, RECORD, records, reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "last(range(infinite))",
                "[range(infinite)]",
                "reduce range(1e18) as $i (0; .)",
                "def f: f; f",
                "def f: 1 + f; f",
                "[recurse(.)]",
                "[limit(1e9; range(infinite))]",
                "last(range(0; 1; 0.0000000001))",
                "until(false; .)",
                "try last(range(infinite)) catch true",
                "first(range(10; infinite) | select(. < 0))"
            })
    void whatNeverEndsIsAFailureToo(String expression) {
        JqEvaluator jq = evaluator(expression);

        assertThatThrownBy(() -> jq.isTrue(records.of(RECORD))).isInstanceOf(JqFailure.class);
    }

    @Test
    void interruptionEndsAnEvaluation() {
        JqEvaluator jq = evaluator("last(range(1000))");
        cancellation.cancel();

        assertThatThrownBy(() -> jq.isTrue(records.of(RECORD)))
                .isInstanceOfSatisfying(
                        KafkactlException.class,
                        e -> assertThat(e.exitCode().code()).isEqualTo(130));
    }

    private JqEvaluator evaluator(String expression) {
        return new JqEvaluator(JqProgram.compile("--where", expression, cancellation), STEPS);
    }

    private String results(String expression, KafkaRecord record) throws JqFailure {
        return results(expression, record, records);
    }

    private String results(String expression, KafkaRecord record, RecordJson json) throws JqFailure {
        List<String> results = new ArrayList<>();
        evaluator(expression).results(json.of(record), result -> results.add(result.toString()));
        return results.toString();
    }

    private void assertFails(String expression, KafkaRecord record, RecordJson json, String reason) {
        JqEvaluator jq = evaluator(expression);
        assertThatThrownBy(() -> jq.results(json.of(record), result -> {}))
                .isInstanceOf(JqFailure.class)
                .hasMessageContaining(reason);
    }
}
