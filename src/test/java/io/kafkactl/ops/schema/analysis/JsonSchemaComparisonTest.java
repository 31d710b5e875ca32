package io.kafkactl.ops.schema.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.client.registry.SchemaType;
import io.kafkactl.error.KafkactlException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaComparisonTest {
    private static final String OPEN = "{'type':'object','properties':{%s}}";
    private static final String CLOSED = "{'type':'object','properties':{%s},'additionalProperties':false}";

    private static Schemas objects(String model, String before, String after) {
        return Schemas.json(String.format(model, before), String.format(model, after));
    }

    @Test
    void sameSchemasDoNotDiffer() {
        assertThat(Schemas.json("{'type':'string'}", "{ 'type' : 'string' }").lines())
                .isEmpty();
    }

    @Test
    void propertyAddedToAnOpenSchemaMayMeetOtherData() {
        Schemas change = objects(OPEN, "", "'a':{'type':'string'}");
        assertThat(change.backward())
                .containsExactly("property '$.a' was added to a schema that allowed anything there, or something "
                        + "else: old data may not be valid");
        assertThat(change.forward()).isEmpty();
        assertThat(change.lines()).containsExactly("ADDED $.a property null -> string");
    }

    @Test
    void propertyAddedToAClosedSchemaBreaksOldReaders() {
        Schemas change = objects(CLOSED, "", "'a':{'type':'string'}");
        assertThat(change.backward()).isEmpty();
        assertThat(change.forward())
                .containsExactly("property '$.a' was added to a schema that allowed no others, or others only: "
                        + "readers with the old schema may refuse new data");
    }

    @Test
    void propertyRemovedFromAClosedSchemaBreaksOldData() {
        Schemas change = objects(CLOSED, "'a':{'type':'string'}", "");
        assertThat(change.backward())
                .containsExactly("property '$.a' was removed from a schema that allows no others, or others only: "
                        + "old data may not be valid");
        assertThat(objects(OPEN, "'a':{'type':'string'}", "").backward()).isEmpty();
        assertThat(objects(OPEN, "'a':{'type':'string'}", "").forward()).hasSize(1);
    }

    @Test
    void partlyOpenSchemaCoversWhatFitsIt() {
        String partly = "{'properties':{%s},'additionalProperties':{'type':'string'}}";
        assertThat(objects(partly, "", "'a':{'type':'string'}").backward()).isEmpty();
        assertThat(objects(partly, "", "'a':{'type':'integer'}").backward()).hasSize(1);
        assertThat(objects(partly, "'a':{'type':'integer'}", "").backward()).hasSize(1);
        String pattern =
                "{'properties':{%s},'patternProperties':{'^x_':{'type':'string'}},'additionalProperties':false}";
        assertThat(objects(pattern, "", "'x_a':{'type':'string'}").forward()).isEmpty();
        assertThat(objects(pattern, "", "'a':{'type':'string'}").forward()).hasSize(1);
    }

    @Test
    void requiredMayGoButNotCome() {
        String schema = "{'properties':{'a':{'type':'string'%s}},'required':[%s]}";
        Schemas change = Schemas.json(String.format(schema, "", ""), String.format(schema, "", "'a'"));
        assertThat(change.backward()).containsExactly("'$.a' is now required: old data may not be valid");
        assertThat(change.forward()).isEmpty();
        Schemas back = Schemas.json(String.format(schema, "", "'a'"), String.format(schema, "", ""));
        assertThat(back.backward()).isEmpty();
        assertThat(back.forward())
                .containsExactly("'$.a' is no longer required: readers with the old schema may refuse new data");
        String filled = ",'default':''";
        assertThat(Schemas.json(String.format(schema, filled, ""), String.format(schema, filled, "'a'"))
                        .backward())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type':'integer'; 'type':'number'",
                "'type':'string'; 'type':['string','null']",
                "'type':'string'; 'title':'any'",
                "'enum':['A']; 'enum':['A','B']",
                "'const':'A'; 'enum':['A','B']",
                "'enum':['A']; 'type':['string']",
                "'maximum':5; 'maximum':6",
                "'maximum':5; 'minProperties':0",
                "'exclusiveMaximum':5; 'exclusiveMaximum':5.5",
                "'minimum':5; 'minimum':4",
                "'maxLength':5; 'maxLength':10",
                "'minLength':5; 'minLength':1",
                "'maxItems':5; 'maxItems':10",
                "'minItems':5; 'minItems':1",
                "'maxProperties':5; 'maxProperties':10",
                "'minProperties':5; 'minProperties':1",
                "'multipleOf':10; 'multipleOf':5",
                "'multipleOf':10; 'title':'any'",
                "'pattern':'a'; 'title':'any'",
                "'uniqueItems':true; 'uniqueItems':false",
                "'items':{'type':'integer'}; 'items':{'type':'number'}",
                "'items':{'type':'integer'}; 'title':'any'",
                "'prefixItems':[{'type':'integer'}]; 'prefixItems':[{'type':'number'}]",
                "'items':[{'type':'integer'}]; 'items':[{'type':'number'}]",
                "'items':[{'type':'integer'}],'additionalItems':false; 'items':[{'type':'integer'}]",
                "'additionalProperties':false; 'additionalProperties':true",
                "'additionalProperties':false; 'additionalProperties':{'type':'string'}",
                "'additionalProperties':{'type':'integer'}; 'additionalProperties':{'type':'number'}",
                "'patternProperties':{'a':{'type':'integer'}}; 'patternProperties':{'a':{'type':'number'}}",
                "'anyOf':[{'type':'string'}]; 'anyOf':[{'type':'string'},{'type':'null'}]",
                "'oneOf':[{'type':'string'}]; 'oneOf':[{'type':'string'},{'type':'null'}]",
                "'allOf':[{'minimum':1},{'maximum':9}]; 'allOf':[{'minimum':1}]",
                "'type':'string'; 'oneOf':[{'type':'string'},{'type':'null'}]",
                "'anyOf':[{'type':'integer'}]; 'anyOf':[{'type':'number'}]",
                "'not':{'type':'string'}; 'title':'any'",
                "'if':{'type':'string'},'then':{'minLength':1}; 'if':{'type':'string'}"
            })
    void looseningReadsOldDataAndTighteningDoesNot(String pair) {
        String tight = pair.split(";", 2)[0];
        String loose = pair.split(";", 2)[1];
        Schemas loosened = Schemas.json("{" + tight + "}", "{" + loose + "}");
        assertThat(loosened.backward()).isEmpty();
        assertThat(loosened.forward()).isNotEmpty();
        Schemas tightened = Schemas.json("{" + loose + "}", "{" + tight + "}");
        assertThat(tightened.backward()).isNotEmpty();
        assertThat(tightened.forward()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type':'string'; 'type':'integer'",
                "'pattern':'a'; 'pattern':'b'",
                "'enum':['A']; 'enum':['B']",
                "'multipleOf':3; 'multipleOf':5",
                "'not':{'type':'string'}; 'not':{'type':'null'}",
                "'dependentRequired':{'a':['b']}; 'dependentRequired':{'a':['c']}",
                "'oneOf':[{'type':'string'}]; 'oneOf':[{'type':'integer'}]"
            })
    void anotherRuleBreaksBoth(String pair) {
        String[] sides = pair.split(";", 2);
        Schemas change = Schemas.json("{" + sides[0] + "}", "{" + sides[1] + "}");
        assertThat(change.backward()).isNotEmpty();
        assertThat(change.forward()).isNotEmpty();
    }

    @Test
    void saysWhatItDoesNotJudge() {
        Schemas change = Schemas.json("{'not':{'type':'string'}}", "{'not':{'type':'null'}}");
        assertThat(change.backward())
                .containsExactly("not of '$' changed and is not judged here: old data may not be valid");
        assertThat(change.comparison().changes().get(0).remark()).isEqualTo("not judged");
    }

    @Test
    void wordsAboutASchemaBreakNobody() {
        Schemas change = Schemas.json(
                "{'type':'string','title':'a','format':'date'}", "{'type':'string','title':'b','format':'time'}");
        assertThat(change.backward()).isEmpty();
        assertThat(change.forward()).isEmpty();
        assertThat(change.lines()).containsExactly("CHANGED $ title a -> b", "CHANGED $ format date -> time");
    }

    @Test
    void followsReferencesInsideTheSchema() {
        String schema = "{'properties':{'a':{'$ref':'#/$defs/n'}},'$defs':{'n':{'type':'%s'}}}";
        assertThat(Schemas.json(String.format(schema, "integer"), String.format(schema, "string"))
                        .backward())
                .containsExactly("type of '$.a' changed from integer to string: old data may not be valid");
        assertThat(Schemas.json(
                                "{'properties':{'a':{'type':'integer'}}}",
                                "{'properties':{'a':{'$ref':'#/definitions/n'}},'definitions':{'n':{'type':'integer'}}}")
                        .backward())
                .isEmpty();
    }

    @Test
    void followsReferencesToOtherSchemasByNameAndById() {
        for (String id : new String[] {"", "'$id':'https://acme.com/order.json',"}) {
            String order = ("{" + id + "'properties':{'a':{'$ref':'money.json#/$defs/m'}}}").replace('\'', '"');
            String name = id.isEmpty() ? "money.json" : "https://acme.com/money.json";
            String money = "{\"$defs\":{\"m\":{\"type\":\"%s\"}}}";
            SchemaComparison comparison = SchemaComparison.between(
                    Schemas.complete("old", SchemaType.JSON, order, Map.of(name, String.format(money, "integer"))),
                    Schemas.complete("new", SchemaType.JSON, order, Map.of(name, String.format(money, "string"))));
            assertThat(comparison.causes(CompatibilityLevel.BACKWARD)).hasSize(1);
        }
    }

    @Test
    void recursiveSchemaEnds() {
        String tree = "{'type':'object','properties':{'value':{'type':'%s'},'next':{'$ref':'#'}}}";
        assertThat(Schemas.json(String.format(tree, "integer"), String.format(tree, "string"))
                        .backward())
                .containsExactly("type of '$.value' changed from integer to string: old data may not be valid");
    }

    @Test
    void everyPlaceOfAChangedDefinitionIsTold() {
        String schema =
                "{'properties':{'a':{'$ref':'#/$defs/n'},'b':{'$ref':'#/$defs/n'}},'$defs':{'n':{'type':'%s'}}}";
        assertThat(Schemas.json(String.format(schema, "integer"), String.format(schema, "string"))
                        .backward())
                .hasSize(2);
    }

    @Test
    void unknownReferenceIsNotJudged() {
        String schema = "{'properties':{'a':{'$ref':'%s.json'}}}";
        assertThat(Schemas.json(String.format(schema, "x"), String.format(schema, "y"))
                        .backward())
                .containsExactly("$ref of '$.a' changed and is not judged here: old data may not be valid");
        assertThat(Schemas.json(String.format(schema, "x"), String.format(schema, "x"))
                        .backward())
                .isEmpty();
    }

    @Test
    void referencesInACircleEnd() {
        String schema = "{'$ref':'#/$defs/a','$defs':{'a':{'$ref':'#/$defs/b'},'b':{'$ref':'#/$defs/a'}},'title':'%s'}";
        assertThat(Schemas.json(String.format(schema, "x"), String.format(schema, "y"))
                        .backward())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{'a':1,'a':2}", "{} x", "3"})
    void whatIsNoSchemaIsInvalidInput(String text) {
        assertThatThrownBy(() -> Schemas.json("{}", text))
                .isInstanceOf(KafkactlException.class)
                .hasMessageStartingWith("new is no valid JSON schema: ");
    }
}
