package io.kafkactl.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.MockCluster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicListCommandTest {
    private final MockCluster cluster = MockCluster.ofBrokers(3);

    private CliResult run(String line) {
        return cluster.cli().run((line + " -b mock:9092").split(" "));
    }

    /** One partition for each number of copies in sync. */
    private void holdInSync(String topic, Integer... inSync) {
        List<Node> brokers = cluster.brokers();
        cluster.addTopic(
                false,
                topic,
                IntStream.range(0, inSync.length)
                        .mapToObj(p -> new TopicPartitionInfo(
                                p, brokers.get(0), brokers, brokers.subList(0, inSync[p]), List.of(), List.of()))
                        .toList(),
                new HashMap<>(Map.of("cleanup.policy", "compact", "retention.ms", "1000", "min.insync.replicas", "2")));
        IntStream.range(0, inSync.length).forEach(p -> {
            cluster.updateBeginningOffsets(Map.of(new TopicPartition(topic, p), 0L));
            cluster.updateEndOffsets(Map.of(new TopicPartition(topic, p), 0L));
        });
    }

    private static List<String> names(CliResult result) {
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return result.out()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"--under-replicated, a.sick;a.dying", "--under-min-isr, a.dying"})
    void filtersByHealth(String filter, String expected) {
        holdInSync("a.well", 3, 3);
        holdInSync("a.sick", 3, 2);
        holdInSync("a.dying", 1, 2);

        assertThat(names(run("topic list a.well a.sick a.dying --sort partitions " + filter)))
                .containsExactlyInAnyOrder(expected.split(";"));
    }

    @Test
    void sortsFiguresFromTheLargestDownAndCutsOffTheRest() {
        cluster.hold("b.small", 1);
        cluster.hold("c.large", 9);
        cluster.hold("a.middle", 4);

        assertThat(names(run("topic list"))).containsExactly("a.middle", "b.small", "c.large");
        assertThat(names(run("topic list --sort records --top 2"))).containsExactly("c.large", "a.middle");
        assertThat(names(run("topic list --sort partitions"))).containsExactly("c.large", "a.middle", "b.small");
    }

    @Test
    void choosesByAnchoredPatterns() {
        cluster.hold("svc.orders", 1);
        cluster.hold("svc-orders", 1);
        cluster.hold("svc.orders.dlq", 1);

        assertThat(names(run("topic list svc.orders"))).containsExactly("svc.orders");
        assertThat(names(run("topic list --glob svc.*"))).containsExactly("svc.orders", "svc.orders.dlq");
        assertThat(names(run("topic list --regex svc.orders"))).containsExactly("svc-orders", "svc.orders");
        assertThat(run("topic list --glob none*").exitCode()).isZero();
    }

    @Test
    void leavesOpenWhatMayNotBeRead() {
        cluster.hold("pay.order.placed.v1", 2);
        cluster.denyFigures();

        CliResult table = run("topic list");
        CliResult json = run("topic list -o json");
        CliResult empty = run("topic list --empty");

        assertThat(table.exitCode()).isEqualTo(1);
        assertThat(table.out()).containsPattern("pay.order.placed.v1 +2 +3 +- +0 B +- +- +pay.order +-");
        assertThat(table.err())
                .contains("cannot list offsets: ")
                .contains("cannot read the configuration of topics: ")
                .contains("(pay.order.placed.v1)");
        assertThat(json.out()).contains("\"records\" : null").contains("\"item\" : \"offsets\"");
        assertThat(empty.out()).doesNotContain("pay.order.placed.v1");
    }

    @Test
    void namesAreForOtherCommandsAndWideIsForPeople() {
        cluster.hold("pay.order.placed.v1", 2);
        cluster.hold("pay.order.placed.v2", 1);

        CliResult names = run("topic list -o name");
        CliResult wide = run("topic list -o wide");

        assertThat(names.exitCode()).as(names.toString()).isZero();
        assertThat(names.out()).isEqualTo("pay.order.placed.v1\npay.order.placed.v2\n");
        assertThat(names.err()).isEmpty();
        assertThat(wide.out().lines().findFirst().orElseThrow())
                .startsWith("NAME ")
                .contains(" UNDER-REPLICATED  UNAVAILABLE  UNDER-MIN-ISR  INTERNAL  TOPIC-ID");
    }

    @Test
    void oneThatFailsStandsInTheDocumentOfYamlAndOnStderrBesideNames() {
        cluster.hold("pay.order.placed.v1", 2);

        CliResult yaml = run("topic list pay.order.placed.v1 missing.topic -o yaml");
        CliResult names = run("topic list pay.order.placed.v1 missing.topic -o name");

        assertThat(yaml.exitCode()).isEqualTo(1);
        assertThat(yaml.out()).contains("errors:\n- item: \"missing.topic\"");
        assertThat(yaml.err()).isEmpty();
        assertThat(names.exitCode()).isEqualTo(1);
        assertThat(names.out()).isEqualTo("pay.order.placed.v1\n");
        assertThat(names.err()).startsWith("error: topic 'missing.topic' does not exist");
    }

    @Test
    void reportsNamesThatDoNotExist() {
        cluster.hold("pay.order.placed.v1", 2);

        CliResult result = run("topic list pay.order.plcaed.v1");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("did you mean 'pay.order.placed.v1'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a --glob --regex", "--glob", "--top 0", "--sort age", "a( --regex"})
    void rejectsOptionsThatMeanNothing(String options) {
        CliResult result = run("topic list " + options);

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
    }
}
