package io.kafkactl.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaWriteCommandsTest extends RegistryCommandTest {
    private static final String NEXT =
            RegistryCli.record("{'name':'id','type':'string'},{'name':'note','type':'string','default':''}");

    @Test
    void registersWhatIsNewAndReportsWhatIsThere() {
        String file = cli.write("order.avsc", NEXT);
        CliResult first = cli.run("register", "orders-value", file);
        assertThat(first.exitCode()).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).containsPattern("orders-value +3 +4 +AVRO +registered");
        CliResult again = cli.run("register", "orders-value", file);
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).containsPattern("orders-value +3 +4 +AVRO +unchanged");
        assertThat(cli.run("register", "brand-new", file).out()).containsPattern("brand-new +1 +4 +AVRO +registered");
    }

    @Test
    void refusesWhatTheLevelForbids() {
        CliResult result = cli.run("register", "orders-value", cli.write("order.avsc", RegistryCli.BROKEN));
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("field 'note' was added without a default: old data cannot be read")
                .contains("--allow-incompatible");
        assertThat(cli.writes()).isEmpty();
    }

    @Test
    void brokenFileIsNamedWithThePlace() {
        String comma = cli.write("comma.avsc", "{\n  \"type\": \"record\",,\n}");
        String name = cli.write("name.avsc", RegistryCli.record("{'name':'m','type':'Nowhere'}"));
        String proto = cli.write("broken.proto", "syntax = \"proto3\";\nmessage {\n");
        String json = cli.write("broken.json", "{\"type\": }");
        assertBroken("orders-value", comma, "is no valid Avro schema: line 2, column 20: Unexpected character (','");
        assertBroken("orders-value", name, "is no valid Avro schema: ");
        assertBroken("brand-new", proto, "is no valid Protobuf schema: line 2, column 9: expected a word");
        assertBroken("brand-new", json, "is no valid JSON schema: line 1, column 10: Unexpected character ('}'");
    }

    private void assertBroken(String subject, String file, String complaint) {
        for (CliResult result : List.of(
                cli.run("register", subject, file),
                cli.run("register", subject, file, "--dry-run"),
                cli.run("check", subject, file, "--if-exists"))) {
            assertThat(result.exitCode()).as(result.toString()).isEqualTo(4);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).startsWith("error: " + file + " " + complaint);
        }
        assertThat(cli.writes()).noneMatch(call -> call.contains(subject + "/versions/"));
    }

    @Test
    void theLanguageIsTheFilesWhereTheRegistryDoesNotRepeatIt() {
        cli.server.answer(1, 200, "{\"subject\":\"p\",\"version\":1,\"id\":9,\"schema\":\"message P {}\"}");
        CliResult result = cli.run("register", "p", cli.write("p.proto", "syntax = \"proto3\"; message P {}"));
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).containsPattern("p +1 +9 +PROTOBUF +unchanged");
    }

    @Test
    void whatOnlyTheRegistryRefusesIsNamedToo() {
        cli.server.answer(2, 422, "{\"error_code\":42201,\"message\":\"names must not begin with O\"}");
        CliResult result = cli.run("register", "orders-value", cli.write("order.avsc", NEXT));
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err())
                .contains("order.avsc: cannot look the schema up")
                .contains("names must not begin with O");
    }

    @Test
    void dryRunTellsTheIdThatASoftDeletedSchemaGetsAgain() {
        cli.server.softDelete("orders-key");
        CliResult result = cli.run("register", "orders-key", cli.write("key.avsc", "\"string\""), "--dry-run");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).containsPattern("orders-key +- +3 +AVRO +would-register");
    }

    @Test
    void dryRunSendsNothingThatWrites() {
        assertThat(cli.run("register", "orders-value", cli.write("order.avsc", NEXT), "--dry-run")
                        .out())
                .contains("would-register");
        assertThat(cli.run("register", "orders-value", cli.write("bad.avsc", RegistryCli.BROKEN), "--dry-run")
                        .exitCode())
                .isEqualTo(3);
        assertThat(cli.run("register", "new", cli.write("no.avsc", "{}"), "--dry-run")
                        .exitCode())
                .isEqualTo(4);
        cli.server.mode("orders-value", "READONLY");
        assertThat(cli.run("register", "orders-value", cli.write("order.avsc", NEXT), "--dry-run")
                        .exitCode())
                .isEqualTo(8);
        assertThat(cli.run("delete", "orders-value", "--dry-run").out()).contains("would-delete");
        assertThat(cli.run("compat", "set", "NONE", "orders-value", "--dry-run").out())
                .contains("would-change");
        assertThat(cli.run("mode", "set", "READWRITE", "orders-value", "--dry-run")
                        .out())
                .contains("would-change");
        assertThat(cli.writes()).isEmpty();
    }

    @Test
    void incompatibleSchemaIsForcedWithConsentAndTheLevelComesBack() {
        String file = cli.write("order.avsc", RegistryCli.BROKEN);
        CliResult asked = cli.run("register", "orders-value", file, "--allow-incompatible");
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err()).contains("add --yes");
        assertThat(cli.writes()).isEmpty();
        CliResult done = cli.run("register", "orders-value", file, "--allow-incompatible", "--yes");
        assertThat(done.exitCode()).isZero();
        assertThat(done.out()).contains("registered");
        assertThat(cli.run("compat", "get", "orders-value").out()).containsPattern("orders-value +BACKWARD +global");
    }

    @Test
    void ownLevelComesBackEvenWhenTheRegistryFails() {
        cli.server.level("orders-value", "FULL");
        cli.server.mode("orders-value", "READONLY");
        CliResult result = cli.run(
                "register",
                "orders-value",
                cli.write("order.avsc", RegistryCli.BROKEN),
                "--allow-incompatible",
                "--yes");
        assertThat(result.exitCode()).isEqualTo(8);
        assertThat(cli.run("compat", "get", "orders-value").out()).containsPattern("orders-value +FULL +subject");
    }

    @Test
    void registersWithReferences() {
        cli.server.register("money", RegistryCli.MONEY);
        String file = cli.write("bill.avsc", RegistryCli.record("{'name':'m','type':'com.acme.Money'}"));
        assertThat(cli.run("register", "bill", file).exitCode()).isEqualTo(4);
        CliResult result = cli.run("register", "bill", file, "--reference", "com.acme.Money=money@1");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("registered");
        assertThat(cli.run("versions", "bill").out()).contains("com.acme.Money=money@1");
    }

    @Test
    void deletesSoftlyThenForGood() {
        CliResult nobody = cli.run("delete", "orders-value");
        assertThat(nobody.exitCode()).isEqualTo(2);
        assertThat(nobody.err()).contains("add --yes");
        CliResult declined = cli.answer("n", "delete", "orders-value");
        assertThat(declined.exitCode()).isEqualTo(1);
        assertThat(declined.err())
                .contains("schema registry " + cli.server.url())
                .contains("2 versions (1, 2)");
        assertThat(cli.writes()).isEmpty();
        assertThat(cli.answer("y", "delete", "orders-value@1").out()).containsPattern("orders-value +1 +deleted");
        assertThat(cli.run("delete", "orders-value", "-y").out()).containsPattern("orders-value +1,2 +deleted");
        CliResult again = cli.run("delete", "orders-value", "-y");
        assertThat(again.exitCode()).isEqualTo(7);
        assertThat(again.err()).contains("--permanent");
        assertThat(cli.run("delete", "orders-value", "--permanent", "-y").out()).contains("deleted-permanently");
        assertThat(cli.run("list", "--deleted").out()).doesNotContain("orders-value");
    }

    @Test
    void permanentDeleteOfAnActiveVersionTakesBothSteps() {
        assertThat(cli.run("delete", "orders-value@latest", "--permanent", "-y").out())
                .containsPattern("orders-value +2 +deleted-permanently");
        assertThat(cli.run("versions", "orders-value", "--deleted").out()).doesNotContainPattern("orders-value +2 ");
    }

    @Test
    void whatIsReferredToStays() {
        cli.server.register("money", RegistryCli.MONEY);
        cli.server.register(
                "bill",
                "AVRO",
                RegistryCli.record("{'name':'m','type':'com.acme.Money'}"),
                Map.of("com.acme.Money", "money@1"));
        CliResult result = cli.run("delete", "money", "-y");
        assertThat(result.exitCode()).isEqualTo(8);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("money@1 is referred to by bill@1");
        assertThat(cli.run("delete", "bill", "money", "-y").exitCode()).isZero();
    }

    @Test
    void itemsFailAlone() {
        CliResult result = cli.run("delete", "nope", "orders-key", "-y");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("orders-key");
        assertThat(result.err()).contains("nope");
        assertThat(cli.run("delete", "nope", "-y").exitCode()).isEqualTo(7);
        CliResult maybe = cli.run("delete", "nope", "-y", "--if-exists");
        assertThat(maybe.exitCode()).isZero();
        assertThat(maybe.err()).contains("nothing to delete");
        assertThat(cli.run("delete", "orders-value@9", "-y").exitCode()).isEqualTo(7);
    }

    @Test
    void readOnlyContextChangesNothing() {
        String file = cli.write("order.avsc", NEXT);
        for (String[] args : new String[][] {
            {"register", "orders-value", file},
            {"delete", "orders-value", "-y"},
            {"compat", "set", "FULL", "orders-value", "-y"},
            {"compat", "unset", "orders-value", "-y"},
            {"mode", "set", "READONLY", "orders-value", "-y"}
        }) {
            CliResult result = cli.inContext("    readOnly: true\n", args);
            assertThat(result.exitCode()).as(result.toString()).isEqualTo(8);
            assertThat(result.err()).contains("is read-only");
        }
        assertThat(cli.inContext("    readOnly: true\n", "list").exitCode()).isZero();
        assertThat(cli.writes()).isEmpty();
    }

    @Test
    void protectedContextWantsItsName() {
        CliResult result = cli.inContext("    protected: true\n", "delete", "orders-value", "-y");
        assertThat(result.exitCode()).isEqualTo(8);
        assertThat(result.err()).contains("--confirm prod");
        assertThat(cli.inContext("    protected: true\n", "delete", "orders-value", "-y", "--confirm", "prod")
                        .exitCode())
                .isZero();
    }
}
