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

class AvroComparisonTest {
    private static final String ID = "{'name':'id','type':'string'}";

    @Test
    void sameSchemasDoNotDiffer() {
        Schemas same = Schemas.avroFields(ID, ID);
        assertThat(same.lines()).isEmpty();
        assertThat(same.backward()).isEmpty();
        assertThat(same.forward()).isEmpty();
    }

    @Test
    void fieldAddedWithoutDefaultBreaksOldData() {
        Schemas change = Schemas.avroFields(ID, ID + ",{'name':'amount','type':'double'}");
        assertThat(change.backward())
                .containsExactly("field 'amount' was added without a default: old data cannot be read");
        assertThat(change.forward()).isEmpty();
        assertThat(change.lines()).containsExactly("ADDED amount field null -> double");
    }

    @Test
    void fieldAddedWithDefaultBreaksNobody() {
        Schemas change = Schemas.avroFields(ID, ID + ",{'name':'amount','type':'double','default':1.5}");
        assertThat(change.backward()).isEmpty();
        assertThat(change.forward()).isEmpty();
        assertThat(change.lines()).containsExactly("ADDED amount field null -> double = 1.5");
    }

    @Test
    void removedFieldBreaksOldReadersUnlessTheyHaveADefault() {
        Schemas without = Schemas.avroFields(ID + ",{'name':'note','type':'string'}", ID);
        assertThat(without.backward()).isEmpty();
        assertThat(without.forward())
                .containsExactly("field 'note', which had no default, was removed: readers with the old schema cannot "
                        + "read new data");
        assertThat(Schemas.avroFields(ID + ",{'name':'note','type':'string','default':''}", ID)
                        .forward())
                .isEmpty();
    }

    @Test
    void promotionGoesOneWay() {
        Schemas change = Schemas.avroFields("{'name':'n','type':'int'}", "{'name':'n','type':'long'}");
        assertThat(change.backward()).isEmpty();
        assertThat(change.forward())
                .containsExactly("'n' changed from int to long: readers with the old schema cannot read new data");
        assertThat(change.comparison().changes().get(0).breaks())
                .containsExactly(CompatibilityLevel.FORWARD, CompatibilityLevel.FULL);
    }

    @Test
    void typeChangeBreaksBoth() {
        Schemas change = Schemas.avroFields("{'name':'n','type':'int'}", "{'name':'n','type':'boolean'}");
        assertThat(change.backward()).containsExactly("'n' changed from int to boolean: old data cannot be read");
        assertThat(change.forward()).hasSize(1);
    }

    @Test
    void unionThatTakesNullBreaksOldReadersOnly() {
        Schemas change = Schemas.avroFields("{'name':'n','type':'string'}", "{'name':'n','type':['null','string']}");
        assertThat(change.backward()).isEmpty();
        assertThat(change.forward())
                .containsExactly("'n' may now be null: readers with the old schema cannot read new data");
        assertThat(change.lines()).containsExactly("ADDED n union branch null -> null");
    }

    @Test
    void lostUnionBranchBreaksOldData() {
        Schemas change = Schemas.avroFields(
                "{'name':'n','type':['null','string','boolean']}", "{'name':'n','type':['null','string']}");
        assertThat(change.backward()).containsExactly("'n' may no longer be boolean: old data cannot be read");
        assertThat(change.forward()).isEmpty();
    }

    @Test
    void findsTheFieldInsideARecordThatMayBeNull() {
        String address = "{'name':'a','type':['null',{'type':'record','name':'Address','fields':[%s]}]}";
        Schemas change = Schemas.avroFields(
                String.format(address, "{'name':'city','type':'string'}"),
                String.format(address, "{'name':'city','type':'string'},{'name':'zip','type':'string'}"));
        assertThat(change.backward())
                .containsExactly("field 'a.zip' was added without a default: old data cannot be read");
    }

    @Test
    void namesTheBranchWhereThereAreSeveral() {
        String payload = "{'name':'p','type':[{'type':'record','name':'A','fields':[%s]},{'type':'record','name':'B',"
                + "'fields':[]}]}";
        Schemas change =
                Schemas.avroFields(String.format(payload, ""), String.format(payload, "{'name':'x','type':'int'}"));
        assertThat(change.backward())
                .containsExactly("field 'p(A).x' was added without a default: old data cannot be read");
    }

    @Test
    void symbolsNeedADefaultOnTheReadersSide() {
        String status = "{'name':'s','type':{'type':'enum','name':'S','symbols':[%s]%s}}";
        Schemas added =
                Schemas.avroFields(String.format(status, "'A','B'", ""), String.format(status, "'A','B','C'", ""));
        assertThat(added.backward()).isEmpty();
        assertThat(added.forward())
                .containsExactly("symbol C was added to 's', and the old enum has no default: readers with the old "
                        + "schema cannot read new data");
        Schemas removed = Schemas.avroFields(String.format(status, "'A','B'", ""), String.format(status, "'A'", ""));
        assertThat(removed.backward())
                .containsExactly("symbol B was removed from 's', and the enum has no default: old data cannot be read");
        Schemas safe = Schemas.avroFields(
                String.format(status, "'A','B'", ",'default':'A'"), String.format(status, "'A','C'", ",'default':'A'"));
        assertThat(safe.backward()).isEmpty();
        assertThat(safe.forward()).isEmpty();
        assertThat(safe.lines()).containsExactly("ADDED s symbol null -> C", "REMOVED s symbol B -> null");
    }

