package io.kafkactl.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.cli.support.Terminals;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.Golden;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaReadCommandsTest extends RegistryCommandTest {
    @Test
    void listsSubjectsWithTheirLatestVersionAndLevel() {
        cli.server.level("orders-key", "NONE");
        CliResult result = cli.run("list");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        Golden.assertMatches("schema/list.txt", result.out());
        Golden.assertMatches("schema/list.json", cli.run("list", "-o", "json").out());
    }

    @Test
    void listsWhatAPatternMatchesAndFailsWhereItMatchesNothing() {
        assertThat(cli.run("list", "--glob", "*-key").out())
                .contains("orders-key")
                .doesNotContain("orders-value");
        assertThat(cli.run("list", "--regex", ".*-k.y").out()).contains("orders-key");
        CliResult none = cli.run("list", "--glob", "zz*");
        assertThat(none.exitCode()).isEqualTo(7);
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).contains("no subject matches zz*");
        assertThat(cli.run("list", "--glob", "--regex", "a").exitCode()).isEqualTo(2);
        assertThat(cli.run("list", "--glob").exitCode()).isEqualTo(2);
    }

    @Test
    void listsOneSubjectThoughAnotherDoesNotExist() {
        CliResult result = cli.run("list", "orders-key", "orders-valu");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("orders-key");
        assertThat(result.err())
                .contains("subject 'orders-valu' does not exist")
                .contains("did you mean 'orders-value'?");
        assertThat(cli.run("list", "nope").exitCode()).isEqualTo(7);
    }

    @Test
    void asksForManySubjectsAtOnce() {
        for (int i = 0; i < 20; i++) {
            cli.server.register("s" + i, "\"int\"");
        }
        CliResult result = cli.run("list");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines()).hasSize(23);
        assertThat(cli.server.calls()).noneMatch(call -> call.contains("/versions/"));
        cli.server.without("schemas");
        assertThat(cli.run("list").out()).isEqualTo(result.out());
    }

    @Test
    void listsSoftDeletedSubjectsWhenAsked() {
        cli.server.softDelete("orders-key");
        assertThat(cli.run("list").out()).doesNotContain("orders-key");
        CliResult result = cli.run("list", "--deleted");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).containsPattern("orders-key +1 +\\d+ +AVRO +- +- +deleted");
    }

    @Test
    void listsNothingOfAnEmptyContext() {
        CliResult result = cli.run("list", "--schema-context", ".staging");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).doesNotContain("orders");
        cli.server.register(":.staging:orders-value", RegistryCli.ORDER_1);
        assertThat(cli.run("list", "--schema-context", ".staging").out())
                .containsPattern("(?m)^orders-value +1 +\\d+ +AVRO +BACKWARD +global$");
    }

    @Test
    void getsTheTextAsItIs() {
        CliResult result = cli.run("get", "orders-value@1");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo(RegistryCli.ORDER_1 + "\n");
        assertThat(result.err()).isEqualTo("orders-value version 1, id 1, AVRO\n");
        assertThat(cli.run("get", "orders-value").out()).isEqualTo(RegistryCli.ORDER_2 + "\n");
        assertThat(cli.run("get", "orders-value@latest").out()).isEqualTo(RegistryCli.ORDER_2 + "\n");
        assertThat(cli.run("-q", "get", "orders-value").err()).isEmpty();
    }

    @Test
    void getsASubjectWithAnAtInItsName() {
        cli.server.register("a@b", "\"long\"");
        assertThat(cli.run("get", "a@b").out()).isEqualTo("\"long\"\n");
        assertThat(cli.run("get", "a@b@1").out()).isEqualTo("\"long\"\n");
    }

    @Test
    void getsTheSchemaBehindAnId() {
        CliResult result = cli.run("get", "--id", "2", "-o", "json");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("\"orders-value@2\"").contains("\"type\" : \"AVRO\"");
        CliResult unknown = cli.run("get", "--id", "99");
        assertThat(unknown.exitCode()).isEqualTo(7);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).contains("99");
    }

    @Test
    void indentsWhenAsked() {
        assertThat(cli.run("get", "orders-value@1", "--pretty").out()).startsWith("{\n  \"type\" : \"record\",\n");
    }

    @Test
    void wantsOneWayToNameASchema() {
        assertThat(cli.run("get").exitCode()).isEqualTo(2);
        assertThat(cli.run("get", "orders-value", "--id", "1").exitCode()).isEqualTo(2);
        assertThat(cli.run("get", "orders-value@0").exitCode()).isEqualTo(4);
        assertThat(cli.run("get", "orders-value@99999999999").exitCode()).isEqualTo(4);
    }

    @Test
    void unknownSubjectAndVersionAreNotFound() {
        CliResult subject = cli.run("get", "order-value");
        assertThat(subject.exitCode()).isEqualTo(7);
        assertThat(subject.out()).isEmpty();
        assertThat(subject.err()).contains("did you mean 'orders-value'?");
        CliResult version = cli.run("get", "orders-value@7");
        assertThat(version.exitCode()).isEqualTo(7);
        assertThat(version.err()).contains("7");
        CliResult versions = cli.run("versions", "order-value");
        assertThat(versions.exitCode()).isEqualTo(7);
        assertThat(versions.err()).contains("did you mean 'orders-value'?");
    }

    @Test
    void controlSequencesReachNoTerminal() {
        cli.server.register("evil", "JSON", "{\"title\":\"\u009b31m\\u001b[31m\"}", Map.of());
        CliRunner terminal = new CliRunner(cli.brokers).terminals(new Terminals(false, true, true));
        CliResult shown = cli.run(terminal, "get", "evil");
        assertThat(shown.out()).contains("\\u009b31m").doesNotContain("\u009b");
        assertThat(cli.run("get", "evil").out()).contains("\u009b");
        cli.server.register("evil", "JSON", "{\"title\":\"x\"}", Map.of());
        assertThat(cli.run("diff", "evil").out()).doesNotContain("\u009b");
    }

    @Test
    void listsVersionsWithTheirReferences() {
        cli.server.register("money", RegistryCli.MONEY);
        cli.server.register(
                "bill-value",
                "AVRO",
                RegistryCli.record("{'name':'m','type':'com.acme.Money'}"),
                Map.of("com.acme.Money", "money@1"));
        CliResult result = cli.run("versions", "money", "bill-value", "orders-value");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        Golden.assertMatches("schema/versions.txt", result.out());
    }

    @Test
    void showsWhatDiffersAndWhatItBreaks() {
        cli.server.level("orders-value", "NONE");
        cli.server.register("orders-value", RegistryCli.BROKEN);
        CliResult result = cli.run("diff", "orders-value");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEqualTo("--- orders-value version 2\n+++ orders-value version 3\n");
        Golden.assertMatches("schema/diff.txt", result.out());
        Golden.assertMatches(
                "schema/diff.json",
                cli.run("diff", "orders-value", "-o", "json").out());
        assertThat(cli.run("diff", "orders-value", "1", "2").out()).contains("+  amount");
        assertThat(cli.run("diff", "orders-value", "2", "1").out()).contains("-  amount");
        assertThat(cli.run("diff", "orders-value", "1", "1").err()).contains("no difference");
        assertThat(cli.run("diff", "orders-value", "--color", "always").out()).contains("\u001b[32m+");
    }

    @Test
    void comparesAVersionWithAFile() {
        String file = cli.write("order.avsc", RegistryCli.BROKEN);
        assertThat(cli.run("diff", "orders-value", "--file", file).out()).contains("-  amount");
        assertThat(cli.run("diff", "orders-value", "1", "--file", file).out())
                .doesNotContain("amount")
                .contains("+  note");
        assertThat(cli.run("diff", "orders-value", "1", "2", "--file", file).exitCode())
                .isEqualTo(2);
        assertThat(cli.run("diff", "orders-key").exitCode()).isEqualTo(7);
        assertThat(cli.run("diff", "orders-value", "x").exitCode()).isEqualTo(4);
        assertThat(cli.run("diff", "orders-value", "--file", file + ".none").exitCode())
                .isEqualTo(4);
    }

    @Test
    void noRegistryIsAUsageErrorAndNoAnswerIsUnreachable() {
        CliResult none =
                CliRunner.offline().env("XDG_CONFIG_HOME", folder.toString()).run("schema", "list");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("--schema-registry");
        String url = cli.server.url();
        cli.server.close();
        CliResult gone = new CliRunner(cli.brokers)
                .env("XDG_CONFIG_HOME", folder.toString())
                .run("--schema-registry", url, "--timeout", "1s", "schema", "list");
        assertThat(gone.exitCode()).isEqualTo(5);
        assertThat(gone.out()).isEmpty();
    }
}
