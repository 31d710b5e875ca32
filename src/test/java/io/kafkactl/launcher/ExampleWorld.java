package io.kafkactl.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.kafkactl.client.registry.Deleted;
import io.kafkactl.client.registry.Registries;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.testkit.AuthorizingKafka;
import io.kafkactl.testkit.PluginJar;
import io.kafkactl.testkit.SandboxFixture;
import io.kafkactl.testkit.Shell;
import io.kafkactl.testkit.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;

/** Three brokers, a registry, a broker with permissions, and all that the examples of the manual name, put back before each. */
final class ExampleWorld {
    private static final Path RESOURCES = Path.of("src/test/resources/examples");
    private static final Path PROGRAMS = Path.of("target/kafkactl/bin").toAbsolutePath();

    private static final String NOT_PREPARED = "97";
    private static final String NOT_CLEANED = "98";

    private final Path folder;
    private final JsonNode description = new ObjectMapper(new YAMLFactory())
            .readTree(RESOURCES.resolve("world.yaml").toFile());
    private final SandboxFixture kafka = SandboxFixture.start(3);
    private final AuthorizingKafka guarded;
    private final SchemaRegistry registry;
    private final RecipeRunner shell;

    /** Returns when all of them answer. */
    ExampleWorld(Path folder) throws IOException {
        this.folder = folder;
        String url = kafka.registryUrl();
        this.registry = Registries.open(
                ConnectionSettings.to(kafka.bootstrapServers()).withSchemaRegistry(List.of(url)), new Cancellation());
        this.guarded = new AuthorizingKafka(Files.createDirectories(folder.resolve("guarded")));
        copyFiles(url);
        Path tools = Files.createDirectories(folder.resolve("bin"));
        FakeHome.executable(tools.resolve("pass"), "#!/bin/sh\necho correct-horse-battery-staple\n");
        if (!Shell.has("jq")) {
            FakeHome.executable(tools.resolve("jq"), "#!/bin/sh\nexec cat\n");
        }
        this.shell = new RecipeRunner(
                folder,
                // The newest Java that is installed, for which there is a start-up cache; else that of the build.
                tools + ":" + PROGRAMS + ":/usr/bin:/bin:" + System.getProperty("java.home") + "/bin",
                Map.of(
                        "HOME", Files.createDirectories(folder.resolve("home")).toString(),
                        "BROKERS", kafka.bootstrapServers(),
                        "REGISTRY", url),
                Map.of());
    }

    private void copyFiles(String url) throws IOException {
        Path from = RESOURCES.resolve("files");
        List<Path> files;
        try (Stream<Path> found = Files.walk(from)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = folder.resolve("files").resolve(from.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.writeString(
                    copy,
                    Files.readString(file)
                            .replace("localhost:9092", kafka.bootstrapServers())
                            .replace("http://localhost:8081", url)
                            .replace("localhost:9094", guarded.address()));
        }
        for (String name : List.of("OrderSerializer", "OrderDeserializer")) {
            PluginJar.of(
                    folder.resolve("files/serdes.jar"),
                    "com.example." + name,
                    Files.readString(RESOURCES.resolve(name + ".txt")));
        }
    }

    /** How it ended, in the world as it is described. */
    Shell.Outcome run(Example example) throws Exception {
        script("first.sh", missing() + example.first());
        script("line.sh", words(example.line()));
        script("last.sh", example.last());
        script("meanwhile.sh", example.meanwhile());
        Files.writeString(
                folder.resolve("answers"),
                example.answers().replace("localhost:9092", kafka.bootstrapServers()) + "\n");
        return shell.run("""
                rm -rf work && cp -r files work && cp -r work/home/. home && cd work
                export KAFKACTL_CONTEXT=dev
                step() { [ ! -s "../$1.sh" ] || bash -eo pipefail "../$1.sh" > ../log 2>&1 || { cat ../log >&2; exit "$2"; }; }
                step first %s
                code=0
                KAFKACTL_CONTEXT=%s
                %s
                [ $code = %d ] || cat ../log >&2
                KAFKACTL_CONTEXT=dev
                step last %s
                exit $code
                """.formatted(
                        NOT_PREPARED,
                        example.line().contains("kafkactl acl ") ? "guarded" : "dev",
                        call(example),
                        example.exit(),
                        NOT_CLEANED));
    }

    /** Empty when there is nothing to do. */
    private void script(String name, String commands) throws IOException {
        String functions = description.path("functions").asText();
        Files.writeString(folder.resolve(name), commands.isEmpty() ? "" : functions + commands + "\n");
    }

    private static String call(Example example) {
        if (!example.meanwhile().isEmpty()) {
            // Its shell outlives the signal, to tell how it ended; an interrupt would be ignored where that of the
            // build is.
            return """
                    set -m
                    bash -o pipefail -c 'trap : TERM; . ../line.sh' > ../said & pid=$!
                    until [ -s ../said ] || ! kill -0 $pid; do
                        bash -e ../meanwhile.sh > ../log 2>&1 || :
                        sleep 0.2
                    done
                    kill -TERM -- -$pid || :
                    wait $pid || code=$?
                    set +m
                    cat ../said
                    """;
        }
        String call = "bash -o pipefail ../line.sh";
        return example.answers().isEmpty()
                ? call + " || code=$?"
                : "script -qec '" + call + "' /dev/null < ../answers || code=$?";
    }

    private String words(String line) {
        String text = line;
        for (Map.Entry<String, JsonNode> word : description.path("words").properties()) {
            text = text.replace(word.getKey(), word.getValue().asText());
        }
        return text;
    }

    /** The commands that make what examples before took away. */
    private String missing() {
        Admin admin = kafka.cluster().admin();
        Map<String, ListConsumerGroupOffsetsSpec> groups = description.path("groups").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, group -> new ListConsumerGroupOffsetsSpec()));
        Set<String> reading = TestCluster.get(
                        admin.listConsumerGroupOffsets(groups).all())
                .entrySet()
                .stream()
                .filter(group -> !group.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return missing("topics", TestCluster.get(admin.listTopics().names()))
                + missing("groups", reading)
                + missing("subjects", registry.subjects(null, Deleted.EXCLUDED));
    }

    private String missing(String kind, Collection<String> there) {
        Set<String> known = new HashSet<>(there);
        return description.path(kind).properties().stream()
                .filter(thing -> !known.contains(thing.getKey()))
                .map(thing -> "NAME=" + thing.getKey() + "\n" + thing.getValue().asText() + "\n")
                .collect(Collectors.joining());
    }

    /** Ends what it began, and the sandboxes of the examples. */
    void close() throws Exception {
        shell.run(description.path("functions").asText() + "ended");
        registry.close();
        guarded.close();
        kafka.close();
    }
}
