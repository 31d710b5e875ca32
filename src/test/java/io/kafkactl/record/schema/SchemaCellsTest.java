package io.kafkactl.record.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.client.registry.SchemaText;
import io.kafkactl.client.registry.SchemaType;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.CellTypes;
import io.kafkactl.record.SchemaMismatch;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text without a type, as cells of CSV are, by the types of a schema. */
class SchemaCellsTest {
    private static final String AVRO = """
            {"type":"record","name":"R","namespace":"n","fields":[
              {"name":"i","type":"int"},{"name":"l","type":"long"},{"name":"f","type":"float"},
              {"name":"d","type":"double"},{"name":"b","type":"boolean"},{"name":"s","type":"string"},
              {"name":"e","type":{"type":"enum","name":"E","symbols":["A","B"]}},
              {"name":"ns","type":["null","string"]},{"name":"nl","type":["null","long"]},
              {"name":"ne","type":["null","E"]},{"name":"mix","type":["null","string","int","boolean"]},
              {"name":"day","type":{"type":"int","logicalType":"date"}},
              {"name":"at","type":["null",{"type":"long","logicalType":"timestamp-millis"}]},
              {"name":"dec","type":{"type":"bytes","logicalType":"decimal","precision":8,"scale":2}},
              {"name":"tags","type":{"type":"array","items":"string"}}]}""";

    private static final String PROTOBUF = """
            syntax = "proto3"; package p; import "google/protobuf/timestamp.proto";
            message M { int32 i = 1; int64 a_long = 2; bool b = 3; string s = 4; double d = 5; optional int32 maybe = 6;
              E e = 7; google.protobuf.Timestamp at = 8; repeated int32 many = 9; M sub = 10; bytes raw = 11; }
            enum E { ZERO = 0; ONE = 1; }""";

    private static final String JSON = """
            {"type":"object","properties":{"n":{"type":"integer"},"x":{"type":"number"},"b":{"type":"boolean"},
              "s":{"type":"string"},"ns":{"type":["null","integer"]},"any":{},"o":{"$ref":"#/definitions/o"},
              "mix":{"type":["string","integer"]}},"definitions":{"o":{"type":"object"}}}""";

    private static SchemaCodec codec(SchemaType type, String text) throws SchemaMismatch {
        RegistrySchemas none = new RegistrySchemas(() -> {
            throw new AssertionError("no registry is needed");
        });
        return SchemaCodecs.of(
                new ResolvedSchema(new SchemaText(type, text, List.of()), List.of()),
                SchemaId.of(1),
                CodecOptions.PLAIN,
                none);
    }

    private static String json(CellTypes cells, @Nullable String field, String text) throws SchemaMismatch {
        JsonNode node = cells.of(field, text);
        return node == null ? "left out" : node.toString();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            emptyValue = "",
            value = {
                "i,7,7",
                "i,-7,-7",
                "l,9223372036854775807,9223372036854775807",
                "f,1.5,1.5",
                "f,NaN,`\"NaN\"`",
                "d,1e3,1E+3",
                "b,true,true",
                "b,FALSE,false",
                "s,007,`\"007\"`",
                "s,``,`\"\"`",
                "e,A,`\"A\"`",
                "ns,``,null",
                "ns,x,`{\"string\":\"x\"}`",
                "nl,``,null",
                "nl,12,`{\"long\":12}`",
                "ne,B,`{\"n.E\":\"B\"}`",
                "mix,``,null",
                "mix,12,`{\"int\":12}`",
                "mix,true,`{\"boolean\":true}`",
                "mix,abc,`{\"string\":\"abc\"}`",
                "mix,99999999999,`{\"string\":\"99999999999\"}`",
                "day,2026-01-31,`\"2026-01-31\"`",
                "day,3,3",
                "at,2026-01-31T10:00:00Z,`{\"long\":\"2026-01-31T10:00:00Z\"}`",
                "dec,12.50,`\"12.50\"`",
                "tags,`[\"a\"]`,`[\"a\"]`",
                "unknown,x,`\"x\"`"
            })
    void areOfTheTypeOfTheAvroField(String field, String text, String json) throws SchemaMismatch {
        assertThat(json(codec(SchemaType.AVRO, AVRO).cells(), field, text)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            emptyValue = "",
            value = {
                "i,abc,`'abc' is no int`", "l,1.5,`'1.5' is no long`", "d,`1,5`,`'1,5' is no double`",
                "b,yes,`'yes' is neither true nor false`", "i,``,`'' is no int`", "nl,x,`'x' is no long`",
                "tags,a,`not JSON: `"
            })
    void areRefusedWhereTheyDoNotFit(String field, String text, String reason) throws SchemaMismatch {
        CellTypes cells = codec(SchemaType.AVRO, AVRO).cells();
        assertThatThrownBy(() -> cells.of(field, text))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void mayBeTheWholeValue() throws SchemaMismatch {
        assertThat(json(codec(SchemaType.AVRO, "\"string\"").cells(), null, "a"))
                .isEqualTo("\"a\"");
        assertThat(json(codec(SchemaType.AVRO, "\"long\"").cells(), null, "7")).isEqualTo("7");
        assertThat(json(codec(SchemaType.JSON, "{\"type\":\"integer\"}").cells(), null, "7"))
                .isEqualTo("7");
        assertThat(json(codec(SchemaType.PROTOBUF, PROTOBUF).cells(), null, "{\"i\":7}"))
                .isEqualTo("{\"i\":7}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            emptyValue = "",
            value = {
                "i,7,7",
                "aLong,8,8",
                "a_long,8,8",
                "b,True,true",
                "s,``,`\"\"`",
                "i,``,left out",
                "maybe,``,left out",
                "d,1.5,`\"1.5\"`",
                "e,ONE,`\"ONE\"`",
                "at,2026-01-31T10:00:00Z,`\"2026-01-31T10:00:00Z\"`",
                "many,`[1,2]`,`[1,2]`",
                "sub,`{\"i\":1}`,`{\"i\":1}`",
                "raw,AQI=,`\"AQI=\"`"
            })
    void areOfTheTypeOfTheProtobufField(String field, String text, String json) throws SchemaMismatch {
        SchemaCodec codec = codec(SchemaType.PROTOBUF, PROTOBUF);
        assertThat(json(codec.cells(), field, text)).isEqualTo(json);
        JsonNode value = codec.cells().of(field, text);
        String whole = value == null ? "{}" : "{\"" + field + "\":" + value + "}";
        assertThat(codec.read(Bytes.utf8(whole), null)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            emptyValue = "",
            value = {
                "n,7,7",
                "x,1.5,1.5",
                "b,TRUE,true",
                "s,7,`\"7\"`",
                "s,``,`\"\"`",
                "ns,``,null",
                "ns,7,7",
                "n,``,left out",
                "any,7,`\"7\"`",
                "o,`{\"a\":1}`,`{\"a\":1}`",
                "mix,7,7",
                "mix,x,`\"x\"`"
            })
    void areOfTheTypeOfTheProperty(String field, String text, String json) throws SchemaMismatch {
        assertThat(json(codec(SchemaType.JSON, JSON).cells(), field, text)).isEqualTo(json);
    }
}
