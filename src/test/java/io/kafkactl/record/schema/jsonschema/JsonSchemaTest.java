package io.kafkactl.record.schema.jsonschema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.record.SchemaMismatch;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {
    private static final String PERSON = "{\"type\":\"object\",\"properties\":{\"age\":{\"type\":\"integer\"}}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://json-schema.org/draft-04/schema#",
                "http://json-schema.org/draft-06/schema#",
                "http://json-schema.org/draft-07/schema#",
                "https://json-schema.org/draft/2019-09/schema",
                "https://json-schema.org/draft/2020-12/schema"
            })
    void checksEveryDraftWithReferences(String draft) throws SchemaMismatch {
        String text = "{\"$schema\":\"" + draft + "\",\"title\":\"Order\",\"type\":\"object\",\"required\":[\"id\"],"
                + "\"properties\":{\"id\":{\"type\":\"integer\"},\"by\":{\"$ref\":\"person.json\"}}}";
        JsonSchema schema = new JsonSchema(text, Map.of("person.json", PERSON));

        assertThat(schema.title()).isEqualTo("Order");
        assertThatCode(() -> validate(schema, "{\"id\":1,\"by\":{\"age\":3}}")).doesNotThrowAnyException();
        assertThatThrownBy(() -> validate(schema, "{\"id\":1,\"by\":{\"age\":\"x\"}}"))
                .hasMessage("/by/age: string found, integer expected");
        assertThatThrownBy(() -> validate(schema, "{}")).hasMessage("required property 'id' not found");
    }

    @Test
    void takesASchemaWithoutDraftForTheSeventh() throws SchemaMismatch {
        JsonSchema schema = new JsonSchema("{\"exclusiveMinimum\":3}", Map.of());
        assertThatThrownBy(() -> validate(schema, "3")).hasMessageContaining("3");
        assertThatCode(() -> validate(schema, "4")).doesNotThrowAnyException();
    }

    @Test
    void findsAReferenceBesideASchemaThatHasAnAddress() throws SchemaMismatch {
        JsonSchema schema = new JsonSchema(
                "{\"$id\":\"http://example.com/shop/order.json\",\"$ref\":\"person.json\"}",
                Map.of("person.json", PERSON));
        assertThatThrownBy(() -> validate(schema, "{\"age\":1.5}")).hasMessageContaining("/age");
    }

    @Test
    void fetchesNothingThatIsNoReference() {
        assertThatThrownBy(() -> {
                    JsonSchema schema = new JsonSchema("{\"$ref\":\"http://127.0.0.1:1/x.json\"}", Map.of());
                    validate(schema, "{}");
                })
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining("http://127.0.0.1:1/x.json");
    }

    @Test
    void refusesWhatIsNoSchema() {
        assertThatThrownBy(() -> new JsonSchema("{", Map.of())).hasMessageStartingWith("not JSON: ");
    }

    private static void validate(JsonSchema schema, String json) throws SchemaMismatch {
        schema.validate(json.getBytes(UTF_8));
    }
}
