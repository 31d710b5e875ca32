package io.kafkactl.ops.schema.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.client.registry.SchemaType;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtobufComparisonTest {
    private static final String READERS = ": readers with the old schema cannot read new data";

    private static String message(String... fields) {
        return "syntax = \"proto3\"; package shop; message Order { " + String.join(" ", fields) + " }";
    }

    private static Schemas fields(String before, String after) {
        return Schemas.protobuf(message(before), message(after));
    }

    @Test
    void fieldsComeAndGoFreely() {
        Schemas change = fields("string id = 1; string note = 2;", "string id = 1; double amount = 3;");
        assertThat(change.backward()).isEmpty();
        assertThat(change.forward()).isEmpty();
        assertThat(change.lines())
                .containsExactly(
                        "ADDED Order.amount field null -> double amount = 3",
                        "REMOVED Order.note field string note = 2 -> null");
        assertThat(change.comparison().changes().get(1).remark()).contains("reserved 2;");
    }

    @Test
    void numberUsedAgainWithAnotherTypeBreaksBoth() {
        Schemas change = fields("string id = 1;", "int32 count = 1;");
        assertThat(change.backward())
                .containsExactly("field 'Order.count' (1) changed from string to int32: old data cannot be read");
        assertThat(change.forward()).hasSize(1);
        assertThat(change.lines()).first().isEqualTo("RENAMED Order.count field string id = 1 -> int32 count = 1");
    }

    @ParameterizedTest
    @CsvSource({
        "int32,int64,true",
        "int32,bool,true",
        "uint32,Kind,true",
        "sint32,sint64,true",
        "int32,sint32,false",
        "fixed32,sfixed32,true",
        "fixed32,fixed64,false",
        "string,bytes,true",
        "bytes,Other,false",
        "float,double,false",
        "Other,Kind,false",
        "Other,Another,false",
        "'map<string, int32>','map<string, int64>',true",
        "'map<string, int32>','map<string, string>',false",
        "'map<string, int32>',int32,false",
        "google.protobuf.Timestamp,google.protobuf.Duration,false",
        "google.protobuf.Timestamp,.google.protobuf.Timestamp,true"
    })
    void typesOfOneWireKindReadEachOther(String before, String after, boolean readable) {
        String types = " enum Kind { A = 0; } message Other {} message Another {}";
        Schemas change = fields(before + " x = 1;" + types, after + " x = 1;" + types);
        assertThat(change.backward().isEmpty()).as("%s", change.backward()).isEqualTo(readable);
        assertThat(change.forward().isEmpty()).as("%s", change.forward()).isEqualTo(readable);
    }

    @Test
    void saysWhatIsLostBetweenTypesOfOneKind() {
        assertThat(fields("string x = 1;", "bytes x = 1;")
                        .comparison()
                        .changes()
                        .get(0)
                        .remark())
                .contains("not UTF-8");
        assertThat(fields("int64 x = 1;", "int32 x = 1;")
                        .comparison()
                        .changes()
                        .get(0)
                        .remark())
                .contains("is cut");
    }

    @Test
    void repeatedNumbersStandPackedSoTheirLabelMatters() {
        assertThat(fields("int32 x = 1;", "repeated int32 x = 1;").backward())
                .containsExactly("field 'Order.x' (1) changed from singular to repeated: old data cannot be read");
        assertThat(fields("string x = 1;", "repeated string x = 1;").backward()).isEmpty();
        assertThat(fields("string x = 1;", "optional string x = 1;").lines()).isEmpty();
    }

    @Test
    void requiredFieldsMayNeitherComeNorGo() {
        String proto2 = "message Order { required string id = 1; %s }";
        Schemas change =
                Schemas.protobuf(String.format(proto2, ""), String.format(proto2, "required int32 amount = 2;"));
        assertThat(change.backward())
                .containsExactly("field 'Order.amount' (2) was added as required: old data cannot be read");
        assertThat(change.forward())
                .containsExactly("field 'Order.amount' (2), which is required, is not in the old schema" + READERS);
        Schemas gone = Schemas.protobuf(String.format(proto2, "required int32 amount = 2;"), String.format(proto2, ""));
        assertThat(gone.backward()).hasSize(1);
        assertThat(gone.forward()).hasSize(1);
        Schemas tightened = Schemas.protobuf(
                String.format(proto2, "optional int32 amount = 2;"),
                String.format(proto2, "required int32 amount = 2;"));
        assertThat(tightened.backward())
                .containsExactly("field 'Order.amount' (2) changed from singular to required: old data cannot be read");
        assertThat(tightened.forward()).isEmpty();
    }

    @Test
    void twoFieldsMovedIntoOneOneofLoseOne() {
        Schemas change = fields("int32 a = 1; int32 b = 2;", "oneof choice { int32 a = 1; int32 b = 2; }");
        assertThat(change.backward())
                .contains("oneof Order.choice joins fields that could be set together (a, b): of old data that sets "
                        + "both, one is lost");
        assertThat(change.forward()).isEmpty();
        assertThat(fields("int32 a = 1;", "oneof choice { int32 a = 1; }").backward())
                .isEmpty();
        assertThat(fields("int32 a = 1; oneof c { int32 b = 2; }", "oneof c { int32 a = 1; int32 b = 2; }")
                        .backward())
                .hasSize(1);
    }

    @Test
    void fieldsMovedOutOfAOneofBreakOldReaders() {
        Schemas change = fields("oneof choice { int32 a = 1; int32 b = 2; }", "int32 a = 1; int32 b = 2;");
        assertThat(change.backward()).isEmpty();
        assertThat(change.forward()).isNotEmpty();
    }

    @Test
    void renamedOneofHoldsTheSameFields() {
        Schemas change = fields("oneof x { int32 a = 1; int32 b = 2; }", "oneof y { int32 a = 1; int32 b = 2; }");
        assertThat(change.backward()).isEmpty();
        assertThat(change.forward()).isEmpty();
    }

    @Test
    void fieldRemovedFromAOneofBreaksOldData() {
        Schemas change = fields("oneof x { int32 a = 1; int32 b = 2; }", "oneof x { int32 a = 1; }");
        assertThat(change.backward())
                .containsExactly("field 'Order.b' (2) was removed from oneof x: old data cannot be read");
        assertThat(change.forward()).isEmpty();
        assertThat(fields("oneof x { int32 a = 1; }", "oneof x { int32 a = 1; int32 b = 2; }")
                        .backward())
                .isEmpty();
    }

    @Test
    void messagesMayComeButNotGo() {
        Schemas change = Schemas.protobuf(
                "message Order {} message Item {}", "message Order {} message Note {} enum E { A = 0; }");
        assertThat(change.backward()).containsExactly("message Item was removed: old data cannot be read");
        assertThat(change.forward()).containsExactly("message Note was added" + READERS);
    }

    @Test
    void anotherPackageBreaksBoth() {
        Schemas change = Schemas.protobuf("package a; message Order {}", "package b; message Order {}");
        assertThat(change.backward()).containsExactly("the package changed from 'a' to 'b': old data cannot be read");
        assertThat(change.forward()).hasSize(1);
    }

    @Test
    void constantsOfEnumsBreakNobody() {
        Schemas change = Schemas.protobuf("enum E { A = 0; B = 1; C = 2; }", "enum E { A = 0; BB = 1; D = 3; }");
        assertThat(change.backward()).isEmpty();
        assertThat(change.forward()).isEmpty();
        assertThat(change.lines())
                .containsExactly(
                        "RENAMED E constant B = 1 -> BB = 1",
                        "ADDED E constant null -> D = 3",
                        "REMOVED E constant C = 2 -> null");
    }

    @Test
    void looksIntoNestedAndRecursiveMessages() {
        String order =
                "syntax = \"proto3\"; message Order { message Line { %s x = 1; repeated Line lines = 2; } repeated Line lines = 1; }";
        Schemas change = Schemas.protobuf(String.format(order, "int32"), String.format(order, "string"));
        assertThat(change.backward())
                .containsExactly("field 'Order.Line.x' (1) changed from int32 to string: old data cannot be read");
    }

    @Test
    void looksIntoImportedMessages() {
        String order =
                "syntax = \"proto3\"; import \"money.proto\"; package shop; message Order { pay.Money price = 1; }";
        SchemaComparison comparison = SchemaComparison.between(
                Schemas.complete(
                        "old",
                        SchemaType.PROTOBUF,
                        order,
                        Map.of("money.proto", "syntax = \"proto3\"; package pay; message Money { int64 cents = 1; }")),
                Schemas.complete(
                        "new",
                        SchemaType.PROTOBUF,
                        order,
                        Map.of(
                                "money.proto",
                                "syntax = \"proto3\"; package pay; message Money { string cents = 1; }")));
        assertThat(comparison.causes(CompatibilityLevel.BACKWARD))
                .extracting(Cause::message)
                .isEqualTo(List.of("field 'Money.cents' (1) changed from int64 to string: old data cannot be read"));
    }

    @Test
    void reservedNumbersAreRemembered() {
        Schemas change = fields("string a = 1; reserved 2, 5 to 7; reserved 'x';", "string a = 1; int32 b = 6;");
        assertThat(change.comparison().changes().get(0).remark()).contains("reserves");
        Schemas named = fields("reserved \"x\";", "int32 x = 1;");
        assertThat(named.comparison().changes().get(0).remark()).contains("reserves");
        Schemas removed = fields("int32 b = 6;", "reserved 6;");
        assertThat(removed.comparison().changes().get(0).remark()).isNull();
    }

    @Test
    void whatIsNoSchemaIsInvalidInput() {
        assertThatThrownBy(() -> Schemas.protobuf("message Order {}", "message Order {"))
                .isInstanceOfSatisfying(KafkactlException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID_INPUT);
                    assertThat(e.message()).startsWith("new is no valid Protobuf schema: ");
                });
    }
}
