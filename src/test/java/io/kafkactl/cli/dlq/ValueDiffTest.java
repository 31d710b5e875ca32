package io.kafkactl.cli.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.record.Bytes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValueDiffTest {
    private static List<String> diff(String before, String after) {
        return ValueDiff.lines(Bytes.utf8(before), Bytes.utf8(after));
    }

    private static String object(int from, int fields) {
        return IntStream.range(from, from + fields)
                .mapToObj(i -> "\"field" + i + "\":\"value " + i + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void shortValuesAreShownWhole() {
        assertThat(diff("{\"a\":1}", "{\"a\":2}")).containsExactly("- {\"a\":1}", "+ {\"a\":2}");
        assertThat(ValueDiff.lines(Bytes.of(new byte[] {-1}), null)).containsExactly("- {base64=/w==}", "+ null");
    }

    @Test
    void ofLongJsonOnlyTheLinesThatDifferAreShown() {
        String before = object(0, 30);

        assertThat(diff(before, before.replace("value 7\"", "other\"").replace(",\"field20\":\"value 20\"", "")))
                .containsExactly(
                        "-   \"field7\": \"value 7\",", "+   \"field7\": \"other\",", "-   \"field20\": \"value 20\",");
    }

    @Test
    void theChangeWithinALongLineIsShown() {
        String text = "x".repeat(1_000);

        assertThat(diff(text + "a" + text, text + "b" + text))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(170).contains("…x"))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("- ").contains("xax"),
                        line -> assertThat(line).startsWith("+ ").contains("xbx"));
    }

    @Test
    void manyChangesAreCutOff() {
        assertThat(diff(object(0, 2_000), object(5_000, 2_000)))
                .hasSize(41)
                .last()
                .isEqualTo("… and 3960 lines more");
    }

    @Test
    void whiteSpaceAloneIsAChangeToo() {
        String before = object(0, 30);

        assertThat(diff(before, before.replace(",", ", ")))
                .containsExactly("- … in its white space", "+ … in its white space");
    }
}
