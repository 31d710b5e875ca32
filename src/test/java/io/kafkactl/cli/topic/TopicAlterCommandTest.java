package io.kafkactl.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.MockCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicAlterCommandTest {
    private static final String NAME = "pay.order.placed.v1";

    private final MockCluster cluster = MockCluster.ofBrokers(3);

    private CliResult run(String line) {
        return cluster.cli().run((line + " -b mock:9092").split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                NAME,
                NAME + " --config retention.ms=1d --unset retention.ms",
                NAME + " --config retention.ms=1d --throttle 5MB",
                NAME + " -r 2 --throttle much",
                NAME + " -r 2 --throttle 0",
                NAME + " -r 2 --no-wait --within 5m",
                "--status -r 2",
                "--status --no-wait"
            })
    void rejectsWhatMeansNothingBeforeItContactsAnything(String options) {
        CliResult result = CliRunner.offline()
                .run(("topic alter -b mock:9092 " + options).strip().split(" "));

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-p 0", "-r 0", "-r 40000"})
    void rejectsNumbersThatNoTopicCanHave(String option) {
        assertThat(CliRunner.offline()
                        .run(("topic alter -b mock:9092 " + NAME + " " + option).split(" "))
                        .exitCode())
                .isEqualTo(4);
    }

    @Test
    void sendsNothingForWhatIsSoAlready() {
        cluster.hold(NAME, 6);

        CliResult result = run("topic alter " + NAME + " --config retention.ms=7d -p 6 -r 3");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out().lines()).hasSize(4);
        assertThat(result.out()).doesNotContain(" changed");
        assertThat(result.err()).isEmpty();
        assertThat(cluster.writes()).isZero();
    }

    @Test
    void showsOldAndNewAndWantsConsent() {
        cluster.hold(NAME, 6);

        CliResult unasked = run("topic alter " + NAME + " --config retention.ms=1d");
        CliResult rehearsed = run("topic alter " + NAME + " --config retention.ms=1d --dry-run");

        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(unasked.err()).contains("change 1 topic needs an answer").contains("add --yes");
        assertThat(rehearsed.exitCode()).as(rehearsed.toString()).isZero();
        assertThat(rehearsed.err()).contains("topic '" + NAME + "': retention.ms 604800000 -> 86400000");
        assertThat(rehearsed.out()).contains("would-change");
        assertThat(cluster.writes()).isZero();
    }

    @Test
    void changesTheTopicsThatExist() {
        cluster.hold(NAME, 6);

        CliResult result = run("topic alter " + NAME + " no.such.topic.v1 --config retention.ms=1d --yes");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).containsPattern(NAME + " +retention.ms +604800000 +86400000 +changed");
        assertThat(result.err()).contains("topic 'no.such.topic.v1' does not exist");
        assertThat(cluster.writes()).isEqualTo(1);
    }
}
