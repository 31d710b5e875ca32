package io.kafkactl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.testkit.CommandModel;
import io.kafkactl.testkit.OutputSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The checked-in schemas of what commands write are those that the commands give, and only ever grow. */
class OutputSchemasTest {
    private static final Path FOLDER = Path.of("src/docs/schemas");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<CommandSpec> commandsWithJson() {
        return CommandModel.visible(CommandModel.root()).filter(command -> {
            OptionSpec output = command.findOption("-o");
            return output != null
                    && output.completionCandidates() != null
                    && StreamSupport.stream(output.completionCandidates().spliterator(), false)
                            .anyMatch("json"::equalsIgnoreCase);
        });
    }

    private static String schema(CommandSpec command) {
        return OutputSchemas.schemaOf(
                command.qualifiedName().replaceFirst("^kafkactl ", "").split(" "));
    }

    private static Path file(CommandSpec command) {
        return FOLDER.resolve(command.qualifiedName("-") + ".json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commandsWithJson")
    void nothingThatAProgramKnowsGoesOrChanges(CommandSpec command) throws IOException {
        assertThat(command.userObject()).isInstanceOf(JsonRows.class);
        String now = schema(command);
        if (Files.exists(file(command)) && !Boolean.getBoolean("schema.break")) {
            JsonNode before = JSON.readTree(file(command).toFile());
            assertThat(SchemaChanges.breaking(before, JSON.readTree(now)))
                    .as("a break of %s; it needs another apiVersion, and -Dschema.break=true", file(command))
                    .isEmpty();
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file(command), now);
        }
        assertThat(now)
                .as("%s; run this test with -Dgolden.update=true and commit", file(command))
                .isEqualTo(Files.readString(file(command)));
    }

    @Test
    void noSchemaIsLeftOfACommandThatIsGone() throws IOException {
        Set<Path> files =
                commandsWithJson().map(OutputSchemasTest::file).collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> found = Files.list(FOLDER)) {
            Set<Path> there = found.collect(Collectors.toCollection(TreeSet::new));
            assertThat(there).isEqualTo(files);
        }
    }

    /** Outputs that other tests compare with what commands write. */
    @ParameterizedTest
    @CsvSource({
        "context list, context/list.json",
        "context show, context/show.json",
        "schema compat audit, schema/audit.json",
        "schema check, schema/check.json",
        "schema diff, schema/diff.json",
        "schema info, schema/info.json",
        "schema list, schema/list.json",
        "topic create, topic/create-partial.json",
        "topic describe, topic/describe.json",
        "topic docs, topic/docs.json",
        "topic explain, topic/explain.json",
        "topic lint, topic/lint.json",
        "topic list, topic/list.json",
        "topic presets, topic/presets.json",
        "topic size, topic/size.json"
    })
    void whatCommandsWroteIsAsTheirSchemasSay(String command, String golden) throws IOException {
        OutputSchemas.assertMatches(
                Files.readString(FOLDER.resolve("kafkactl-" + command.replace(' ', '-') + ".json")),
                Files.readString(Path.of("src/test/resources/golden").resolve(golden)));
    }

    @Test
    void aDocumentOfAnotherShapeIsNoticed() throws IOException {
        String schema = Files.readString(FOLDER.resolve("kafkactl-context-list.json"));
        String document = Files.readString(Path.of("src/test/resources/golden/context/list.json"));
        for (var change : new TreeMap<>(java.util.Map.of(
                        "\"protected\" : false", "\"protected\" : \"no\"",
                        "\"source\"", "\"origin\"",
                        "\"ContextList\"", "\"TopicList\""))
                .entrySet()) {
            assertThat(document).contains(change.getKey());
            String changed = document.replace(change.getKey(), change.getValue());
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> OutputSchemas.assertMatches(schema, changed))
                    .isInstanceOf(AssertionError.class);
        }
    }
}
