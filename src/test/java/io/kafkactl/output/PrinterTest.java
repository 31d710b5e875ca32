package io.kafkactl.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.testkit.Golden;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrinterTest {
    private record Row(
            String name, @Nullable Long lag, @Nullable Instant seen, List<String> members, boolean stable) {}

    private static final RowModel<Row> MODEL = new RowModel<Row>("GroupList")
            .text("NAME", "name", Row::name)
            .number("LAG", "lag", Row::lag)
            .column("SEEN", "seen", FieldType.TIME, Row::seen)
            .column("MEMBERS", "members", FieldType.listOf(FieldType.TEXT), Row::members)
            .wideOnly("SINCE", row -> row.lag() == null ? null : "now")
            .tableOnly("STATE", row -> row.stable() ? "stable" : "")
            .jsonOnly("stable", FieldType.FLAG, Row::stable);
    private static final List<Row> ROWS = List.of(
            new Row("billing", 1_234_567L, Instant.parse("2026-11-20T10:00:00Z"), List.of("a", "b"), true),
            new Row("über\t\u001b[31m\r\nröt\u009b", null, null, List.of(), false),
            new Row("", 0L, Instant.EPOCH, List.of("\u0007"), true));
    private static final List<ItemError> ERRORS = List.of(
            new ItemError("x", ExitCode.NOT_FOUND, "GROUP_ID_NOT_FOUND", "group 'x' does not exist", null),
            new ItemError("y", ExitCode.DENIED, "DENIED", "no \"access\"", "ask"));

    private static String print(OutputFormat format, List<Row> rows, List<ItemError> errors) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Printer(format, out).print(MODEL, rows, errors);
        return out.toString(UTF_8);
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void oneModelFeedsEveryFormat(OutputFormat format) {
        Golden.assertMatches("output/rows." + format, print(format, ROWS, ERRORS));
    }

    @Test
    void nothingIsAHeadingAnEmptyDocumentOrNothing() {
        assertThat(print(OutputFormat.TABLE, List.of(), List.of())).isEqualTo("NAME  LAG  SEEN  MEMBERS  STATE\n");
        assertThat(print(OutputFormat.JSONL, List.of(), List.of())).isEmpty();
        assertThat(print(OutputFormat.JSON, List.of(), List.of()).replaceAll("\\s", ""))
                .isEqualTo("{\"apiVersion\":\"kafkactl/v1\",\"kind\":\"GroupList\",\"items\":[],\"errors\":[]}");
    }

    @Test
    void aListFitsATerminalByItsWidestTexts() {
        RowModel<String> list = new RowModel<String>("L")
                .text("NAME", "name", name -> name)
                .number("COUNT", "count", String::length)
                .text("REASON", "reason", name -> "because of " + name)
                .list();
        String name = "a-name-that-is-long";

        assertThat(fitted(list, name, 50).lines())
                .containsExactly("NAME                 COUNT  REASON", name + "     19  because of a-name-tha…");
        assertThat(fitted(list, name, 36).lines()).last().isEqualTo(name + "     19  because…");
        assertThat(fitted(list, name, 0)).contains("because of " + name).doesNotContain("…");
    }

    @Test
    void aListLeavesOutColumnsFromTheRightWhereCuttingIsNotEnoughAndShowsThatItDoes() {
        RowModel<String> list = new RowModel<String>("L")
                .text("NAME", "name", name -> name)
                .number("COUNT", "count", String::length)
                .text("REASON", "reason", name -> "because of " + name)
                .list();
        String name = "a-name-that-is-long";

        assertThat(fitted(list, name, 35).lines()).containsExactly("NAME                 COUNT  …", name + "     19");
        assertThat(fitted(list, name, 10).lines()).containsExactly("NAME                 …", name);
    }

    @Test
    void aListLeavesOutWhatIsSpareBeforeItCutsTexts() {
        RowModel<String> list = new RowModel<String>("L")
                .text("NAME", "name", name -> name)
                .text("TYPE", "type", name -> "classic")
                .spare()
                .text("REASON", "reason", name -> "because of " + name)
                .list();

        assertThat(fitted(list, "me", 30)).isEqualTo("NAME  TYPE     REASON\nme    classic  because of me\n");
        assertThat(fitted(list, "me", 27)).isEqualTo("NAME  REASON         …\nme    because of me\n");
    }

    @Test
    void aLongTextOfADetailGoesOnBelowBetweenWords() {
        String name = "a-name-that-is-long";

        assertThat(fitted(MODEL_OF_DETAIL, name, 44).lines())
                .containsExactly("NAME                 WHY", name + "  because of", " ".repeat(21) + name);
        assertThat(fitted(MODEL_OF_DETAIL, name, 0)).contains(name + "  because of " + name);
    }

    @Test
    void aDetailThatIsTooWideEvenSoBecomesABlockForEachRow() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Printer(OutputFormat.TABLE, out, 30)
                .print(MODEL_OF_DETAIL, List.of("a-name-that-is-long", "12345678901234567890123"), List.of());
        assertThat(out.toString(UTF_8)).isEqualTo("""
                NAME  a-name-that-is-long
                WHY   because of
                      a-name-that-is-long

                NAME  12345678901234567890123
                WHY   because of
                      12345678901234567890123
                """);
        assertThat(fitted(MODEL_OF_DETAIL, "12345678901234567890123", 10).lines())
                .startsWith("NAME  12345678901234567890", "      123");
    }

    @Test
    void columnsThatSayNothingGoFirstWhereTheTerminalIsTooNarrow() {
        RowModel<String> detail = new RowModel<String>("D")
                .text("NAME", "name", name -> null)
                .number("LOST", "lost", name -> null)
                .text("MEMBERS", "members", name -> List.of())
                .text("WHY", "why", name -> "because of " + name);

        assertThat(fitted(detail, "it", 24)).isEqualTo("NAME  WHY\n-     because of it\n");
        assertThat(fitted(detail, "it", 34))
                .isEqualTo("NAME  LOST  MEMBERS  WHY\n-        -  -        because of it\n");
    }

    private static final RowModel<String> MODEL_OF_DETAIL = new RowModel<String>("D")
            .text("NAME", "name", name -> name)
            .text("WHY", "why", name -> "because of " + name);

    private static String fitted(RowModel<String> model, String row, int room) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Printer(OutputFormat.TABLE, out, room).print(model, List.of(row), List.of());
        return out.toString(UTF_8);
    }

    @Test
    void aLineOfJsonHasNoBreakInIt() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("a", "x\ny\u0000");
        fields.put("b", null);
        fields.put("c", 1.50);
        fields.put("d", List.of(Map.of("e", true)));

        assertThat(Printer.line(fields))
                .isEqualTo("{\"a\":\"x\\ny\\u0000\",\"b\":null,\"c\":1.5,\"d\":[{\"e\":true}]}");
    }
}
