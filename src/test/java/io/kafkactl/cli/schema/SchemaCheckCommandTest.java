package io.kafkactl.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.Golden;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaCheckCommandTest extends RegistryCommandTest {
    @Test
    void compatibleSchemaPasses() {
        CliResult result = cli.run("check", "orders-value", cli.write("order.avsc", RegistryCli.ORDER_1));
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).containsPattern("orders-value .* BACKWARD +version 2 +yes +registry");
        assertThat(cli.writes()).isEmpty();
    }

    @Test
    void incompatibleSchemaIsAConditionWithCauses() {
        String file = cli.write("order.avsc", RegistryCli.BROKEN);
        CliResult result = cli.run("check", "orders-value", file);
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).isEmpty();
        // The width of the column is that of the folder's name.
        Golden.assertMatches(
                "schema/check.txt", result.out().replace(file, "order.avsc").replaceAll(" {2,}", "  "));
        CliResult json = cli.run("check", "orders-value", file, "-o", "json");
        assertThat(json.exitCode()).isEqualTo(3);
        Golden.assertMatches("schema/check.json", json.out().replace(file, "order.avsc"));
        assertThat(cli.writes()).isEmpty();
    }

    @Test
    void transitiveLevelNamesTheVersionThatDoesNotAgree() {
        cli.server.level("orders-value", "FULL_TRANSITIVE");
        String file = cli.write("order.avsc", RegistryCli.record("{'name':'amount','type':'double','default':0}"));
        CliResult result = cli.run("check", "orders-value", file);
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out()).contains("version 1,version 2").contains("version 1  FORWARD");
    }

    @Test
    void anotherLevelIsJudgedHere() {
        String file = cli.write("order.avsc", RegistryCli.ORDER_1);
        CliResult result = cli.run("check", "orders-value", file, "--level", "none");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("NONE").contains("kafkactl");
        String narrow = cli.write("narrow.avsc", RegistryCli.record(""));
        assertThat(cli.run("check", "orders-value", narrow).exitCode()).isZero();
        assertThat(cli.run("check", "orders-value", narrow, "--level", "full").exitCode())
                .isEqualTo(3);
    }

    @Test
    void registryThatGivesNoReasonIsExplainedHere() {
        cli.server.ignoring("verbose");
        String file = cli.write("order.avsc", RegistryCli.BROKEN);
        CliResult result = cli.run("check", "orders-value", file);
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out()).contains("field 'note' was added without a default: old data cannot be read");
    }

    @Test
    void reasonsOfTheRegistryAreShownWhereWeFindNone() {
        cli.server.register("doc", "JSON", "{\"type\":\"object\"}", Map.of());
        cli.server.verdict("the registry knows better");
        String file = cli.write("doc.json", "{\"type\":\"object\",\"title\":\"x\"}");
        CliResult result = cli.run("check", "doc", file);
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out()).contains("the registry knows better");
    }

    @Test
    void unknownSubjectIsNotFoundUnlessItMayBeNew() {
        String file = cli.write("order.avsc", RegistryCli.ORDER_1);
        CliResult result = cli.run("check", "order-value", file);
        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("did you mean 'orders-value'?");
        assertThat(cli.run("check", "new-value", file, "--if-exists").exitCode())
                .isZero();
        String bad = cli.write("bad.avsc", "{");
        assertThat(cli.run("check", "new-value", bad, "--if-exists").exitCode()).isEqualTo(4);
    }

    @Test
    void badInputIsNamed() {
        String file = cli.write("order.avsc", RegistryCli.ORDER_1);
        CliResult level = cli.run("check", "orders-value", file, "--level", "BACKWRAD");
        assertThat(level.exitCode()).isEqualTo(4);
        assertThat(level.err()).contains("did you mean BACKWARD?");
        assertThat(cli.run("check", "orders-value", cli.write("bad.avsc", "{")).exitCode())
                .isEqualTo(4);
        assertThat(cli.run("check", "orders-value", cli.write("order.txt", "{}"))
                        .err())
                .contains("--type");
        assertThat(cli.run("check", "orders-value", file, "--type", "json").exitCode())
                .isEqualTo(3);
        assertThat(cli.run("check", file).exitCode()).isEqualTo(2);
        assertThat(cli.run("check", "orders-value", "--against", file, file).exitCode())
                .isEqualTo(2);
        assertThat(cli.run("check", "orders-value", file, "--import", "a=b").exitCode())
                .isEqualTo(2);
        assertThat(cli.run("check", "orders-value", file, "--reference", "a=b").err())
                .contains("NAME=SUBJECT@VERSION");
    }

    @Test
    void filesAreComparedWithoutAnyRegistry() {
        String v1 = cli.write("v1.proto", "syntax = \"proto3\"; message Order { string id = 1; }");
        String v2 = cli.write("v2.proto", "syntax = \"proto3\"; message Order { int32 id = 1; }");
        CliResult result = local("--against", v1, v2, "--level", "FULL");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("field 'Order.id' (1) changed from string to int32: old data cannot be read")
                .contains("FORWARD");
        assertThat(local("--against", v1, v1).exitCode()).isZero();
        assertThat(local("--against", v1, "--against", v2, v2).exitCode()).isZero();
        assertThat(local("--against", v1, "--against", v2, v2, "--level", "BACKWARD_TRANSITIVE")
                        .exitCode())
                .isEqualTo(3);
        assertThat(local("--against", v1, v2, "--level", "NONE").exitCode()).isZero();
    }

    @Test
    void localFilesImportLocalFiles() {
        String money = cli.write("money.avsc", RegistryCli.MONEY);
        String bill = cli.write("bill.avsc", RegistryCli.record("{'name':'m','type':'com.acme.Money'}"));
        assertThat(local("--against", bill, bill, "--import", "com.acme.Money=" + money)
                        .exitCode())
                .isZero();
        CliResult missing = local("--against", bill, bill);
        assertThat(missing.exitCode()).isEqualTo(4);
        assertThat(missing.err()).contains("bill.avsc is no valid Avro schema");
        assertThat(local("--against", bill, bill, "--reference", "a=b@1").exitCode())
                .isEqualTo(2);
    }

    private CliResult local(String... args) {
        String[] line = new String[args.length + 2];
        line[0] = "schema";
        line[1] = "check";
        System.arraycopy(args, 0, line, 2, args.length);
        return CliRunner.offline().env("XDG_CONFIG_HOME", folder.toString()).run(line);
    }
}
