package io.kafkactl.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.cli.support.Terminals;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.Golden;
import io.kafkactl.testkit.MockCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicCommandTest {
    private static final String NAME = "market.stock.price-update.v1";

    @TempDir
    Path home;

    private final MockCluster cluster = MockCluster.ofBrokers(3);

    private CliResult run(String line) {
        return runner().run((line + " -b mock:9092").split(" "));
    }

    private CliRunner runner() {
        return cluster.cli().env("HOME", home.toString());
    }

    private void protectedContext() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".config/kafkactl"));
        Files.writeString(folder.resolve("contexts.yaml"), """
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts: {ctx: {bootstrapServers: 'mock:9092', protected: true}}
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "jsonl"})
    void listShowsCompanions(String format) {
        cluster.hold("pay.order.placed.v1.dlq", 2);
        cluster.hold("pay.order.placed.v1", 6);
        cluster.hold("orphan.dlq", 1);

        CliResult result = run("topics ls -o " + format);

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        Golden.assertMatches("topic/list." + format, withoutIds(result.out()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json"})
    void describeShowsPartitionsAndSettings(String format) {
        cluster.hold("pay.order.placed.v1", 2);

        CliResult result = run("topic describe pay.order.placed.v1 -o " + format);

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        Golden.assertMatches("topic/describe." + format, withoutIds(result.out()));
    }

    @Test
    void describeOfAMissingTopicNamesTheNearest() {
        cluster.hold("pay.order.placed.v1", 2);

        CliResult missing = run("topic describe pay.order.plcaed.v1");
        CliResult some = run("topic describe pay.order.plcaed.v1 pay.order.placed.v1");

        assertThat(missing.exitCode()).isEqualTo(7);
        assertThat(missing.out()).isEmpty();
        assertThat(missing.err()).isEqualTo("""
                        error: topic 'pay.order.plcaed.v1' does not exist on mock:9092
                        hint: did you mean 'pay.order.placed.v1'?
                        """);
        assertThat(some.exitCode()).isEqualTo(1);
        assertThat(some.out()).contains("pay.order.placed.v1");
    }

    @Test
    void deleteAsksAndShowsWhatIsLost() {
        cluster.hold(NAME, 6);
        cluster.hold(NAME + ".dlq", 1);
        CliRunner person = runner().terminals(new Terminals(true, true, false));

        CliResult declined = person.stdin("n\n").run("topic", "delete", NAME, "-b", "mock:9092");
        CliResult agreed = person.stdin("y\n").run("topic", "delete", NAME, "-b", "mock:9092");

        assertThat(declined.exitCode()).isEqualTo(1);
        assertThat(declined.out()).isEmpty();
        assertThat(declined.err())
                .contains("warning: topic '" + NAME + ".dlq' stays behind without its topic")
                .contains("at mock:9092, context (none)")
                .contains("topic '" + NAME + "' with 6 partitions and 6 records will be lost")
                .contains("[y/N]")
                .contains("declined, nothing was done");
        assertThat(agreed.exitCode()).isZero();
        assertThat(agreed.out()).contains(NAME).contains("deleted");
        assertThat(run("topic list").out()).doesNotContain(NAME + " ");
    }

    @Test
    void deleteWithoutTerminalNeedsYes() {
        cluster.hold(NAME, 6);

        CliResult result = run("topic delete " + NAME);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("hint: add --yes");
        assertThat(cluster.writes()).isZero();
    }

    @Test
    void deleteInAProtectedContextWantsItsName() throws IOException {
        protectedContext();
        cluster.hold(NAME, 6);

        CliResult refused = runner().run("topic", "delete", NAME, "-c", "ctx", "--yes");
        CliResult wrong = runner().run("topic", "delete", NAME, "-c", "ctx", "--yes", "--confirm", "xtc");
        CliResult done = runner().run("topic", "delete", NAME, "-c", "ctx", "--yes", "--confirm", "ctx");

        assertThat(refused.exitCode()).isEqualTo(8);
        assertThat(wrong.exitCode()).isEqualTo(8);
        assertThat(done.exitCode()).isZero();
        assertThat(cluster.writes()).isEqualTo(1);
    }

    @Test
    void deleteReportsMissingTopicsUnlessToldOtherwise() {
        cluster.hold(NAME, 6);

        CliResult missing = run("topic delete a.b.c.v1 --yes");
        CliResult some = run("topic delete a.b.c.v1 " + NAME + " --yes");
        CliResult fine = run("topic delete a.b.c.v1 --yes --if-exists");

        assertThat(missing.exitCode()).isEqualTo(7);
        assertThat(some.exitCode()).isEqualTo(1);
        assertThat(some.out()).contains(NAME);
        assertThat(fine.exitCode()).isZero();
        assertThat(fine.err()).isEqualTo("topic 'a.b.c.v1' does not exist, nothing to delete\n");
    }

    @Test
    void deleteSparesATopicThatTookTheNameMeanwhile() throws Exception {
        cluster.hold(NAME, 6);
        Uuid id = cluster.describeTopics(Set.of(NAME))
                .allTopicNames()
                .get()
                .values()
                .iterator()
                .next()
                .topicId();
        cluster.beforeDeletion(() -> {
            cluster.beforeDeletion(() -> {});
            cluster.deleteTopics(TopicCollection.ofTopicIds(Set.of(id)));
            cluster.hold(NAME, 2);
        });

        CliResult result = run("topic delete " + NAME + " --yes");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.err()).contains("was deleted by somebody else meanwhile");
        assertThat(run("topic describe " + NAME).exitCode()).isZero();
    }

    @Test
    void anUnreachableClusterIsReportedInTwoLines() {
        cluster.timeoutNextRequest(1);

        CliResult result = run("topic list");

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines()).hasSize(2).first().asString().startsWith("error: cannot list topics: ");
    }

    /** Topic ids are random; the width of their column is fixed. */
    private static String withoutIds(String text) {
        return text.replaceAll("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])", "<topic-id-of-22-chars>");
    }
}
