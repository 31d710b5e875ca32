package io.kafkactl.cli.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.ClosedKafka;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users who then log in. */
class UserCommandsIT {
    private static ClosedKafka kafka;

    @BeforeAll
    static void start(@TempDir Path folder) {
        kafka = new ClosedKafka(folder);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    private static CliResult create(String user, String password, String... options) {
        String[] all = new String[options.length + 4];
        System.arraycopy(new String[] {"user", "create", user, "--password-stdin"}, 0, all, 0, 4);
        System.arraycopy(options, 0, all, 4, options.length);
        CliResult created = kafka.run(CliRunner.real().stdin(password), all);
        if (created.exitCode() == 0) {
            Await.until(user + " is known", () -> isKnown(user));
        }
        return created;
    }

    private static boolean isKnown(String user) {
        return kafka.run("user", "list", "-o", "name").out().lines().anyMatch(user::equals);
    }

    /** Lists no group, for want of permissions, or fails. */
    private static int login(String user, String password) {
        return kafka.runAs(user, password, "group", "list").exitCode();
    }

    private static void untilLoggedIn(String user, String password, int exitCode) {
        Await.until(user + " ends with " + exitCode, () -> login(user, password) == exitCode);
    }

    @Test
    void aGeneratedPasswordIsPrintedOnceAndLogsIn() throws IOException {
        CliResult dry = kafka.run("user", "create", "ann", "--generate", "--dry-run");
        CliResult created = kafka.run("user", "create", "ann", "--generate", "-o", "json", "-v");

        assertThat(dry.exitCode()).as(dry.toString()).isZero();
        assertThat(dry.out()).contains("would-create").doesNotContain("PASSWORD");
        assertThat(created.exitCode()).as(created.toString()).isZero();
        JsonNode item = new ObjectMapper().readTree(created.out()).get("items").get(0);
        String password = item.get("password").asText();
        assertThat(created.err()).doesNotContain(password);
        assertThat(item.get("credentials").toString())
                .isEqualTo("[{\"mechanism\":\"SCRAM-SHA-512\",\"iterations\":8192}]");
        untilLoggedIn("ann", password, 0);
        assertThat(login("ann", password + "x")).isEqualTo(6);
        assertThat(kafka.run("user", "list", "ann").out())
                .contains("SCRAM-SHA-512 (8192)")
                .doesNotContain(password);
    }

    @Test
    void aPasswordFromStdinIsItsFirstLine() {
        CliResult created = create("bob", "s3cret word\r\nmore\n", "--iterations", "4096");
        CliResult empty = create("bea", "\n");
        CliResult again = create("bob", "other\n");

        assertThat(created.exitCode()).as(created.toString()).isZero();
        assertThat(created.toString()).doesNotContain("s3cret");
        assertThat(login("bob", "s3cret word")).isZero();
        assertThat(empty.exitCode()).isEqualTo(4);
        assertThat(empty.err()).contains("the password is empty");
        assertThat(again.exitCode()).isEqualTo(8);
        assertThat(again.err()).contains("SCRAM-SHA-512 (4096)").contains("kafkactl user alter bob");
        assertThat(login("bob", "s3cret word")).isZero();
    }

    @Test
    void anotherPasswordTakesThePlaceOfTheFirst() {
        create("cem", "first");

        CliResult unasked =
                kafka.run(CliRunner.real().stdin("an0ther-word"), "user", "alter", "cem", "--password-stdin");
        int before = login("cem", "first");
        CliResult altered = kafka.run(
                CliRunner.real().stdin("an0ther-word"),
                "user",
                "alter",
                "cem",
                "--password-stdin",
                "--yes",
                "-o",
                "json");
        CliResult more = kafka.run(
                CliRunner.real().stdin("an0ther-word"),
                "user",
                "alter",
                "cem",
                "--password-stdin",
                "--yes",
                "--mechanism",
                "scram-sha-256");
        CliResult missing = kafka.run("user", "alter", "cam", "--generate", "--yes");

        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(unasked.err()).contains("add --yes");
        assertThat(before).isZero();
        assertThat(altered.err()).contains("with the present password will be refused");
        assertThat(altered.exitCode()).as(altered.toString()).isZero();
        assertThat(altered.out()).contains("\"password\" : null");
        untilLoggedIn("cem", "first", 6);
        assertThat(login("cem", "an0ther-word")).isZero();
        assertThat(more.exitCode()).as(more.toString()).isZero();
        Await.until(
                "both are there",
                () -> kafka.run("user", "list", "cem").out().contains("SCRAM-SHA-256 (8192), SCRAM-SHA-512 (8192)"));
        assertThat(missing.exitCode()).isEqualTo(7);
        assertThat(missing.err()).contains("did you mean 'cem'?");
    }

    @Test
    void whoIsDeletedLogsInNoMore() {
        CliResult created = create("dan", "secret", "--mechanism", "SCRAM-SHA-256,SCRAM-SHA-512");

        CliResult dry = kafka.run("user", "delete", "dan", "--dry-run");
        CliResult unasked = kafka.run("user", "delete", "dan");
        CliResult one = kafka.run("user", "delete", "dan", "--mechanism", "SCRAM-SHA-256", "--yes");
        Await.until("one is gone", () -> !kafka.run("user", "list", "dan").out().contains("256"));
        int between = login("dan", "secret");
        CliResult none = kafka.run("user", "delete", "dan", "--mechanism", "SCRAM-SHA-256", "--yes");
        CliResult both = kafka.run("user", "delete", "dan", "nobody", "--yes", "-o", "json");

        assertThat(created.exitCode()).as(created.toString()).isZero();
        assertThat(dry.out()).contains("would-delete");
        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(unasked.out()).contains("would-delete");
        assertThat(one.err()).contains("ACLs of User:dan stay");
        assertThat(one.exitCode()).as(one.toString()).isZero();
        assertThat(between).isZero();
        assertThat(none.exitCode()).isEqualTo(7);
        assertThat(none.err()).contains("has no password for SCRAM-SHA-256");
        assertThat(both.exitCode()).isEqualTo(1);
        assertThat(both.out()).contains("UNKNOWN_USER").contains("\"status\" : \"deleted\"");
        untilLoggedIn("dan", "secret", 6);
        assertThat(kafka.run("user", "list", "-o", "name").out()).doesNotContain("dan");
    }

    @Test
    void whoMayNotChangeUsersIsTold() {
        create("eve", "secret");

        CliResult list = kafka.runAs("eve", "secret", "user", "list");
        CliResult create = kafka.runAs("eve", "secret", "user", "create", "mallory", "--generate");

        assertThat(list.exitCode()).as(list.toString()).isEqualTo(6);
        assertThat(list.out()).isEmpty();
        assertThat(create.exitCode()).as(create.toString()).isEqualTo(6);
        assertThat(create.out()).isEmpty();
        assertThat(kafka.run("user", "list", "-o", "name").out()).doesNotContain("mallory");
    }
}
