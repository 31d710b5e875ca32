package io.kafkactl.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithKafka
class TopicExportIT {
    @TempDir
    Path folder;

    private final KafkaFixture kafka;
    /** A first segment that no other test has. */
    private final String domain = TestTopics.unique("exp").replace(".v1", "");

    TopicExportIT(KafkaFixture kafka) {
        this.kafka = kafka;
    }

    private CliResult run(String line) {
        return kafka.run(line.split(" "));
    }

    private String name(String rest) {
        return domain + "." + rest;
    }

    private void topic(String rest, int partitions, Map<String, String> config) {
        kafka.cluster().createTopic(name(rest), partitions, config);
    }

    private Path exported() throws IOException {
        CliResult result = run("topic export --scope " + domain);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return Files.writeString(folder.resolve("exported.yaml"), result.out());
    }

    private void assertConverged(Path manifest) {
        CliResult drift = run("topic drift -F " + manifest);
        assertThat(drift.exitCode()).as(drift.toString()).isZero();
        assertThat(drift.out()).isEmpty();
        assertThat(drift.err()).contains(" compared, no drift\n");
        CliResult plan = run("topic plan --detailed-exitcode -F " + manifest);
        assertThat(plan.exitCode()).as(plan.toString()).isZero();
        assertThat(plan.out()).isEmpty();
    }

    @Test
    void whatIsExportedIsReadAsWhatIsThere() throws IOException {
        topic("stock.plain.v1", 2, Map.of());
        topic(
                "stock.odd.v1",
                1,
                Map.of(
                        "cleanup.policy", "delete,compact",
                        "retention.ms", "123457",
                        "retention.bytes", "-1",
                        "min.cleanable.dirty.ratio", "0.50",
                        "max.compaction.lag.ms", "9223372036854775807",
                        "segment.bytes", "2097152",
                        "unclean.leader.election.enable", "true"));
        topic("stock.same-as-default.v1", 1, Map.of("retention.ms", "604800000", "compression.type", "producer"));
        topic("Legacy_name", 1, Map.of("cleanup.policy", "compact", "message.timestamp.type", "LogAppendTime"));

        Path manifest = exported();

        assertThat(manifest)
                .content()
                .contains("scope: {prefixes: [" + domain + "]}\n---\n")
                .contains("""
                        - name: %s
                          partitions: 2
                          replicationFactor: 1
                        """.formatted(name("stock.plain.v1")).indent(2))
                .contains("""
                        cleanup.policy: [delete, compact]
                        max.compaction.lag.ms: 9223372036854775807
                        min.cleanable.dirty.ratio: 0.5
                        retention.bytes: -1
                        retention.ms: 123457
                        segment.bytes: 2MiB
                        unclean.leader.election.enable: true
                        """.indent(6))
                .containsPattern("\\{rule: C005, reason: \"as it was when it was exported\", until: 20")
                .containsPattern("\\{rule: N002, ");
        assertConverged(manifest);
        CliResult lint = run("topic lint -F " + manifest);
        assertThat(lint.exitCode()).as(lint.toString()).isZero();
    }

    @Test
    void presetsAndCompanionsStandForWhatTheySay() throws IOException {
        run("topic create " + name("stock.tick.v1") + " --preset price-ticks -p 4 --dlq --retries 2");
        run("topic create " + name("stock.kept.v1")
                + " -p 2 --config max.message.bytes=2MiB --dlq --dlq-retention 60d");
        run("topic create " + name("stock.uneven.v1") + " -p 2 --dlq");
        run("topic alter " + name("stock.uneven.v1.dlq") + " -p 3 --allow-partition-increase --yes");
        run("topic create " + name("stock.special.v1") + " -p 2 --dlq");
        run("topic alter " + name("stock.special.v1.dlq") + " --config segment.bytes=2MiB --yes");

        Path manifest = exported();

        assertThat(manifest)
                .content()
                .contains("""
                        - name: %s
                          preset: price-ticks
                          partitions: 4
                          replicationFactor: 1
                          config:
                            min.insync.replicas: 1
                          companions:
                            retry: 2
                            dlq: true
                        """.formatted(name("stock.tick.v1")).indent(2))
                .contains("""
                        companions:
                          dlq: {retention: 60d}
                        """.indent(4));
        List<String> names = Files.readAllLines(manifest).stream()
                .filter(line -> line.contains("- name: "))
                .map(line -> line.substring(line.indexOf(domain) + domain.length() + 1))
                .toList();
        assertThat(names)
                .containsExactly(
                        "stock.kept.v1",
                        "stock.special.v1",
                        "stock.special.v1.dlq",
                        "stock.tick.v1",
                        "stock.uneven.v1",
                        "stock.uneven.v1.dlq");
        assertConverged(manifest);
    }

