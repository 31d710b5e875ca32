package io.kafkactl.cli.topic;

import io.kafkactl.ops.provision.manifest.SampleManifest;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** A manifest in a folder, a domain that no other test uses, and the commands that bring the two together. */
final class Provisioning {
    private static final AtomicLong NEXT = new AtomicLong(System.currentTimeMillis());

    private final KafkaFixture kafka;
    private final Path folder;
    private final String domain = "d" + Long.toString(NEXT.getAndIncrement(), 36);

    Provisioning(KafkaFixture kafka, Path folder) {
        this.kafka = kafka;
        this.folder = folder;
    }

    /** A name under the convention and in the scope of {@link #scope}. */
    String name(String entity) {
        return domain + "." + entity + ".placed.v1";
    }

    String domain() {
        return domain;
    }

    /** Replaces what the folder declares; each item is {@code entity, fields}, such as {@code order, partitions: 3}. */
    void declare(String... items) {
        List<String> lines = new ArrayList<>();
        for (String item : items) {
            int comma = item.indexOf(',');
            String entity = comma < 0 ? item : item.substring(0, comma);
            lines.add("  - {name: " + name(entity) + (comma < 0 ? "" : item.substring(comma)) + "}");
        }
        String list = lines.isEmpty() ? "  []" : String.join("\n", lines);
        write("topics.yaml", SampleManifest.topics(list));
    }

    /** A policy with these lines. */
    void policy(String... lines) {
        write("policy.yaml", "apiVersion: kafkactl/v1\nkind: TopicPolicy\n" + String.join("\n", lines) + "\n");
    }

    void scope(String... lines) {
        List<String> all = new ArrayList<>(List.of("scope: {prefixes: [" + domain + ".]}"));
        all.addAll(List.of(lines));
        policy(all.toArray(String[]::new));
    }

    Path write(String file, String text) {
        return SampleManifest.write(folder, file, text);
    }

    CliResult run(String verb, String... more) {
        return run(CliRunner.real(), verb, more);
    }

    CliResult run(CliRunner runner, String verb, String... more) {
        List<String> args = new ArrayList<>(List.of("topic", verb));
        args.addAll(List.of(more));
        if (!args.contains("--plan")) {
            args.addAll(List.of("-F", folder.toString()));
        }
        return kafka.run(runner, args.toArray(String[]::new));
    }

    CliResult plan(String... more) {
        return run("plan", more);
    }

    CliResult apply(String... more) {
        List<String> args = new ArrayList<>(List.of(more));
        args.add("--yes");
        return run("apply", args.toArray(String[]::new));
    }

    TopicDescription describe(String entity) {
        return TestCluster.get(kafka.cluster()
                        .admin()
                        .describeTopics(List.of(name(entity)))
                        .allTopicNames())
                .values()
                .iterator()
                .next();
    }

    boolean exists(String entity) {
        return TestCluster.get(kafka.cluster().admin().listTopics().names()).contains(name(entity));
    }

    ConfigEntry setting(String entity, String key) {
        ConfigResource resource = resource(entity);
        Map<ConfigResource, Config> configs = TestCluster.get(
                kafka.cluster().admin().describeConfigs(List.of(resource)).all());
        return Objects.requireNonNull(
                Objects.requireNonNull(configs.get(resource)).get(key));
    }

    /** As somebody does who knows nothing of manifests. */
    void set(String entity, String key, String value) {
        TestCluster.get(kafka.cluster()
                .admin()
                .incrementalAlterConfigs(Map.of(
                        resource(entity),
                        List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET))))
                .all());
        Await.until(key + " is " + value, () -> setting(entity, key).value().equals(value));
    }

    private ConfigResource resource(String entity) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name(entity));
    }
}
