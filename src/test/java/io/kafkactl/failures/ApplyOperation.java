package io.kafkactl.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.ops.provision.manifest.SampleManifest;
import io.kafkactl.testkit.FaultyKafka;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/**
 * What an apply says it has done is done, what it has not done it says, and a later one finishes it. Each of several
 * applies makes new topics, and gives those of the first one more partitions and another setting.
 */
final class ApplyOperation implements Operation {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OLD = 2;
    private static final int NEW = 3;
    private static final int MOST = 15;
    /** So many that one broker may be away. */
    private static final String COPIES = ", replicationFactor: 2, config: {min.insync.replicas: 1";

    private static final long HOUR = 3_600_000;

    @Override
    public String under(Fault fault, FaultyKafka kafka, Path temp) throws Exception {
        String domain = TestTopics.unique("team").replace(".v1", "");
        Scene scene = new Scene(
                kafka,
                fault,
                temp,
                () -> kafka.leader("__transaction_state", 0),
                () -> kafka.transactionCoordinator("kafkactl-apply"));
        Ended first = apply(scene, temp, domain, 1);
        assertThat(first.exitCode()).as(first.toString()).isZero();

        CompletableFuture<Void> blow = scene.strike();
        StringBuilder said = new StringBuilder();
        int round = 1;
        while (round < 3 || (!blow.isDone() && round < MOST)) {
            Ended apply = apply(scene, temp, domain, ++round);
            said.append("exit ").append(apply.exitCode()).append(' ').append(apply.err());
            assertSaysWhatIsSo(apply, kafka, domain, round);
        }
        blow.join();

        Ended last = apply(scene, temp, domain, round);
        assertThat(last.exitCode()).as(last.toString()).isZero();
        assertSaysWhatIsSo(last, kafka, domain, round);
        Ended plan = Ended.of(scene.program("topic", "plan", "--detailed-exitcode", "-F", manifest(temp, round)), temp);
        assertThat(plan.exitCode()).as("nothing differs any more: " + plan).isZero();
        kafka.forgetTopics(domain);
        return said.toString();
    }

    private static String old(String domain, int number) {
        return domain + ".old-" + number + ".placed.v1";
    }

    private static String made(String domain, int round, int number) {
        return domain + ".new-" + round + "-" + number + ".placed.v1";
    }

    private static String manifest(Path temp, int round) {
        return temp.resolve("round-" + round + ".yaml").toString();
    }

    /** Those that are old get more and more. */
    private static int partitions(String name, int round) {
        return name.contains(".old-") ? round + 1 : 2;
    }

    private static Ended apply(Scene scene, Path temp, String domain, int round) throws Exception {
        List<String> topics = IntStream.range(0, OLD + NEW)
                .mapToObj(i -> i < OLD ? old(domain, i) : made(domain, round, i))
                .map(name -> "  - {name: " + name + ", partitions: " + partitions(name, round) + COPIES
                        + ", segment.ms: " + round + "h}}")
                .toList();
        Files.writeString(Path.of(manifest(temp, round)), SampleManifest.topics(topics.toArray(String[]::new)));
        String[] command = {
            "topic", "apply", "-F", manifest(temp, round), "--lock", "--yes", "--allow-partition-increase", "-o", "json"
        };
        return Ended.of(scene.program(command), temp);
    }

    private static void assertSaysWhatIsSo(Ended apply, FaultyKafka kafka, String domain, int round) throws Exception {
        assertThat(apply.exitCode()).as(apply.toString()).isIn(0, 1, 4, 5);
        assertThat(apply.err()).as(apply.toString()).doesNotContain("\tat ", "bug in kafkactl");
        Set<String> done = new HashSet<>();
        Set<String> notDone = new HashSet<>();
        for (JsonNode row :
                JSON.readTree(apply.out().isBlank() ? "{}" : apply.out()).path("items")) {
            boolean well =
                    Set.of("applied", "unchanged").contains(row.path("status").asText());
            (well ? done : notDone).add(row.path("topic").asText());
        }
        done.removeAll(notDone);
        if (apply.exitCode() == 0) {
            assertThat(done).as(apply.toString()).hasSize(OLD + NEW);
        }
        try (TestCluster reader = kafka.reader()) {
            // A broker that was away knows of what was done meanwhile only when it has caught up.
            Scene.eventually(() -> {
                Set<String> there = topics(reader, domain, round);
                Set<String> made = there.stream()
                        .filter(name -> name.contains(".new-" + round + "-"))
                        .collect(Collectors.toSet());
                assertThat(there).as("is there, " + apply).containsAll(done);
                assertAsDeclared(reader, done, round, apply);
                // A topic that somebody asked for is there whole or not at all, also when the answer was lost.
                assertAsDeclared(reader, made, round, apply);
                if (apply.exitCode() > 1) {
                    assertThat(made).as(apply.toString()).isEmpty();
                }
            });
        }
    }

    /** Those of this round, and those that are old. */
    private static Set<String> topics(TestCluster reader, String domain, int round) {
        return TestCluster.get(reader.admin().listTopics().names()).stream()
                .filter(name -> name.startsWith(domain + ".old-") || name.startsWith(domain + ".new-" + round + "-"))
                .collect(Collectors.toSet());
    }

    private static void assertAsDeclared(TestCluster reader, Set<String> names, int round, Ended apply) {
        Map<String, TopicDescription> topics =
                TestCluster.get(reader.admin().describeTopics(names).allTopicNames());
        Map<ConfigResource, Config> configs = TestCluster.get(reader.admin()
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
