package io.kafkactl.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.Golden;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompatCommandsTest extends RegistryCommandTest {
    @Test
    void showsLevelsAndWhereTheyAreSet() {
        cli.server.level("orders-value", "FULL");
        CliResult global = cli.run("compat", "get");
        assertThat(global.exitCode()).isZero();
        assertThat(global.out()).containsPattern("\\(global\\) +BACKWARD +global +.*upgrade consumers first");
        CliResult both = cli.run("compat", "get", "--topic", "orders");
        assertThat(both.exitCode()).isZero();
        assertThat(both.err()).isEmpty();
        Golden.assertMatches("schema/compat-get.txt", both.out());
        assertThat(cli.run("compat", "get", "--glob", "*-value").out()).doesNotContain("orders-key");
        assertThat(cli.run("compat", "get", "nope").exitCode()).isEqualTo(7);
    }

    @Test
    void setsALevelAndReadsItBack() {
        CliResult result = cli.run("compat", "set", "full-transitive", "orders-value", "-y");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).containsPattern("orders-value +BACKWARD +global +FULL_TRANSITIVE +subject +changed");
        assertThat(result.err())
                .contains("FULL_TRANSITIVE: new schemas and all earlier versions read each other's data");
        assertThat(result.err()).doesNotContain("warning");
        assertThat(cli.writes()).containsExactly("PUT /config/orders-value");
        CliResult again = cli.run("compat", "set", "FULL_TRANSITIVE", "orders-value");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("unchanged");
        assertThat(cli.writes()).hasSize(1);
    }

    @Test
    void warnsWhereLessIsChecked() {
        CliResult result = cli.run("compat", "set", "NONE", "orders-value", "-y");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err())
                .contains("warning: changes that were refused will be accepted for orders-value")
                .contains("NONE: anything may be registered");
    }

    @Test
    void asksBeforeItChanges() {
        CliResult nobody = cli.run("compat", "set", "FULL", "orders-value");
        assertThat(nobody.exitCode()).isEqualTo(2);
        assertThat(nobody.err()).contains("add --yes");
        CliResult declined = cli.answer("n", "compat", "set", "FULL", "orders-value");
        assertThat(declined.exitCode()).isEqualTo(1);
        assertThat(declined.err()).contains("orders-value: BACKWARD (global) -> FULL (subject)");
        assertThat(cli.writes()).isEmpty();
        assertThat(cli.answer("y", "compat", "set", "FULL", "orders-value").exitCode())
                .isZero();
    }

    @Test
    void setsTheGlobalLevelAndTakesItBack() {
        assertThat(cli.run("compat", "set", "FULL", "--global", "-y").out())
                .containsPattern("\\(global\\) +BACKWARD +global +FULL +global +changed");
        assertThat(cli.run("compat", "get", "orders-key").out()).containsPattern("orders-key +FULL +global");
        assertThat(cli.run("compat", "unset", "--global", "-y").exitCode()).isZero();
        assertThat(cli.run("compat", "get").out()).contains("BACKWARD");
        assertThat(cli.run("compat", "set", "FULL", "--global", "orders-key").exitCode())
                .isEqualTo(2);
        assertThat(cli.run("compat", "set", "FULL").exitCode()).isEqualTo(2);
    }

    @Test
    void setsTheSubjectsOfATopicThatExist() {
        cli.server.register("bill-value", "\"int\"");
        CliResult result = cli.run("compat", "set", "FULL", "-t", "orders,bill", "-y");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("orders-key").contains("orders-value").contains("bill-value");
        assertThat(result.err()).contains("topic 'bill' has no subject bill-key");
        CliResult none = cli.run("compat", "set", "FULL", "-t", "zz", "-y");
        assertThat(none.exitCode()).isEqualTo(7);
        assertThat(none.err()).contains("neither zz-key nor zz-value exists");
    }

    @Test
    void unknownSubjectIsNoPlaceForALevelUnlessAllowed() {
        CliResult result = cli.run("compat", "set", "FULL", "orders-valeu", "orders-key", "-y");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("orders-key").doesNotContain("orders-valeu");
        assertThat(result.err()).contains("did you mean 'orders-value'?");
        assertThat(cli.run("compat", "set", "FULL", "soon-value", "--allow-missing", "-y")
                        .exitCode())
                .isZero();
        assertThat(cli.writes()).contains("PUT /config/soon-value");
    }

    @Test
    void badLevelIsNamedWithTheNearest() {
        CliResult result = cli.run("compat", "set", "BACKWORD", "orders-value");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("did you mean BACKWARD?");
        assertThat(cli.server.calls()).isEmpty();
    }

    @Test
    void unsetGivesBackWhatIsInherited() {
        cli.server.level("orders-value", "NONE");
        CliResult result = cli.run("compat", "unset", "orders-value", "orders-key", "-y");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .containsPattern("orders-value +NONE +subject +BACKWARD +global +changed")
                .containsPattern("orders-key +BACKWARD +global +BACKWARD +global +unchanged");
        assertThat(cli.writes()).containsExactly("DELETE /config/orders-value");
    }

    @Test
    void failureOfOneSubjectLeavesTheOthers() {
        cli.server.mode("", "READWRITE");
        CliResult json = cli.run("compat", "set", "FULL", "orders-value", "nope", "-y", "-o", "json");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.out()).contains("\"newLevel\" : \"FULL\"").contains("\"item\" : \"nope\"");
    }

    @Test
    void auditFindsLevelsThatCheckTooLittle() {
        cli.brokers.topic("orders", 1, Map.of()).topic("alone", 1, Map.of());
        cli.server.register("gone-value", "\"int\"");
        cli.server.level("gone-value", "NONE");
        cli.server.register("orders-value", RegistryCli.record("{'name':'amount','type':'double','default':0}"));
        cli.server.level("orders-value", "FORWARD");
        CliResult result = cli.inContext("", "compat", "audit");
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err()).isEmpty();
        Golden.assertMatches("schema/audit.txt", result.out());
        CliResult required = cli.inContext("", "compat", "audit", "--require", "backward", "-o", "json");
        assertThat(required.exitCode()).isEqualTo(3);
        Golden.assertMatches("schema/audit.json", required.out());
        assertThat(cli.run("compat", "audit", "orders-key", "--require", "BACKWARD")
                        .exitCode())
                .isZero();
        assertThat(cli.run("compat", "audit", "orders-key", "--require", "BACKWARD_TRANSITIVE")
                        .exitCode())
                .isEqualTo(3);
    }

    @Test
    void auditWithoutBrokersSaysNothingOfTopics() {
        CliResult result = cli.run("compat", "audit");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).doesNotContain("no-topic").doesNotContain("no-subject");
    }

    @Test
    void showsAndSetsModes() {
        assertThat(cli.run("mode", "get").out()).containsPattern("\\(global\\) +READWRITE");
        CliResult set = cli.run("mode", "set", "readonly", "orders-value", "-y");
        assertThat(set.exitCode()).isZero();
        assertThat(set.out()).containsPattern("orders-value +READWRITE +READONLY +changed");
        assertThat(cli.run("mode", "get", "orders-value", "orders-key").out())
                .containsPattern("orders-value +READONLY +own")
                .containsPattern("orders-key +READWRITE +inherited");
        CliResult refused = cli.run("delete", "orders-value", "-y");
        assertThat(refused.exitCode()).isEqualTo(8);
        CliResult bad = cli.run("mode", "set", "READONYL", "orders-value");
        assertThat(bad.exitCode()).isEqualTo(4);
        assertThat(bad.err()).contains("did you mean READONLY?");
        CliResult importing = cli.run("mode", "set", "IMPORT", "orders-key", "-y");
        assertThat(importing.exitCode()).isEqualTo(8);
        assertThat(cli.run("mode", "set", "IMPORT", "orders-key", "-y", "--force")
                        .exitCode())
                .isZero();
        assertThat(cli.run("mode", "set", "READWRITE").exitCode()).isEqualTo(2);
        assertThat(cli.run("mode", "set", "READWRITE", "orders-value").exitCode())
                .isEqualTo(2);
    }
}
