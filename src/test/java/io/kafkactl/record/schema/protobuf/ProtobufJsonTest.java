package io.kafkactl.record.schema.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.SchemaMismatch;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtobufJsonTest {
    private static final String ORDER = """
            syntax = "proto3";
            package shop;
            import "google/protobuf/timestamp.proto";
            import "google/protobuf/any.proto";
            import "google/protobuf/wrappers.proto";
            import "google/protobuf/struct.proto";
            import "google/protobuf/field_mask.proto";
            import "google/type/money.proto";
            import "confluent/type/decimal.proto";
            import "confluent/meta.proto";
            import "common/customer.proto";
            message Order {
              option (confluent.message_meta).doc = "an order";
              map<string, int32> counts = 1;
              message Line { string sku = 1; message Part { int32 id = 1; } }
              enum State { NEW = 0; PAID = 1; }
              message Note { string text = 1; }
              int64 order_id = 2;
              State state = 3;
              oneof payment { string card = 4; int32 cash = 5; }
              google.protobuf.Timestamp at = 6;
              google.protobuf.Any extra = 7;
              google.protobuf.StringValue hint = 8;
              google.protobuf.Struct free = 9;
              google.type.Money money = 10;
              confluent.type.Decimal exact = 11;
              common.Customer customer = 12;
              optional string maybe = 13;
              bytes blob = 14;
              string named = 15 [json_name = "theName"];
              repeated Line lines = 16;
              google.protobuf.FieldMask mask = 17;
            }
            message Refund { string order = 1; }
            """;

    private static final Map<String, String> REFERENCES = Map.of(
            "common/customer.proto",
            "syntax = \"proto3\"; package common; import public \"common/address.proto\";"
                    + " message Customer { string name = 1; Address address = 2; }",
            "common/address.proto",
            "syntax = \"proto3\"; package common; message Address { string city = 1; }");

    @Test
    void readsAndWritesWellKnownTypesReferencesMapsAndOneofs() throws SchemaMismatch {
        String json = "{\"counts\":{\"a\":1},\"orderId\":\"9007199254740993\",\"state\":\"PAID\",\"card\":\"4711\","
                + "\"at\":\"2026-01-31T10:00:00.500Z\",\"extra\":{\"@type\":\"type.googleapis.com/shop.Refund\","
                + "\"order\":\"1\"},\"hint\":\"h\",\"free\":{\"x\":[1.5,null,true]},\"money\":{\"currencyCode\":\"EUR\","
                + "\"units\":\"12\",\"nanos\":0},\"exact\":{\"value\":\"AQ==\",\"precision\":5,\"scale\":2},"
                + "\"customer\":{\"name\":\"Ann\",\"address\":{\"city\":\"Köln\"}},\"maybe\":\"\",\"blob\":\"/wA=\","
                + "\"theName\":\"n\",\"lines\":[{\"sku\":\"s\"}],\"mask\":\"a,bC\"}";

        assertThat(roundTrip(json, null)).isEqualTo(json);
    }

    @Test
    void showsFieldsWithoutPresenceAlsoAtTheirDefault() throws SchemaMismatch {
        assertThat(roundTrip("{}", "Order"))
                .isEqualTo(
                        "{\"counts\":{},\"orderId\":\"0\",\"state\":\"NEW\",\"blob\":\"\",\"theName\":\"\",\"lines\":[]}");
    }

    @Test
    void keepsTheNamesOfTheFileWhenAsked() throws SchemaMismatch {
        ProtobufJson json = new ProtobufJson(ORDER, REFERENCES, Optional::empty, null, true);
        assertThat(write(json, "00" + "1007")).contains("\"order_id\":\"7\"");
    }

    @ParameterizedTest
    @CsvSource({
        "shop.Order,00",
        "Order,00",
        "shop.Refund,0202",
        "Order.Line,040000",
        "shop.Order.Line.Part,06000000",
        "Order.Note,040002"
    })
    void countsDeclaredMessagesOnly(String message, String indexes) throws SchemaMismatch {
        ProtobufJson.Encoded encoded = order(null).read("{}".getBytes(UTF_8), message);

        assertThat(HexFormat.of().formatHex(encoded.indexes().array())).isEqualTo(indexes);
        assertThat(order(null)
                        .write(encoded.indexes().array(), 0, encoded.indexes().array(), false, new ByteBuilder()))
                .endsWith(message);
    }

    @ParameterizedTest
    @CsvSource({"040002", "040200", "020001", "020100", "''"})
    void aNamedMessageIsReadBehindAnyOfTheOlderIndexes(String indexes) throws SchemaMismatch {
        assertThat(write(order("shop.Order.Note"), indexes + "0a0178")).isEqualTo("{\"text\":\"x\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0206|the schema has no message at [3]",
                "0400|the bytes end within the place of the message in its file",
                "01|the place of the message in its file has -1 parts",
                "00 10|no message shop.Order: While parsing a protocol message, the input ended",
                "00 f80101|field number 31 is not in message shop.Order",
                "00 820603010101|field number 96 is not in message shop.Order",
            })
    void saysWhatIsWrongWithBytes(String hex, String reason) {
        assertThatThrownBy(() -> write(order(null), hex.replace(" ", ""))).hasMessageStartingWith(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nope\":1}|no message shop.Order: Cannot find field: nope in message shop.Order",
                "{\"orderId\":\"x\"}|no message shop.Order: Not an int64 value: \"x\"",
                "{\"state\":1,\"state\":2}|state: the field is given twice",
                "{'a':1}|not JSON: Unexpected character",
                "[]|no message shop.Order: ",
            })
    void saysWhatIsWrongWithJson(String json, String reason) {
        assertThatThrownBy(() -> order(null).read(json.getBytes(UTF_8), null)).hasMessageStartingWith(reason);
    }

    @Test
    void refusesUnknownMessagesByName() {
        assertThatThrownBy(() -> order("Ordr"))
                .hasMessage("the schema has no message 'Ordr'; it has shop.Order, "
                        + "shop.Order.Line, shop.Order.Line.Part, shop.Order.Note, shop.Refund");
        assertThatThrownBy(() -> order(null).read("{}".getBytes(UTF_8), "shop.Refunt"))
                .hasMessage("the schema has no message 'shop.Refunt'; did you mean 'shop.Refund'?");
    }

    @Test
    void anUnknownTypeOfAnyIsAnErrorThatNamesIt() throws SchemaMismatch {
        assertThatThrownBy(() ->
                        order(null).read("{\"extra\":{\"@type\":\"type.googleapis.com/x.Y\"}}".getBytes(UTF_8), null))
                .hasMessageContaining("x.Y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "syntax = \"proto2\"; message A { optional group G = 1 { optional int32 x = 1; } }|group",
                "edition = \"2023\"; message A { int32 x = 1; }|edition",
                "syntax = \"proto3\"; import \"gone.proto\"; message A { B b = 1; }|gone.proto",
                "no proto|no Protobuf schema that can be read",
            })
    void saysWhyASchemaCannotBeRead(String text, String part) {
        assertThatThrownBy(() -> new ProtobufJson(text, Map.of(), Optional::empty, null, false))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining(part);
    }

    @Test
    void readsProto2WithDefaultsAndRequiredFields() throws SchemaMismatch {
        ProtobufJson json = new ProtobufJson(
                "syntax = \"proto2\"; message A { required int32 x = 1; optional string s = 2 [default = \"d\"]; }",
                Map.of(),
                Optional::empty,
                null,
                false);

        assertThat(write(json, "000801")).isEqualTo("{\"x\":1}");
        assertThatThrownBy(() -> write(json, "00")).hasMessageContaining("missing required fields: x");
        assertThatThrownBy(() -> json.read("{}".getBytes(UTF_8), null)).hasMessageContaining("missing required");
    }

    private static ProtobufJson order(@Nullable String only) throws SchemaMismatch {
        return new ProtobufJson(ORDER, REFERENCES, Optional::empty, only, false);
    }

    private static String roundTrip(String json, @Nullable String message) throws SchemaMismatch {
        ProtobufJson order = order(null);
        ProtobufJson.Encoded encoded = order.read(json.getBytes(UTF_8), message);
        ByteBuilder whole = new ByteBuilder()
                .put(encoded.indexes().array())
                .put(encoded.payload().array());
        return write(order, HexFormat.of().formatHex(whole.toByteArray()));
    }

    private static String write(ProtobufJson json, String hex) throws SchemaMismatch {
        byte[] bytes = HexFormat.of().parseHex(hex);
        ByteBuilder out = new ByteBuilder();
        json.write(bytes, 0, bytes, false, out);
        return new String(out.toByteArray(), UTF_8);
    }
}
