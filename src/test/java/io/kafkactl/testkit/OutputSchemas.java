package io.kafkactl.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.kafkactl.cli.Kafkactl;
import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.Terminals;
import io.kafkactl.error.Cancellation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds what commands write against the schema that they give of it; no field may be there that it does not name. */
public final class OutputSchemas {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

    private OutputSchemas() {}

    /** Checks a document of {@code -o json}; any other output is not looked at. */
    static void check(byte[] out, String... args) {
        int option =
                Math.max(Arrays.asList(args).indexOf("-o"), Arrays.asList(args).indexOf("--output"));
        boolean json = option >= 0 && option + 1 < args.length && args[option + 1].equals("json");
        if (json && out.length > 0) {
            assertMatches(schemaOf(args), new String(out, UTF_8));
        }
    }

    /** Fails with what is not as the schema says. */
    public static void assertMatches(String schema, String document) {
        Schema compiled = COMPILED.computeIfAbsent(
                schema, text -> REGISTRY.getSchema(closed(read(text)).toString()));
        List<Error> errors = compiled.validate(read(document));
        assertThat(errors).as("%s against %s", document, schema).isEmpty();
    }

    /** What {@code --output-schema} prints behind a command line. */
    public static String schemaOf(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] asked = Arrays.copyOf(args, args.length + 1);
        asked[args.length] = "--output-schema";
        int exitCode = Kafkactl.run(
                new CliContext(
                        InputStream.nullInputStream(),
                        out,
                        new PrintWriter(Writer.nullWriter()),
                        Terminals.NONE,
                        Map.of(),
                        Clock.systemUTC(),
                        new Cancellation(),
                        settings -> {
                            throw new AssertionError("a schema needs no cluster");
                        }),
                asked);
        assertThat(exitCode).as("exit code of %s", Arrays.toString(asked)).isZero();
        return out.toString(UTF_8);
    }

    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    private static JsonNode closed(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(OutputSchemas::closed);
        return schema;
    }
}
