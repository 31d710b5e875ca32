package io.kafkactl.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** YAML is the same document as JSON, whatever the names look like. */
class YamlOutputTest {
    private static final RowModel<String> MODEL = new RowModel<String>("TopicList")
            .text("NAME", "name", text -> text)
            .jsonOnly("config", FieldType.mapOf(FieldType.TEXT), text -> java.util.Map.of("retention.ms", text))
            .number("COUNT", "count", String::length);

    private static String print(OutputFormat format, List<String> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Printer(format, out)
                .print(MODEL, rows, List.of(new ItemError("x", ExitCode.FAILURE, "E", "it failed: x", null)));
        return out.toString(UTF_8);
    }

    private static void assertSameDocument(List<String> rows) throws IOException {
        assertThat(new YAMLMapper().readTree(print(OutputFormat.YAML, rows)))
                .isEqualTo(new ObjectMapper().readTree(print(OutputFormat.JSON, rows)));
    }

    @Example
    void isTheSameDocument() throws IOException {
        assertSameDocument(List.of());
        assertSameDocument(List.of(
                "yes",
                "no",
                "null",
                "~",
                "",
                " ",
                "1e3",
                "0x1F",
                "1_000",
                "012",
                ".inf",
                "2026-01-31",
                "2026-01-31T10:00:00Z",
                "12:30:45",
                "- a",
                "a: b",
                "# no",
                "'",
                "\"",
                "\\",
                "a\nb",
                "\t",
                "\u0000\u001b",
                "%",
                "@a",
                "`",
                "{}",
                "[",
                "*a",
                "&a",
                "!t",
                "|",
                ">",
                "=",
                "<<",
                "ü€😀",
                "x".repeat(300) + " " + "y".repeat(300)));
    }

    @Property(tries = 300)
    void anyNameReadsBack(@ForAll List<@net.jqwik.api.constraints.NotEmpty String> names) throws IOException {
        assertSameDocument(names.stream()
                .map(name -> new String(name.getBytes(UTF_8), UTF_8))
                .toList());
    }
}
