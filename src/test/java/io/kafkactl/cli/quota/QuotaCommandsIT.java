package io.kafkactl.cli.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import org.junit.jupiter.api.Test;

@WithKafka
class QuotaCommandsIT {
    private final KafkaFixture kafka;
    private final String user = TestTopics.unique("shop");

    QuotaCommandsIT(KafkaFixture kafka) {
        this.kafka = kafka;
    }

    /** Runs a command that changes quotas, and returns when the broker shows it. */
    private CliResult change(int quotas, String... args) {
        CliResult changed = kafka.run(args);
        Await.until(
                "the broker shows " + quotas,
                () -> kafka.run("quota", "get", "--user", user, "-o", "jsonl")
                                .out()
                                .lines()
                                .count()
                        == quotas);
        return changed;
    }

    @Test
    void limitsAreShownBeforeAndAfterSetAndTakenAway() {
        CliResult dry = kafka.run(
                "quota", "set", "--user", user, "producer_byte_rate=10MiB", "request_percentage=50", "--dry-run");
        CliResult unasked = kafka.run("quota", "set", "--user", user, "producer_byte_rate=10MiB");
        CliResult none = kafka.run("quota", "get", "--user", user, "-o", "json");
        CliResult set = change(1, "quota", "set", "--user", user, "producer_byte_rate=10MiB", "--yes");
        CliResult more = change(
                2,
                "quota",
                "set",
                "--user",
                user,
                "producer_byte_rate=20MiB",
                "request_percentage=12.5",
                "-y",
                "-o",
                "json");
        CliResult same = kafka.run("quota", "set", "--user", user, "producer_byte_rate=20MiB");
        CliResult shown = kafka.run("quota", "get", "--user", user);
        CliResult one = change(1, "quota", "unset", "--user", user, "request-percentage", "--yes");
        CliResult left = kafka.run("quota", "get", "--user", user, "-o", "jsonl");
        CliResult all = change(0, "quota", "unset", "--user", user, "--yes");

        assertThat(dry.exitCode()).as(dry.toString()).isZero();
        assertThat(dry.out()).containsPattern("producer_byte_rate +unlimited +10.0 MiB/s +would-set");
        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(unasked.out()).contains("would-set");
        assertThat(unasked.err()).contains("user '" + user + "'").contains("add --yes");
        assertThat(none.out()).contains("\"items\" : [ ]");
        assertThat(set.exitCode()).as(set.toString()).isZero();
        assertThat(set.err()).contains("producer_byte_rate unlimited -> 10.0 MiB/s");
        assertThat(more.out())
                .contains("\"before\" : 10485760")
                .contains("\"after\" : 20971520")
                .contains("\"before\" : null");
        assertThat(same.exitCode()).as(same.toString()).isZero();
        assertThat(same.out()).contains("unchanged");
        assertThat(same.err()).contains("nothing to change");
        assertThat(shown.out())
                .containsPattern(user + " +- +- +producer_byte_rate +20.0 MiB/s")
                .containsPattern(user + " +- +- +request_percentage +12.5%");
        assertThat(one.out()).containsPattern("request_percentage +12.5% +unlimited +unset");
        assertThat(left.out().lines()).hasSize(1);
        assertThat(all.exitCode()).as(all.toString()).isZero();
        assertThat(kafka.run("quota", "get", "--user", user, "-o", "jsonl").out())
                .isEmpty();
    }

    @Test
    void aUsersClientIdIsAnEntityOfItsOwn() {
        change(1, "quota", "set", "--user", user, "--client-id", "app", "consumer_byte_rate=1MB", "--yes");
        change(2, "quota", "set", "--user", user, "--client-id-default", "consumer_byte_rate=2MB", "--yes");

        CliResult ofUser = kafka.run("quota", "get", "--user", user, "-o", "jsonl");
        CliResult ofOne = kafka.run("quota", "get", "--user", user, "--client-id", "app", "-o", "jsonl");
        CliResult gone = kafka.run("quota", "unset", "--user", user, "-y", "-o", "jsonl");

        assertThat(ofUser.out()).contains("\"clientId\":\"app\"").contains("\"clientId\":\"<default>\"");
        assertThat(ofOne.out().lines()).hasSize(1);
        assertThat(gone.out()).isEmpty();
        change(1, "quota", "unset", "--user", user, "--client-id", "app", "--yes");
        change(0, "quota", "unset", "--user", user, "--client-id-default", "--yes");
    }

    @Test
    void anAddressHasARateOfConnectionsAndNothingElse() {
        CliResult refused = kafka.run("quota", "set", "--ip", "10.255.0.9", "producer_byte_rate=1MB", "--yes");
        CliResult set = kafka.run("quota", "set", "--ip", "10.255.0.9", "connection_creation_rate=20", "--yes");
        CliResult bad = kafka.run("quota", "set", "--ip", "no address", "connection_creation_rate=20", "--yes");
        Await.until(
                "the broker shows it",
                () -> !kafka.run("quota", "get", "--ip", "10.255.0.9", "-o", "jsonl")
                        .out()
                        .isEmpty());
        CliResult shown = kafka.run("quota", "get", "--ip", "10.255.0.9");
        kafka.run("quota", "unset", "--ip", "10.255.0.9", "--yes");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("an address has connection_creation_rate only");
        assertThat(set.exitCode()).as(set.toString()).isZero();
        assertThat(shown.out()).containsPattern("10.255.0.9 +connection_creation_rate +20/s");
        assertThat(bad.exitCode()).as(bad.toString()).isEqualTo(4);
        assertThat(bad.out()).isEmpty();
    }
}
