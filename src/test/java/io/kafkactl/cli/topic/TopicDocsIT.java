package io.kafkactl.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.ops.provision.manifest.SampleManifest;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestGroups;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithKafka
class TopicDocsIT {
    @TempDir
    Path folder;

    private final KafkaFixture kafka;
    private final String domain = TestTopics.unique("docs").replace(".v1", "");
    private final String topic = domain + ".stock.price.v1";
    private final String group = "pricing-" + domain;

    TopicDocsIT(KafkaFixture kafka) {
        this.kafka = kafka;
    }

    private void topicWithAReader() {
        kafka.cluster().createTopic(topic, 2, Map.of("retention.ms", "7200000"));
        TestGroups groups = new TestGroups(kafka.cluster());
        groups.fill(topic, 0, 1);
        groups.commit(group, topic, 0, 1);
    }

    @Test
    void aClusterTellsWhatTopicsHaveAndWhoReadsThem() throws Exception {
        topicWithAReader();
        Path manifest = SampleManifest.write(
                folder,
                "m.yaml",
                SampleManifest.topics(
                        "  - {name: " + topic + ", partitions: 6}", "  - {name: " + domain + ".stock.later.v1}"));

        CliResult page = kafka.run("topic", "docs", "-F", manifest.toString(), "--against-cluster");
        CliResult json = kafka.run("topic", "docs", "-F", manifest.toString(), "--against-cluster", "-o", "json");
        CliResult offline = kafka.run("topic", "docs", "-F", manifest.toString());

        assertThat(page.exitCode()).as(page.toString()).isZero();
        assertThat(page.out())
                .contains("- **Partitions**: 2 partitions with 1 copy each\n")
                .contains("- **Kept**: for 2 hours\n")
                .contains("- **Groups seen**: " + group + ": committed offsets, and no member reads it now\n")
                .contains("- **State**: does not exist yet\n");
        JsonNode items = new ObjectMapper().readTree(json.out()).path("items");
        assertThat(items.path(0).path("exists").asBoolean(true)).isFalse();
        assertThat(items.path(0).path("groups").isNull()).isTrue();
        assertThat(items.path(1).path("groups").path(0).path("group").asText()).isEqualTo(group);
        assertThat(offline.out()).contains("6 partitions").doesNotContain("Groups seen");
    }

    @Test
    void withoutAManifestWhatExistsIsDescribed() {
        topicWithAReader();

        CliResult result = kafka.run("topic", "docs", "--scope", domain, "-o", "html");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).contains("<h2 id=\"" + topic + "\">", "<dd>for 2 hours</dd>", "<dd>" + group + ": ");
        assertThat(result.err()).contains("described 1 topic of cluster ");
    }
}