    @Test
    void aPolicyHoldsAndWhatIsDeclaredAlreadyIsLeftOut() throws IOException {
        topic("stock.known.v1", 1, Map.of());
        topic("stock.found.v1", 1, Map.of("retention.ms", "86400000", "segment.ms", "3600000"));
        topic("stock.app-changelog", 1, Map.of());
        Files.writeString(folder.resolve("policy.yaml"), """
                apiVersion: kafkactl/v1
                kind: TopicPolicy
                scope: {prefixes: [%s]}
                ignore: [segment.ms]
                defaults: {config: {min.insync.replicas: 3, max.message.bytes: 2MiB}}
                environments:
                  dev: {config: {flush.messages: 5}, replicationFactor: 2}
                """.formatted(domain));
        Files.writeString(folder.resolve("known.yaml"), """
                apiVersion: kafkactl/v1
                kind: Topics
                topics: [{name: %s}]
                """.formatted(name("stock.known.v1")));

        CliResult result = run("topic export -F " + folder + " --env dev");
        CliResult undecided = run("topic export -F " + folder);

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out())
                .doesNotContain("TopicPolicy")
                .doesNotContain("changelog")
                .doesNotContain("known")
                .contains("""
                        - name: %s
                          partitions: 1
                          replicationFactor: 1
                          config:
                            retention.ms: 1d
                          unset: [max.message.bytes]
                          env:
                            dev:
                              replicationFactor: 1
                              unset: [flush.messages]
                        """.formatted(name("stock.found.v1")).indent(2));
        assertThat(undecided.exitCode()).isEqualTo(2);
        Files.writeString(folder.resolve("known.yaml"), result.out());
        CliResult drift = run("topic drift -F " + folder + " --env dev --ignore-extra");
        assertThat(drift.exitCode()).as(drift.toString()).isZero();
    }

    @Test
    void aFolderGetsAPolicyAndAFileForEachSegment() throws IOException {
        String other = TestTopics.unique("oth").replace(".v1", "");
        topic("stock.plain.v1", 1, Map.of());
        kafka.cluster().createTopic(other + ".stock.plain.v1", 1, Map.of());
        Path target = folder.resolve("manifests");

        CliResult first = run("topic export --scope " + domain + "," + other + " --output-dir " + target);
        CliResult again = run("topic export --scope " + domain + " --output-dir " + target);

        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(first.out()).isEmpty();
        assertThat(target.resolve("kafkactl-policy.yaml")).content().contains("prefixes: [" + domain + ", " + other);
        assertThat(target.resolve("topics").resolve(domain + ".yaml"))
                .content()
                .contains(name("stock.plain.v1"))
                .doesNotContain(other);
        assertThat(target.resolve("topics").resolve(other + ".yaml")).content().contains(other + ".stock.plain.v1");
        assertConverged(target);
        assertThat(again.exitCode()).isEqualTo(8);
        assertThat(again.err()).contains("kafkactl-policy.yaml' is there already, nothing was written");
    }

    @Test
    void aFileIsNeverOverwritten() throws IOException {
        topic("stock.plain.v1", 1, Map.of());
        Path file = Files.writeString(folder.resolve("mine.yaml"), "mine");

        CliResult result = run("topic export --scope " + domain + " --output-file " + file);
        CliResult written = run("topic export --scope " + domain + " --output-file " + file + ".new");

        assertThat(result.exitCode()).isEqualTo(8);
        assertThat(file).hasContent("mine");
        assertThat(written.exitCode()).isZero();
        assertThat(written.out()).isEmpty();
        assertThat(Path.of(file + ".new")).content().startsWith("# Topics of cluster ");
    }

    @Test
    void topicsAreNamedOrMatched() {
        topic("stock.plain.v1", 1, Map.of());
        topic("stock.other.v1", 1, Map.of());

        CliResult named = run("topic export " + name("stock.plain.v1"));
        CliResult matched = run("topic export --glob " + domain + ".*");
        CliResult missing = run("topic export " + name("stock.plane.v1"));
        CliResult empty = run("topic export --scope " + domain + "x");

        assertThat(named.exitCode()).isZero();
        assertThat(named.out()).contains("plain").doesNotContain("other").doesNotContain("TopicPolicy");
        assertThat(matched.out()).contains("plain", "other");
        assertThat(missing.exitCode()).isEqualTo(7);
        assertThat(missing.out()).isEmpty();
        assertThat(empty.exitCode()).isEqualTo(7);
        assertThat(empty.err()).contains("the scope has no topic");
    }

    @Test
    void aReadOnlyContextIsEnough() throws IOException {
        topic("stock.plain.v1", 1, Map.of());
        Path contexts = folder.resolve(".config/kafkactl/contexts.yaml");
        Files.createDirectories(contexts.getParent());
        Files.writeString(
                contexts,
                "apiVersion: kafkactl/v1\nkind: Contexts\ncontexts: {prod: {bootstrapServers: '"
                        + kafka.bootstrapServers() + "', readOnly: true, protected: true}}\n");
        CliRunner runner = CliRunner.real().env("HOME", folder.toString());

        CliResult exported = runner.run("-c", "prod", "topic", "export", "--scope", domain);
        Path manifest = Files.writeString(folder.resolve("m.yaml"), exported.out());
        CliResult drift = runner.run("-c", "prod", "topic", "drift", "-F", manifest.toString());

        assertThat(exported.exitCode()).as(exported.toString()).isZero();
        assertThat(drift.exitCode()).as(drift.toString()).isZero();
    }
}
