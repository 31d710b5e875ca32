package io.kafkactl.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.Golden;
import io.kafkactl.testkit.registry.Protoc;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaLookupCommandsTest extends RegistryCommandTest {
    private static final String GUID = "\"guid\" : \"";

    private String guidOf(String subject) {
        String json = cli.run("get", subject, "-o", "json").out();
        int from = json.indexOf(GUID) + GUID.length();
        return json.substring(from, json.indexOf('"', from));
    }

    @Test
    void getsTheSchemaBehindAGuidWhereverItIs() {
        cli.server.register(":.staging:copy-value", RegistryCli.ORDER_1);
        String guid = guidOf("orders-value@1");

        CliResult result = cli.run("get", "--guid", guid);
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo(RegistryCli.ORDER_1 + "\n");
        assertThat(result.err())
                .isEqualTo("GUID " + guid + ", id 1, id 1 in context .staging, AVRO, orders-value version 1, "
                        + ":.staging:copy-value version 1\n");
        assertThat(cli.run("get", "--guid", guid, "-o", "json").out())
                .contains("\"id\" : null")
                .containsIgnoringWhitespaces("{ \"context\" : \".staging\", \"id\" : 1 }");
        CliResult unknown = cli.run("get", "--guid", "00000000-0000-0000-0000-000000000001");
        assertThat(unknown.exitCode()).isEqualTo(7);
        assertThat(cli.run("get", "--guid", "nonsense").exitCode()).isEqualTo(2);
        cli.server.without("schemas");
        CliResult old = cli.run("get", "--guid", guid);
        assertThat(old.exitCode()).isEqualTo(7);
        assertThat(old.err()).contains("this registry knows no schemas by GUID").contains("--id N");
    }

    @Test
    void saysHowFarIdsGo() {
        CliResult result = cli.run("get", "--id", "1");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEqualTo("id 1 of 3, AVRO, orders-value version 1\n");
        assertThat(cli.run("get", "--id", "1", "-o", "json").out()).contains("\"greatestId\" : 3");
        cli.server.softDelete("orders-value");
        assertThat(cli.run("get", "--id", "1").err()).doesNotContain("orders-value");
        assertThat(cli.run("get", "--id", "1", "--deleted").err()).contains("orders-value version 1");
    }

    @Test
    void registersAndFindsByMetadata() {
        String file = cli.write("pay.avsc", RegistryCli.ORDER_1);
        assertThat(cli.run("register", "pay", file, "--metadata", "team=red", "--metadata", "tier=1")
                        .out())
                .containsPattern("pay +1 +4 +AVRO +registered");
        assertThat(cli.run("register", "pay", file, "--metadata", "team=blue").exitCode())
                .isZero();
        CliResult result = cli.run("get", "pay", "--metadata", "team=red", "-o", "json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("\"version\" : 1")
                .containsIgnoringWhitespaces("\"metadata\":{\"team\":\"red\",\"tier\":\"1\"}");
        assertThat(cli.run("get", "pay", "--metadata", "team=green").exitCode()).isEqualTo(7);
        assertThat(cli.run("get", "pay@1", "--metadata", "team=red").exitCode()).isEqualTo(2);
        assertThat(cli.run("get", "--id", "1", "--metadata", "team=red").exitCode())
                .isEqualTo(2);
        cli.server.answer(1, 204, "");
        CliResult without = cli.run("get", "pay", "--metadata", "team=red");
        assertThat(without.exitCode()).isEqualTo(7);
        assertThat(without.err()).contains("this registry keeps no metadata");
        CliResult subject = cli.run("get", "pai", "--metadata", "team=red");
        assertThat(subject.exitCode()).isEqualTo(7);
        assertThat(subject.err()).contains("did you mean 'pay'?");
    }

    @Test
    void saysWhenARegistryDropsMetadata() {
        String file = cli.write("key.avsc", "\"string\"");
        String known = "{\"subject\":\"orders-key\",\"version\":1,\"id\":3,\"schema\":\"\\\"string\\\"\"}";
        cli.server.answer(1, 200, known);
        CliResult result = cli.run("register", "orders-key", file, "--metadata", "team=red");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("subject 'orders-key' has the schema as version 1, but the registry kept no metadata of it");
    }

    @Test
    void getsAvroWithWhatItRefersTo() {
        cli.server.register("money", RegistryCli.MONEY);
        cli.server.register(
                "bill",
                "AVRO",
                RegistryCli.record("{'name':'m','type':'com.acme.Money'}"),
                Map.of("com.acme.Money", "money@1"));
        CliResult result = cli.run("get", "bill", "--form", "resolved");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("\"cents\"");
        assertThat(cli.run("get", "bill").out()).doesNotContain("\"cents\"");
        assertThat(cli.run("get", "bill", "--form", "resolved", "-o", "json").exitCode())
                .isEqualTo(2);
    }

    @Test
    void getsProtobufCompiled() {
        assumeTrue(Protoc.isThere(), "no protoc for this platform in target/protoc");
        cli.server.register("p", "PROTOBUF", "syntax = \"proto3\"; message P { int32 x = 1; }", Map.of());
        CliResult result = cli.run("get", "p", "--form", "serialized");
        assertThat(result.exitCode()).isZero();
        assertThat(Base64.getDecoder().decode(result.out().strip())).isNotEmpty();
    }

    @Test
    void showsWhatTheRegistryIs() {
        cli.server.register(":.staging:a", "\"int\"");
        CliResult result = cli.run("info");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        Golden.assertMatches("schema/info.txt", result.out());
        Golden.assertMatches("schema/info.json", cli.run("info", "-o", "json").out());
        assertThat(cli.run("info", "--schema-context", ".staging", "-o", "json").out())
                .contains("\"subjects\" : 1");
        cli.server.without("schemas", "contexts", "mode", "v1");
        CliResult little = cli.run("info", "-o", "json");
        assertThat(little.exitCode()).isZero();
        assertThat(little.out()).contains("\"version\" : null").contains("\"contexts\" : [ ]");
    }

    @Test
    void unsetsModes() {
        cli.server
                .mode("orders-value", "READONLY")
                .mode(":.staging:", "READONLY")
                .mode(":.staging:a", "IMPORT");
        CliResult rehearsed = cli.run("mode", "unset", "orders-value", "orders-key", "--dry-run");
        assertThat(rehearsed.exitCode()).isZero();
        assertThat(rehearsed.out())
                .containsPattern("orders-value +READONLY +READWRITE +would-change")
                .containsPattern("orders-key +READWRITE +READWRITE +unchanged");
        assertThat(cli.writes()).isEmpty();
        assertThat(cli.run("mode", "unset", "orders-value").exitCode()).isEqualTo(2);
        assertThat(cli.run("mode", "unset", "orders-value", "-y").out()).contains("changed");
        assertThat(cli.run("mode", "get", "orders-value").out()).containsPattern("orders-value +READWRITE +inherited");
        assertThat(cli.run("mode", "unset", "--global", "--recursive", "-y").exitCode())
                .isEqualTo(2);
        CliResult all = cli.run("mode", "unset", "--global", "--recursive", "--schema-context", ".staging", "-y");
        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(cli.server.calls()).contains("DELETE /mode/:.staging:?recursive=true");
        assertThat(cli.run("mode", "get", "--schema-context", ".staging", "-o", "json")
                        .out())
                .contains("READWRITE");
    }

    @Test
    void aDeleteWhoseAnswerGotLostIsDone() {
        cli.server.losingAnswers(1);
        CliResult result = cli.run("delete", "orders-key", "-y");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).containsPattern("orders-key +1 +deleted");
    }
}