    @Test
    void fixedKeepsItsSize() {
        String hash = "{'name':'h','type':{'type':'fixed','name':'H','size':%d}}";
        Schemas change = Schemas.avroFields(String.format(hash, 16), String.format(hash, 20));
        assertThat(change.backward())
                .containsExactly("'h' changed its size from 16 to 20 bytes: old data cannot be read");
        assertThat(change.forward()).hasSize(1);
    }

    @Test
    void aliasMakesARenameReadable() {
        Schemas change =
                Schemas.avroFields("{'name':'id','type':'string'}", "{'name':'key','type':'string','aliases':['id']}");
        assertThat(change.backward()).isEmpty();
        assertThat(change.forward())
                .containsExactly("field 'id', which had no default, is now 'key': readers with the old schema cannot "
                        + "read new data");
        assertThat(change.lines()).containsExactly("RENAMED key field id -> key", "ADDED key aliases null -> id");
    }

    @Test
    void anotherRecordNameBreaksBothWithoutAlias() {
        Schemas change = Schemas.avro(Schemas.record(ID), Schemas.record(ID).replace("Order", "Purchase"));
        assertThat(change.backward())
                .containsExactly("record 'Order' is now 'Purchase', without an alias: old data cannot be read");
        assertThat(change.forward()).hasSize(1);
        Schemas aliased = Schemas.avro(
                Schemas.record(ID),
                Schemas.record(ID).replace("\"name\":\"Order\"", "\"name\":\"Purchase\",\"aliases\":[\"Order\"]"));
        assertThat(aliased.backward()).isEmpty();
    }

    @Test
    void tellsOfDocDefaultAndLogicalTypeThoughNoLevelChecksThem() {
        Schemas change = Schemas.avroFields(
                "{'name':'t','type':{'type':'long','logicalType':'timestamp-millis'},'default':0,'doc':'when'}",
                "{'name':'t','type':{'type':'long','logicalType':'timestamp-micros'},'default':1}");
        assertThat(change.backward()).isEmpty();
        assertThat(change.forward()).isEmpty();
        assertThat(change.lines())
                .containsExactly(
                        "CHANGED t logical type timestamp-millis -> timestamp-micros",
                        "CHANGED t default 0 -> 1",
                        "REMOVED t doc when -> null");
        assertThat(change.comparison().changes().get(0).remark()).contains("another meaning");
    }

    @Test
    void tellsOfScaleOfDecimals() {
        String amount = "{'name':'a','type':{'type':'bytes','logicalType':'decimal','precision':9,'scale':%d}}";
        assertThat(Schemas.avroFields(String.format(amount, 2), String.format(amount, 4))
                        .lines())
                .containsExactly("CHANGED a logical type decimal(9, 2) -> decimal(9, 4)");
    }

    @Test
    void followsArraysMapsAndRecursion() {
        String node = "{'name':'next','type':['null','Order'],'default':null},{'name':'many','type':{'type':'array',"
                + "'items':{'type':'map','values':'%s'}}}";
        Schemas change = Schemas.avroFields(String.format(node, "long"), String.format(node, "string"));
        assertThat(change.backward())
                .containsExactly("'many[]{}' changed from long to string: old data cannot be read");
    }

    @Test
    void topLevelTypesNeedNoRecord() {
        assertThat(Schemas.avro("\"int\"", "\"string\"").backward())
                .containsExactly("the schema changed from int to string: old data cannot be read");
    }

    @Test
    void anAliasThatFitsTwoFieldsIsABreakNotACrash() {
        Schemas change = Schemas.avroFields(
                "{'name':'a','type':'int'},{'name':'b','type':'int'}",
                "{'name':'a','type':'int','aliases':['b']},{'name':'b','type':'int'}");
        assertThat(change.backward()).hasSize(1);
    }

    @Test
    void importsAreParsedFirst() {
        CompleteSchema schema = Schemas.complete(
                "orders-value version 1",
                SchemaType.AVRO,
                Schemas.record("{'name':'m','type':'com.acme.Money'}"),
                Map.of("com.acme.Money", "{\"type\":\"enum\",\"name\":\"com.acme.Money\",\"symbols\":[\"A\"]}"));
        assertThat(SchemaComparison.between(schema, schema).changes()).isEmpty();
    }

    @Test
    void whatIsNoSchemaIsInvalidInput() {
        assertThatThrownBy(() -> Schemas.avro("\"int\"", "{\"type\":\"record\"}"))
                .isInstanceOfSatisfying(KafkactlException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID_INPUT);
                    assertThat(e.message()).startsWith("new is no valid Avro schema: ");
                });
        assertThatThrownBy(() -> Schemas.avro("\"int\"", "")).isInstanceOf(KafkactlException.class);
    }

    @Test
    void anotherLanguageBreaksBoth() {
        SchemaComparison comparison = SchemaComparison.between(
                Schemas.complete("a", SchemaType.AVRO, "\"int\"", Map.of()),
                Schemas.complete("b", SchemaType.JSON, "{}", Map.of()));
        assertThat(comparison.causes(CompatibilityLevel.FULL)).hasSize(2);
        assertThat(comparison.causes(CompatibilityLevel.NONE)).isEqualTo(List.of());
    }
}
