package io.kafkactl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A field that goes or changes its type is a break; one that comes is not. */
class SchemaChangesTest {
    private static final String OLD = object("'name': {'type': ['string', 'null']}, 'count': {'type': 'integer'}");

    private static String object(String properties) {
        return "{'type': 'object', 'properties': {" + properties + "}, 'required': ['name', 'count']}";
    }

    private static List<String> breaking(String before, String after) throws IOException {
        ObjectMapper json = new ObjectMapper();
        return SchemaChanges.breaking(
                json.readTree(before.replace('\'', '"')), json.readTree(after.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "'name': {'type': ['string', 'null']}, 'count': {'type': 'integer'}, 'more': {'type': 'string'} |",
                "'name': {'type': 'string'}, 'count': {'type': 'integer'}          |",
                "'name': {'type': ['string', 'null']}                              | /count: is gone",
                "'name': {'type': ['string', 'null']}, 'count': {'type': 'string'} | /count: was \"integer\" and is \"string\"",
                "'name': {'type': ['string', 'null']}, 'count': {'type': ['integer', 'null']} | /count: was",
                "'name': {'type': ['string', 'null']}, 'count': {}                 | /count: was"
            })
    void tellsABreakFromAnAddition(String properties, String complaint) throws IOException {
        List<String> found = breaking(OLD, object(properties));
        if (complaint == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).singleElement().asString().startsWith(complaint);
        }
    }

    @Test
    void looksIntoListsAndMapsAndBehindAlternatives() throws IOException {
        String list = "{'type': 'array', 'items': " + OLD + "}";
        String map = "{'type': 'object', 'additionalProperties': " + OLD + "}";
        String without = object("'name': {'type': ['string', 'null']}");

        assertThat(breaking(list, list.replace(OLD, without))).containsExactly("/items/count: is gone");
        assertThat(breaking(map, map.replace(OLD, without))).containsExactly("/additionalProperties/count: is gone");
        assertThat(breaking("{'anyOf': [" + OLD + "]}", "{'anyOf': [" + map + ", " + OLD + "]}"))
                .isEmpty();
        assertThat(breaking("{'anyOf': [" + OLD + "]}", "{'anyOf': [" + without + "]}"))
                .containsExactly("/anyOf/0: has no like");
        assertThat(breaking("{'const': 'kafkactl/v1'}", "{'const': 'kafkactl/v2'}"))
                .hasSize(1);
    }

    @Test
    void aFieldThatIsNotAlwaysThereAnyMoreIsABreak() throws IOException {
        assertThat(breaking(OLD, OLD.replace("'required': ['name', 'count']", "'required': ['name']")))
                .containsExactly("/count: is no longer always there");
    }

    @Test
    void aTimeThatIsWrittenInAnotherWayIsABreak() throws IOException {
        String time = object("'at': {'type': 'string', 'format': 'date-time'}");

        assertThat(breaking(time, time)).isEmpty();
        assertThat(breaking(time, time.replace("date-time", "date"))).containsExactly("/at: no longer a date-time");
        assertThat(breaking(time, object("'at': {'type': 'string'}"))).containsExactly("/at: no longer a date-time");
    }
}
