package io.kafkactl.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.testkit.AuthorizingKafka;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

@WithKafka
class TopicDriftIT {
    @TempDir
    Path folder;

    private final KafkaFixture kafka;
    private final String domain = TestTopics.unique("drift").replace(".v1", "");
    private final String changed = domain + ".stock.changed.v1";
    private final String same = domain + ".stock.same.v1";
    private final String missing = domain + ".stock.missing.v1";
    private final String extra = domain + ".stock.extra.v1";

    TopicDriftIT(KafkaFixture kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void manifest() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), """
                apiVersion: kafkactl/v1
                kind: TopicPolicy
                scope: {prefixes: [%s]}
                ignore: ["*-mirror.v1", index.interval.bytes]
                """.formatted(domain));
        Files.writeString(folder.resolve("topics.yaml"), """
                apiVersion: kafkactl/v1
                kind: Topics
                topics:
                  - {name: %s, partitions: 3, config: {retention.ms: 1d, cleanup.policy: [delete, compact]}}
                  - {name: %s, partitions: 1, companions: {dlq: {retention: 30d}}}
                  - {name: %s}
                """.formatted(changed, same, missing));
    }

    private void topics() {
        kafka.cluster()
                .createTopic(
                        changed,
                        2,
                        Map.of(
                                "retention.ms", "3600000",
                                "cleanup.policy", "compact,delete",
                                "segment.ms", "60000",
                                "index.interval.bytes", "8192"));
        kafka.cluster().createTopic(same, 1, Map.of());
        kafka.cluster()
                .createTopic(same + ".dlq", 1, Map.of("retention.ms", "2592000000", "max.message.bytes", "1114124"));
        kafka.cluster().createTopic(extra, 1, Map.of());
        kafka.cluster().createTopic(domain + ".stock.app-mirror.v1", 1, Map.of());
        kafka.cluster().createTopic(domain + ".stock.app-changelog", 1, Map.of());
    }

    private CliResult drift(String options) {
        return kafka.run(("topic drift -F " + folder + options).split(" "));
    }

    @Test
    void everyKindOfDriftIsFoundAndNothingElse() {
        topics();

        CliResult result = drift("");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
        assertThat(result.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "TOPIC DRIFT PROPERTY MANIFEST CLUSTER",
                        changed + " changed retention.ms 1d 1h",
                        changed + " changed partitions 3 2",
                        changed + " unmanaged segment.ms - 1m",
                        missing + " missing - - -",
                        extra + " extra - - -");
        assertThat(result.err())
                .containsPattern("cluster \\S+: 5 topics compared, 1 missing, 1 extra, 2 changed, 1 unmanaged\n$");
    }

    @Test
    void whatIsIgnoredIsNoDrift() throws IOException {
        topics();
        Files.writeString(
                folder.resolve("topics.yaml"),
                "apiVersion: kafkactl/v1\nkind: Topics\ntopics: [{name: " + changed + ", partitions: 2}, {name: " + same
                        + ", companions: {dlq: true}}]\n");

        CliResult all = drift("");
        CliResult withoutExtra = drift(" --ignore-extra");
        CliResult none = drift(" --ignore-extra --ignore-unmanaged");

        assertThat(all.exitCode()).isEqualTo(3);
        assertThat(withoutExtra.exitCode()).isEqualTo(3);
        assertThat(withoutExtra.out()).contains("unmanaged").doesNotContain("extra.v1");
        assertThat(none.exitCode()).as(none.toString()).isZero();
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).contains("no drift");
    }

    @Test
    void programsAndBuildServersAreToldTheSame() throws Exception {
        topics();

        CliResult json = drift(" -o json");
        CliResult junit = drift(" -o junit");
        CliResult github = drift(" -o github");

        JsonNode document = new ObjectMapper().readTree(json.out());
        assertThat(document.path("kind").asText()).isEqualTo("TopicDrift");
        JsonNode first = document.path("items").path(0);
        assertThat(first.path("drift").asText()).isEqualTo("changed");
        assertThat(first.path("manifest").asText()).isEqualTo("86400000");
        assertThat(first.path("cluster").asText()).isEqualTo("3600000");
        assertThat(first.path("line").asInt()).isEqualTo(4);
        Element suite = (Element) DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(junit.outBytes()))
                .getElementsByTagName("testsuite")
                .item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("5");
        assertThat(suite.getAttribute("failures")).isEqualTo("3");
        assertThat(github.out())
                .contains("::error file=" + folder.resolve("topics.yaml") + ",line=4,title=topic drift changed::"
                        + changed + ": retention.ms is 1h, not 1d\n")
                .contains("::error title=topic drift extra::" + extra + ": exists, and no manifest names it\n");
        assertThat(java.util.List.of(json.exitCode(), junit.exitCode(), github.exitCode()))
                .containsOnly(3);
    }

    @Test
    void theClusterHasToBeTheEnvironments() throws IOException {
        topics();
        Path home = folder.resolve("home");
        Files.createDirectories(home.resolve(".config/kafkactl"));
        Files.writeString(
                home.resolve(".config/kafkactl/contexts.yaml"),
                "apiVersion: kafkactl/v1\nkind: Contexts\ncontexts: {live: {bootstrapServers: '"
                        + kafka.bootstrapServers() + "', readOnly: true}}\n");
        Path manifest = Files.writeString(folder.resolve("one.yaml"), """
                apiVersion: kafkactl/v1
                kind: TopicPolicy
                environments:
                  prod: {clusterId: elsewhere, context: live}
                  dev: {context: live, partitions: 1}
                ---
                apiVersion: kafkactl/v1
                kind: Topics
                topics: [{name: %s}]
                """.formatted(same));
        CliRunner runner = CliRunner.real().env("HOME", home.toString());

        CliResult wrong = runner.run("topic", "drift", "-F", manifest.toString(), "--env", "prod");
        CliResult right = runner.run("topic", "drift", "-F", manifest.toString(), "--env", "dev");
        CliResult undecided = runner.run("topic", "drift", "-F", manifest.toString());

        assertThat(wrong.exitCode()).isEqualTo(8);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).contains("environment 'prod' is the cluster elsewhere, and this is ");
        assertThat(right.exitCode()).as(right.toString()).isZero();
        assertThat(right.err())
                .contains("topics that it does not name are not looked for")
                .contains("environment dev");
        assertThat(undecided.exitCode()).isEqualTo(2);
    }

    @Test
    void whatMayNotBeReadIsNotMissing(@TempDir Path data) {
        try (AuthorizingKafka broker = new AuthorizingKafka(data)) {
            broker.cluster().createTopic(same, 1, Map.of());
            broker.cluster()
                    .createTopic(changed, 3, Map.of("retention.ms", "86400000", "cleanup.policy", "delete,compact"));
            broker.cluster().createTopic(missing, 1, Map.of());
            broker.cluster().createTopic(same + ".dlq", 1, Map.of("retention.ms", "2592000000"));
            broker.deny(missing, AclOperation.DESCRIBE);
            broker.deny(same, AclOperation.DESCRIBE_CONFIGS);

            CliResult result = broker.run("topic", "drift", "-F", folder.toString());
            CliResult export = broker.run("topic", "export", "--scope", domain);

            assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).contains(missing, same, "no drift in those that could be read");
            assertThat(export.exitCode()).as(export.toString()).isEqualTo(1);
            assertThat(export.out()).contains(changed).doesNotContain("name: " + same + "\n");
        }
    }
}
