package io.kafkactl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.CommandModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;

/** Every command of the model either writes, and respects what a context forbids, or is known to read only. */
class WritingCommandsTest {
    /** Those that may write, and a call that would; FOLDER holds what they read. */
    private static final Map<String, List<String>> WRITING = new TreeMap<>(Map.ofEntries(
            Map.entry("topic create", List.of("topic create market.stock.price.v1 -p 1")),
            Map.entry("topic delete", List.of("topic delete a --yes", "topic delete --glob a* --yes")),
            Map.entry(
                    "topic alter", List.of("topic alter a --config retention.ms=1 --yes", "topic alter a -p 9 --yes")),
            Map.entry("topic trim", List.of("topic trim a --to end --yes")),
            Map.entry(
                    "topic apply",
                    List.of(
                            "topic apply -F FOLDER/topics.yaml --yes",
                            "topic apply -F FOLDER/topics.yaml --prune --yes")),
            Map.entry("produce", List.of("produce a")),
            Map.entry("consume", List.of("consume a -g g", "consume a --copy-to b")),
            Map.entry("group reset", List.of("group reset g -t a --to start --yes")),
            Map.entry("group restore", List.of("group restore FOLDER/offsets.json --yes")),
            Map.entry("group delete", List.of("group delete g --yes")),
            Map.entry("schema register", List.of("schema register s FOLDER/s.avsc --yes")),
            Map.entry("schema delete", List.of("schema delete s --yes", "schema delete s --permanent --yes")),
            Map.entry("schema compat set", List.of("schema compat set FULL s --yes")),
            Map.entry("schema compat unset", List.of("schema compat unset s --yes")),
            Map.entry("schema mode set", List.of("schema mode set READONLY s --yes")),
            Map.entry("schema mode unset", List.of("schema mode unset s --yes")),
            Map.entry("dlq redrive", List.of("dlq redrive d --yes", "dlq redrive d --yes --target-context other")),
            Map.entry("dlq discard", List.of("dlq discard d --reason r --yes")),
            Map.entry("dlq park", List.of("dlq park d --reason r --yes")),
            Map.entry("dlq purge", List.of("dlq purge d --yes", "dlq purge d --all --no-backup --yes")),
            Map.entry("dlq runs stop", List.of("dlq runs stop r")),
            Map.entry("acl create", List.of("acl create --allow User:u --operation READ -t a --yes")),
            Map.entry("acl delete", List.of("acl delete --principal User:u --yes")),
            Map.entry("user create", List.of("user create u --generate --yes")),
            Map.entry("user alter", List.of("user alter u --generate --yes")),
            Map.entry("user delete", List.of("user delete u --yes")),
            Map.entry("quota set", List.of("quota set --user u producer_byte_rate=1MiB --yes")),
            Map.entry("quota unset", List.of("quota unset --user u producer_byte_rate --yes"))));

    /** What changes neither a cluster nor a registry; the sandboxes' clusters are their own. */
    private static final Set<String> READING = Set.of(
            "topic list",
            "topic describe",
            "topic lint",
            "topic size",
            "topic presets",
            "topic explain",
            "topic plan",
            "topic drift",
            "topic export",
            "topic docs",
            "lag",
            "group list",
            "group describe",
            "schema list",
            "schema get",
            "schema versions",
            "schema check",
            "schema diff",
            "schema info",
            "schema compat get",
            "schema compat audit",
            "schema mode get",
            "dlq list",
            "dlq inspect",
            "dlq stats",
            "dlq export",
            "dlq runs",
            "dlq runs show",
            "acl list",
            "acl check",
            "user list",
            "quota get",
            "cluster describe",
            "cluster doctor",
            "context list",
            "context use",
            "context show",
            "context add",
            "context import",
            "context delete",
            "sandbox up",
            "sandbox down",
            "sandbox status",
            "sandbox demo",
            "shell",
            "completion",
            "help");

    /** What a protected context does not ask about: these destroy nothing that was there. */
    private static final Set<String> NOT_ASKED = Set.of("topic create", "produce", "consume", "dlq runs stop");

    @TempDir
    Path folder;

    @BeforeEach
    void writeWhatTheyRead() throws IOException {
        Files.writeString(folder.resolve("topics.yaml"), """
                apiVersion: kafkactl/v1
                kind: Topics
                topics:
                  - name: market.stock.price.v1
                """);
        Files.writeString(folder.resolve("s.avsc"), "\"string\"");
        Files.writeString(folder.resolve("offsets.json"), """
                {"apiVersion": "kafkactl/v1", "kind": "GroupOffsets", "clusterId": "c", "group": "g", "savedAt": "x",
                 "offsets": [{"topic": "a", "partition": 0, "offset": 1}]}
                """);
        Files.writeString(folder.resolve("contexts.yaml"), """
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  look: {bootstrapServers: 'l:1', schemaRegistry: 'http://l:2', readOnly: true}
                  other: {bootstrapServers: 'o:1'}
                """);
    }

    private static Stream<CommandSpec> commands() {
        return CommandModel.visible(CommandModel.root()).filter(command -> command.userObject() instanceof Callable);
    }

    private static String name(CommandSpec command) {
        return command.qualifiedName().replaceFirst("^kafkactl ", "");
    }

    @Test
    void everyCommandIsKnownToWriteOrToReadOnly() {
        Set<String> known = new TreeSet<>(READING);
        known.addAll(WRITING.keySet());

        Set<String> all = commands().map(WritingCommandsTest::name).collect(Collectors.toCollection(TreeSet::new));
        assertThat(all).isEqualTo(known);
        assertThat(READING).doesNotContainAnyElementsOf(WRITING.keySet());
    }

    static Stream<Arguments> calls() {
        return WRITING.values().stream().flatMap(List::stream).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void nothingIsWrittenInAReadOnlyContext(String call) {
        CliResult result = new CliRunner(Untouched::new)
                .env("KAFKACTL_CONFIG", folder.resolve("contexts.yaml").toString())
                .env("HOME", folder.toString())
                .stdin("k\tv\n")
                .run(("-c look " + call.replace("FOLDER", folder.toString())).split(" "));

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(8);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("error: context 'look' is read-only")
                .contains("hint: readOnly: true stands in the context");
    }

    @Test
    void whatDestroysTakesTheNameOfAProtectedContext() {
        Set<String> asking = commands()
                .filter(command -> command.findOption("--confirm") != null)
                .map(WritingCommandsTest::name)
                .filter(name -> !name.startsWith("context ") && !name.startsWith("sandbox "))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected = new TreeSet<>(WRITING.keySet());
        expected.removeAll(NOT_ASKED);

        assertThat(asking).isEqualTo(expected);
    }

    /** A connection of which only the settings may be looked at. */
    private record Untouched(ConnectionSettings settings) implements Connection {
        @Override
        public Cluster cluster() {
            throw new AssertionError("the cluster was asked");
        }

        @Override
        public Producer<byte[], byte[]> producer(Map<String, Object> overrides) {
            throw new AssertionError("a producer was made");
        }

        @Override
        public Consumer<byte[], byte[]> consumer(Map<String, Object> overrides) {
            throw new AssertionError("a consumer was made");
        }

        @Override
        public SchemaRegistry registry() {
            throw new AssertionError("the registry was asked");
        }

        @Override
        public void close() {}
    }
}
