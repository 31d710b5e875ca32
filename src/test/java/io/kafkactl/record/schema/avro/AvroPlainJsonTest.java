package io.kafkactl.record.schema.avro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.JsonTree;
import io.kafkactl.record.SchemaMismatch;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroPlainJsonTest {
    private static final String A =
            "{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"x\",\"type\":\"int\"}]}";
    private static final String B =
            "{\"type\":\"record\",\"name\":\"ns.B\",\"fields\":[{\"name\":\"x\",\"type\":\"int\"},"
                    + "{\"name\":\"y\",\"type\":\"int\",\"default\":7}]}";
    private static final String NODE = "{\"type\":\"record\",\"name\":\"Node\",\"fields\":["
            + "{\"name\":\"v\",\"type\":\"int\"},{\"name\":\"next\",\"type\":[\"null\",\"Node\"],\"default\":null}]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"null\" || null",
                "\"boolean\" | 01 | true",
                "\"int\" | 03 | -2",
                "\"long\" | feffffffffffffffff01 | 9223372036854775807",
                "\"long\" | ffffffffffffffffff01 | -9223372036854775808",
                "\"float\" | 0000c03f | 1.5",
                "\"double\" | 000000000000f8ff | \"NaN\"",
                "\"double\" | 0000000000000080 | -0.0",
                "\"string\" | 06c3bc22 | \"ü\\\"\"",
                "\"bytes\" | 00ff | {\"base64\":\"AP8=\"}",
                "{\"type\":\"fixed\",\"name\":\"F\",\"size\":2} | 00ff | {\"base64\":\"AP8=\"}",
                "{\"type\":\"fixed\",\"name\":\"F\",\"size\":16,\"logicalType\":\"uuid\"} "
                        + "| 00112233445566778899aabbccddeeff | \"00112233-4455-6677-8899-aabbccddeeff\"",
                "{\"type\":\"fixed\",\"name\":\"F\",\"size\":12,\"logicalType\":\"duration\"} "
                        + "| 0100000002000000ffffffff | {\"months\":1,\"days\":2,\"millis\":4294967295}",
                "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"P\",\"Q\"]} | 02 | \"Q\"",
                "{\"type\":\"array\",\"items\":\"int\"} | 04020400 | [1,2]",
                "{\"type\":\"map\",\"values\":\"int\"} | 0202610200 | {\"a\":1}",
                "{\"type\":\"int\",\"logicalType\":\"date\"} | c0a501 | \"1999-01-01\"",
                "{\"type\":\"int\",\"logicalType\":\"date\"} | feffffff0f | 2147483647",
                "{\"type\":\"int\",\"logicalType\":\"time-millis\"} | 02 | \"00:00:00.001\"",
                "{\"type\":\"int\",\"logicalType\":\"time-millis\"} | 01 | -1",
                "{\"type\":\"long\",\"logicalType\":\"time-micros\"} | feffbadd8305 | \"23:59:59.999999\"",
                "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"} | 01 | \"1969-12-31T23:59:59.999Z\"",
                "{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"} | 02 | \"1970-01-01T00:00:00.000001Z\"",
                "{\"type\":\"long\",\"logicalType\":\"timestamp-nanos\"} | 02 | \"1970-01-01T00:00:00.000000001Z\"",
                "{\"type\":\"long\",\"logicalType\":\"local-timestamp-millis\"} | 02 | \"1970-01-01T00:00:00.001\"",
                "{\"type\":\"long\",\"logicalType\":\"unheard-of\"} | 02 | 1",
                "{\"type\":\"bytes\",\"logicalType\":\"big-decimal\"} | 0404e204 | 12.50",
                "[\"null\",\"string\"] | 020278 | \"x\"",
                "[\"null\",\"string\"] | 00 | null",
                "[\"string\",\"bytes\"] | 0202ff | {\"base64\":\"/w==\"}",
                "[\"int\",\"long\"] | 0202 | {\"long\":1}",
                "[\"string\",\"double\"] | 02000000000000f87f | {\"double\":\"NaN\"}",
                "[\"string\",\"double\"] | 02000000000000f03f | 1.0",
                "[\"null\",{\"type\":\"map\",\"values\":\"int\"}] | 02020a6f746865720200 | {\"other\":1}",
                "[\"null\",{\"type\":\"map\",\"values\":\"int\"}] | 0202066d61700200 | {\"map\":{\"map\":1}}",
            })
    void writesAndReads(String schema, String hex, String json) throws SchemaMismatch {
        String bytes = hex == null ? "" : hex;
        assertThat(write(schema, bytes)).isEqualTo(json);
        assertThat(read(schema, json)).isEqualTo(bytes.replace("f8ff", "f87f"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"int\" | 1.0 | 02",
                "\"int\" | 1e1 | 14",
                "\"double\" | 3 | 0000000000000840",
                "\"bytes\" | \"ab\" | 6162",
                "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"} | \"1970-01-01T01:00:00+01:00\" | 00",
                "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"} | 5 | 0a",
                "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":4,\"scale\":2} | \"12.5\" | 04e2",
                "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":4,\"scale\":2} | 99.99 | 270f",
                "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":4,\"scale\":2} | -0.01 | ff",
                "[\"null\",\"int\"] | {\"int\":1} | 0202",
                "[\"null\",\"string\"] | {\"string\":\"x\"} | 020278",
            })
    void alsoReads(String schema, String json, String hex) throws SchemaMismatch {
        assertThat(read(schema, json)).isEqualTo(hex);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"int\" | 2147483648 | 2147483648 is no int",
                "\"int\" | 1.5 | 1.5 is no int",
                "\"long\" | 1e999999999 | 1E+999999999 is no long",
                "\"float\" | 1e39 | 1E+39 is too large for float",
                "\"boolean\" | \"true\" | \"true\" is no boolean",
                "\"string\" | 1 | 1 is no string",
                "\"string\" | \"\\ud800\" | the text holds a lone surrogate, which is no character",
                "\"bytes\" | \"ü\" | text beyond ASCII is no bytes; write {\"base64\":\"…\"}",
                "\"bytes\" | {\"base64\":\"????\"} | no base64: Illegal base64 character 3f",
                "{\"type\":\"fixed\",\"name\":\"F\",\"size\":2} | \"a\" | 1 byte is not the 2 of F",
                "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"PAID\",\"NEW\"]} | \"PAYD\" "
                        + "| \"PAYD\" is no symbol of enum E; did you mean 'PAID'?",
                "{\"type\":\"array\",\"items\":{\"type\":\"map\",\"values\":\"int\"}} | [{},{\"k\":\"v\"}] "
                        + "| [1].k: \"v\" is no int",
                "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"} | \"1970-01-01T00:00:00.0001Z\" "
                        + "| \"1970-01-01T00:00:00.0001Z\" cannot be said in 3 digits behind the second",
                "{\"type\":\"int\",\"logicalType\":\"date\"} | \"31.1.2026\" "
                        + "| \"31.1.2026\" is no date such as 2026-01-31",
                "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":4,\"scale\":2} | 100 "
                        + "| 100 has more than the 4 digits of the decimal, 2 of them decimals",
                "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":4,\"scale\":2} | 1e999999999 "
                        + "| 1E+999999999 has more than the 4 digits of the decimal, 2 of them decimals",
                "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":4,\"scale\":2} | 0.001 "
                        + "| 0.001 has more decimals than the 2 of the schema",
                "[\"null\",\"int\"] | \"x\" | \"x\" is none of null, int",
                "[\"int\",\"long\"] | 1 | 1 may be int or long; write {\"long\":…}",
                "[\"null\",\"int\"] | {\"int\":\"x\"} | \"x\" is no int",
                "{\"type\":\"string\",\"logicalType\":\"uuid\"} | \"1-2-3-4-5\" | \"1-2-3-4-5\" is no UUID",
            })
    void refusesWithPathAndReason(String schema, String json, String message) {
        assertThatThrownBy(() -> read(schema, json)).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"int\" || the bytes end within it",
                "\"int\" | 8080808010 | 2147483648 is no int",
                "\"int\" | 0202 | 1 byte is left over behind the value",
                "\"long\" | ffffffffffffffffffff01 | a number is longer than 10 bytes",
                "\"boolean\" | 02 | byte 2 is no boolean",
                "\"string\" | 0461 | the bytes end within it",
                "\"string\" | 01 | the length -1 is less than 0",
                "\"string\" | 02ff | the string is not UTF-8",
                "[\"null\"] | 02 | the union has no type of number 1",
                "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"P\"]} | 02 | enum E has no symbol of number 1",
                "{\"type\":\"array\",\"items\":\"null\"} | feffffffffffffffff01 | [0]: there are not bytes for so many items",
                "{\"type\":\"array\",\"items\":[\"null\",\"int\"]} | 0400 | [1]: the bytes end within it",
            })
    void refusesBytesThatAreNotOfTheSchema(String schema, String hex, String message) {
        assertThatThrownBy(() -> write(schema, hex == null ? "" : hex)).hasMessage(message);
    }

    @Test
    void recordsNameTheirFieldsInPaths() {
        assertThatThrownBy(() -> read(A, "{\"x\":{}}")).hasMessage("x: an object is no int");
        assertThatThrownBy(() -> read(A, "{}")).hasMessage("x: missing, and the schema has no default for it");
        assertThatThrownBy(() -> read(A, "{\"x\":1,\"xs\":2}"))
                .hasMessage("xs: unknown field of record A; did you mean 'x'?");
        assertThatThrownBy(() -> read(A, "{\"x\":1,\"x\":2}")).hasMessage("x: the field is given twice");
        assertThatThrownBy(() -> write(NODE, "020204")).hasMessage("next.next: the bytes end within it");
    }

    @Test
    void defaultsAndAliasesFillFields() throws SchemaMismatch {
        assertThat(read(B, "{\"x\":1}")).isEqualTo("020e");
        String aliased = "{\"type\":\"record\",\"name\":\"A\",\"fields\":["
                + "{\"name\":\"x\",\"aliases\":[\"old\"],\"type\":\"int\"}]}";
        assertThat(read(aliased, "{\"old\":1}")).isEqualTo("02");
        assertThatThrownBy(() -> read(aliased, "{\"old\":1,\"x\":1}"))
                .hasMessage("x: the field is given twice, by name and by alias");
    }

    @Test
    void recordsInAUnionAreToldApartByNameOrByTheirFields() throws SchemaMismatch {
        String union = "[" + A + "," + B + "]";
        assertThat(write(union, "000e")).isEqualTo("{\"A\":{\"x\":7}}");
        assertThat(read(union, "{\"A\":{\"x\":7}}")).isEqualTo("000e");
        assertThat(read(union, "{\"x\":1,\"y\":2}")).isEqualTo("020204");
        assertThatThrownBy(() -> read(union, "{\"x\":1}")).hasMessage("an object may be A or ns.B; write {\"ns.B\":…}");
        assertThatThrownBy(() -> read(union, "{\"z\":1}"))
                .hasMessage("an object is none of A (z: unknown field of record A; did you mean 'x'?), "
                        + "ns.B (z: unknown field of record ns.B; did you mean 'x'?)");
    }

    @Test
    void theSpecificationsEncodingTakesNoPlainUnion() {
        assertThatThrownBy(() -> new AvroJson(new Schema.Parser().parse("[\"null\",\"int\"]"), false)
                        .read(JsonTree.read("1".getBytes(UTF_8))))
                .hasMessage("1 is none of null, int; write {\"TYPE\":…}");
    }

    @Test
    void recursionEnds() throws SchemaMismatch {
        assertThat(write(NODE, "0202".repeat(999) + "0200")).hasSizeGreaterThan(10_000);
        assertThatThrownBy(() -> write(NODE, "0202".repeat(1_000) + "0200"))
                .hasMessageEndingWith("records are nested deeper than 1000");
        assertThatThrownBy(() -> read(NODE, "{\"v\":1,\"next\":".repeat(2_000) + "null" + "}".repeat(2_000)))
                .hasMessageStartingWith("not JSON: Document nesting depth");
    }

    @Test
    void aRecordOfFiveHundredFieldsComesBack() throws SchemaMismatch {
        String fields = IntStream.range(0, 500)
                .mapToObj(i -> "{\"name\":\"f" + i + "\",\"type\":[\"null\",\"long\"]}")
                .collect(Collectors.joining(","));
        String schema = "{\"type\":\"record\",\"name\":\"W\",\"fields\":[" + fields + "]}";
        String json = IntStream.range(0, 500)
                .mapToObj(i -> "\"f" + i + "\":" + (i % 3 == 0 ? "null" : i))
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(write(schema, read(schema, json))).isEqualTo(json);
    }

    @Test
    void aSchemaMayUseTypesOfItsReferences() throws SchemaMismatch {
        Schema schema = AvroSchemas.parse("{\"type\":\"array\",\"items\":\"ns.B\"}", List.of(B));
        assertThat(schema.getElementType().getFullName()).isEqualTo("ns.B");
        assertThatThrownBy(() -> AvroSchemas.parse("{\"type\":\"array\",\"items\":\"ns.C\"}", List.of(B)))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageStartingWith("no Avro schema: ");
        assertThatThrownBy(() -> AvroSchemas.parse("{", List.of())).isInstanceOf(SchemaMismatch.class);
    }

    @Test
    void aReaderSeesItsOwnFields() throws SchemaMismatch {
        Schema writer = new Schema.Parser().parse(A);
        Schema reader = new Schema.Parser().parse(B.replace("ns.B", "A"));
        assertThat(new AvroProjection(writer, reader).apply(new byte[] {2}, 0)).containsExactly(2, 14);
        assertThatThrownBy(() ->
                        new AvroProjection(writer, new Schema.Parser().parse("\"string\"")).apply(new byte[] {2}, 0))
                .hasMessageStartingWith("cannot be read with the schema of the reader: ");
        assertThatThrownBy(() -> new AvroProjection(writer, reader).apply(new byte[0], 0))
                .isInstanceOf(SchemaMismatch.class);
    }

    private static String write(String schema, String hex) throws SchemaMismatch {
        ByteBuilder json = new ByteBuilder();
        new AvroJson(new Schema.Parser().parse(schema), true)
                .write(HexFormat.of().parseHex(hex), 0, json);
        return new String(json.toByteArray(), UTF_8);
    }

    private static String read(String schema, String json) throws SchemaMismatch {
        byte[] bytes = new AvroJson(new Schema.Parser().parse(schema), true).read(JsonTree.read(json.getBytes(UTF_8)));
        return HexFormat.of().formatHex(bytes);
    }
}
