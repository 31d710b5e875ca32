package io.kafkactl.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.ops.provision.manifest.SampleManifest;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** Applies that each make new topics, and give those of the first one more partitions and another setting. */
final class RepeatedApply {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OLD = 2;
    private static final int NEW = 3;
    private static final long HOUR = 3_600_000;

    private final String domain = TestTopics.unique("team").replace(".v1", "");
    private final Function<String[], ProcessBuilder> program;
    private final Supplier<TestCluster> reader;
    private final Path temp;
    private final int copies;

    /**
     * Of topics that no other has.
     *
     * @param reader a client that knows nothing of kafkactl, which is closed after each use
     */
    RepeatedApply(Function<String[], ProcessBuilder> program, Supplier<TestCluster> reader, Path temp, int copies) {
        this.program = program;
        this.reader = reader;
        this.temp = temp;
        this.copies = copies;
    }

    /** What all its topics begin with. */
    String domain() {
        return domain;
    }

    private String old(int number) {
        return domain + ".old-" + number + ".placed.v1";
    }

    private String made(int round, int number) {
        return domain + ".new-" + round + "-" + number + ".placed.v1";
    }

    private String manifest(int round) {
        return temp.resolve("round-" + round + ".yaml").toString();
    }

    /** Those that are old get more and more. */
    private static int partitions(String name, int round) {
        return name.contains(".old-") ? round + 1 : 2;
    }

    Ended run(int round) throws Exception {
        List<String> topics = IntStream.range(0, OLD + NEW)
                .mapToObj(i -> i < OLD ? old(i) : made(round, i))
                .map(name -> "  - {name: " + name + ", partitions: " + partitions(name, round) + ", replicationFactor: "
                        + copies + ", config: {min.insync.replicas: 1, segment.ms: " + round + "h}}")
                .toList();
        Files.writeString(Path.of(manifest(round)), SampleManifest.topics(topics.toArray(String[]::new)));
        String[] command = {
            "topic", "apply", "-F", manifest(round), "--lock", "--yes", "--allow-partition-increase", "-o", "json"
        };
        return Ended.of(program.apply(command), temp);
    }

    void assertNothingDiffers(int round) throws Exception {
        String[] command = {"topic", "plan", "--detailed-exitcode", "-F", manifest(round)};
        Ended plan = Ended.of(program.apply(command), temp);
        assertThat(plan.exitCode()).as("nothing differs any more: " + plan).isZero();
    }

    void assertSaysWhatIsSo(Ended apply, int round) throws Exception {
        assertThat(apply.exitCode()).as(apply.toString()).isIn(0, 1, 4, 5);
        assertThat(apply.err()).as(apply.toString()).doesNotContain("\tat ", "bug in kafkactl");
        Set<String> done = done(apply);
        if (apply.exitCode() == 0) {
            assertThat(done).as(apply.toString()).hasSize(OLD + NEW);
        }
        try (TestCluster cluster = reader.get()) {
            // A broker that was away knows of what was done meanwhile only when it has caught up.
            Scene.eventually(() -> {
                Set<String> there = topics(cluster, round);
                Set<String> made = there.stream()
                        .filter(name -> name.contains(".new-" + round + "-"))
                        .collect(Collectors.toSet());
                assertThat(there).as("is there, " + apply).containsAll(done);
                assertAsDeclared(cluster, done, round, apply);
                // A topic that somebody asked for is there whole or not at all, also when the answer was lost.
                assertAsDeclared(cluster, made, round, apply);
                if (apply.exitCode() > 1) {
                    assertThat(made).as(apply.toString()).isEmpty();
                }
            });
        }
    }

    /** What it says it has done. */
    private static Set<String> done(Ended apply) throws Exception {
        Set<String> done = new HashSet<>();
        Set<String> notDone = new HashSet<>();
        for (JsonNode row :
                JSON.readTree(apply.out().isBlank() ? "{}" : apply.out()).path("items")) {
            boolean well =
                    Set.of("applied", "unchanged").contains(row.path("status").asText());
            (well ? done : notDone).add(row.path("topic").asText());
        }
        done.removeAll(notDone);
        return done;
    }

    /** Those of this round, and those that are old. */
    private Set<String> topics(TestCluster cluster, int round) {
        return TestCluster.get(cluster.admin().listTopics().names()).stream()
                .filter(name -> name.startsWith(domain + ".old-") || name.startsWith(domain + ".new-" + round + "-"))
                .collect(Collectors.toSet());
    }

    private static void assertAsDeclared(TestCluster cluster, Set<String> names, int round, Ended apply) {
        Map<String, TopicDescription> topics =
                TestCluster.get(cluster.admin().describeTopics(names).allTopicNames());
        Map<ConfigResource, Config> configs = TestCluster.get(cluster.admin()
                .describeConfigs(names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all());
        topics.forEach((name, topic) ->
                assertThat(topic.partitions()).as(name + ", " + apply).hasSize(partitions(name, round)));
        configs.forEach((topic, config) -> assertThat(
                        Objects.requireNonNull(config.get("segment.ms")).value())
                .as(topic.name() + ", " + apply)
                .isEqualTo(String.valueOf(round * HOUR)));
    }
}
