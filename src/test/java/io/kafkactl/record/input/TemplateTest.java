package io.kafkactl.record.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.OutgoingRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T10:00:00Z"), ZoneOffset.UTC);

    @Test
    void functionsStandInText() {
        assertThat(render("plain {x} é", 1)).containsExactly("plain {x} é");
        assertThat(render("", 2)).containsExactly("", "");
        assertThat(render("{\"id\":{{seq}},\"n\":{\"m\":{{ seq 100 }}}}", 2))
                .containsExactly("{\"id\":1,\"n\":{\"m\":100}}", "{\"id\":2,\"n\":{\"m\":101}}");
        assertThat(render("{{now}} {{now millis}} {{now seconds}} {{now \"yyyy-MM-dd HH:mm\"}}", 1))
                .containsExactly("2026-01-31T10:00:00.000Z 1769853600000 1769853600 2026-01-31 10:00");
        assertThat(render("{{\"{{\"}}{{\"}}\"}}", 1)).containsExactly("{{}}");
    }

    @Test
    void chanceStaysWithinItsBoundsAndReachesAllOfThem() {
        assertThat(render("{{int -1 2}}", 200))
                .containsOnly("-1", "0", "1", "2")
                .contains("-1", "0", "1", "2");
        assertThat(render("{{choice a \"b c\"}}", 100)).containsOnly("a", "b c").contains("a", "b c");
        assertThat(render("{{text 12}}", 3)).allMatch(text -> text.matches("[A-Za-z0-9]{12}"));
        assertThat(render("{{uuid}}", 3))
                .allMatch(text -> UUID.fromString(text).version() == 4
                        && UUID.fromString(text).variant() == 2)
                .doesNotHaveDuplicates();
        assertThat(render("{{int " + Long.MIN_VALUE + " " + Long.MAX_VALUE + "}}", 3))
                .allMatch(text -> text.matches("-?\\d+"));
    }

    @Test
    void theSameSeedMakesTheSameRecordsAlsoBehindOnesThatWerePassedOver() {
        String template = "{{uuid}} {{int 1 1000000}} {{text 5}}";
        List<String> first = render(template, 5);

        assertThat(render(template, 5)).isEqualTo(first);
        TemplateInput passing = input("", template, 5);
        for (int i = 0; i < 4; i++) {
            passing.next();
        }
        assertThat(text(passing)).isEqualTo(first.get(3));
    }

    @Test
    void keyAndValueOfARecordShareItsNumber() {
        TemplateInput input = input("k-{{seq}}", "v-{{seq}}", 2);
        input.next();
        input.next();

        assertThat(String.valueOf(input.record())).contains("\"k-2\"").contains("\"v-2\"");
        assertThat(input.next()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{{sqe}}|no function 'sqe'|did you mean 'seq'",
                "{{random}}|no function 'random'|there are choice, int, now",
                "{{}}|nothing stands in {{}}|there are",
                "a{{seq|at character 2 is never closed|{{",
                "{{seq x}}|'x' is not a whole number|",
                "{{seq 1 2}}|{{seq FIRST}}|",
                "{{int 1}}|{{int LEAST MOST}}|",
                "{{int 2 1}}|{{int LEAST MOST}}|",
                "{{choice}}|{{choice ONE TWO|",
                "{{text -1}}|{{text LENGTH}}|",
                "{{text 99999999999}}|{{text LENGTH}}|",
                "{{uuid 4}}|{{uuid}}|",
                "{{now \"bb\"}}|{{now millis}}|",
                "{{now a b}}|{{now millis}}|"
            })
    void whatIsNoFunctionIsAUsageError(String template, String message, String hint) {
        assertThatThrownBy(() -> Template.parse(template)).isInstanceOfSatisfying(KafkactlException.class, e -> {
            assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(e.message()).contains(message);
            assertThat(e.hint().orElse("")).contains(hint == null ? "" : hint);
        });
    }

    private static List<String> render(String template, int count) {
        List<String> texts = new ArrayList<>();
        TemplateInput input = input("", template, count);
        while (input.next()) {
            texts.add(text(input));
        }
        return texts;
    }

    private static String text(TemplateInput input) {
        OutgoingRecord record = input.record();
        return record == null || record.value() == null
                ? "null"
                : record.value().text();
    }

    private static TemplateInput input(String key, String value, int count) {
        return new TemplateInput(
                key.isEmpty() ? null : Template.parse(key), Template.parse(value), count, new Random(42), CLOCK);
    }
}
