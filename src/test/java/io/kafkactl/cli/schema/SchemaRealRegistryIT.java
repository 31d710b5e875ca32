package io.kafkactl.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.registry.RealRegistry;
import io.kafkactl.testkit.registry.WithRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schema's life, command by command, at a registry that somebody else wrote. */
@WithRegistry
class SchemaRealRegistryIT {
    private static final String INT = field("\"int\"");
    private static final String LONG = field("\"long\"");
    private static final String TEXT = field("\"string\"");

    @TempDir
    Path folder;

    private final RealRegistry registry;
    private final String subject = TestTopics.unique("market.order.placed") + "-value";

    SchemaRealRegistryIT(RealRegistry registry) {
        this.registry = registry;
    }

    @Test
    void aSchemaIsCheckedRegisteredComparedAndDeleted() throws IOException {
        String first = file("v1.avsc", INT);
        String second = file("v2.avsc", LONG);
        String bad = file("bad.avsc", TEXT);

        assertThat(item("register", subject, first, "--dry-run").get("status").asText())
                .isEqualTo("would-register");
        assertFails(7, "does not exist", "get", subject);
        assertThat(item("register", subject, first).get("status").asText()).isEqualTo("registered");
        assertThat(item("register", subject, first).get("status").asText()).isEqualTo("unchanged");
        assertFails(3, "from int to string", "register", subject, bad);
        CliResult check = run("check", subject, bad);
        assertThat(check.exitCode()).as(check.toString()).isEqualTo(3);
        assertThat(check.out()).contains("'n' changed from int to string: old data cannot be read");
        assertThat(run("check", subject, second).exitCode()).isZero();
        assertThat(item("register", subject, second).get("version").asInt()).isEqualTo(2);

        assertThat(run("get", subject + "@1").out()).isEqualTo(INT + "\n");
        assertThat(run("diff", subject).out()).contains("int", "long", "FORWARD");
        assertThat(item("list", subject).get("version").asInt()).isEqualTo(2);

        assertThat(run("delete", subject).exitCode()).isEqualTo(2);
        assertThat(run("delete", subject, "--yes").exitCode()).isZero();
        assertFails(7, subject, "get", subject);
        assertThat(run("delete", subject, "--permanent", "--yes").exitCode()).isZero();
        assertThat(run("list", "--deleted").out()).doesNotContain(subject);
    }

    @Test
    void aLevelIsSetForbidsAndIsUnset() throws IOException {
        run("register", subject, file("v1.avsc", INT));
        String second = file("v2.avsc", LONG);

        JsonNode changed = item("compat", "set", "FULL", subject, "--yes");
        assertThat(changed.get("status").asText()).isEqualTo("changed");
        assertThat(item("compat", "get", subject).get("level").asText()).isEqualTo("FULL");
        assertFails(3, "FULL", "register", subject, second);
        assertThat(run("compat", "unset", subject, "--yes").exitCode()).isZero();
        assertThat(item("compat", "get", subject).get("level").asText()).isEqualTo("BACKWARD");
        assertThat(run("register", subject, second).exitCode()).isZero();
    }

    @Test
    void whatIsReferredToIsNotDeleted() throws IOException {
        String address = TestTopics.unique("market.address.known");
        run(
                "register",
                address,
                file(
                        "address.avsc",
                        "{\"type\":\"record\",\"name\":\"Address\",\"namespace\":\"shop\",\"fields\":[]}"));
        CliResult order = run(
                "register",
                subject,
                file("order.avsc", field("\"shop.Address\"")),
                "--reference",
                "shop.Address=" + address + "@1");
        assertThat(order.exitCode()).as(order.toString()).isZero();
        assertThat(run("versions", subject).out()).contains(address);
        assertFails(8, subject, "delete", address, "--yes");
    }

    @Test
    void aModeIsSetAndShown() throws IOException {
        run("register", subject, file("v1.avsc", INT));
        assertThat(run("mode", "set", "READONLY", subject, "--yes").exitCode()).isZero();
        assertThat(item("mode", "get", subject).get("mode").asText()).isEqualTo("READONLY");
        assertThat(run("mode", "set", "READWRITE", subject, "--yes").exitCode()).isZero();
    }

    @Test
    void whatIsNoSchemaIsInvalidInput() throws IOException {
        assertFails(
                4,
                "broken.avsc is no valid Avro schema",
                "register",
                subject,
                file("broken.avsc", "{\"type\":\"recor\"}"));
        assertFails(7, "does not exist", "versions", subject);
    }

    private void assertFails(int exitCode, String message, String... args) {
        CliResult result = run(args);
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
        assertThat(result.err()).contains(message);
        assertThat(result.out()).isEmpty();
    }

    private JsonNode item(String... args) throws IOException {
        String[] all = Arrays.copyOf(args, args.length + 2);
        all[args.length] = "-o";
        all[args.length + 1] = "json";
        CliResult result = run(all);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return new ObjectMapper().readTree(result.outBytes()).get("items").get(0);
    }

    private CliResult run(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "schema";
        System.arraycopy(args, 0, all, 1, args.length);
        return registry.run(all);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String field(String type) {
        return "{\"type\":\"record\",\"name\":\"Order\",\"fields\":[{\"name\":\"n\",\"type\":" + type + "}]}";
    }
}
