package io.kafkactl.cli.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kafkactl.testkit.Kdc;
import io.kafkactl.testkit.KerberosKafka;
import io.kafkactl.testkit.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins by Kerberos with the packaged program: a ticket from a real KDC for a real broker. */
class KerberosIT {
    private static final String LAUNCHER = "target/kafkactl/bin/kafkactl";

    @TempDir
    static Path folder;

    private static Kdc kdc;
    private static KerberosKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                Kdc.missing().isEmpty(),
                () -> "no Kerberos server to test with; not installed: " + Kdc.missing()
                        + " (Debian: krb5-kdc and krb5-admin-server)");
        kdc = new Kdc(folder.resolve("kdc"));
        kafka = new KerberosKafka(folder.resolve("broker"), kdc);
    }

    @AfterAll
    static void end() {
        if (kafka != null) {
            kafka.close();
        }
        if (kdc != null) {
            kdc.close();
        }
    }

    @Test
    void listsProducesAndConsumesWithATicket() throws Exception {
        Path keytab = kdc.keytab("ann");
        String topic = kafka.cluster().createTopic("market.order.placed", 1);
        Path records = Files.writeString(folder.resolve("records.txt"), "v\n");

        Shell.Outcome list = run("ann", keytab, "topic", "list", "-o", "name");
        Shell.Outcome sent = run("ann", keytab, "produce", topic, records.toString());
        Shell.Outcome read = run("ann", keytab, "consume", topic);

        assertThat(list.exitCode()).as(list.toString()).isZero();
        assertThat(list.out()).contains(topic + "\n");
        assertThat(sent.exitCode()).as(sent.toString()).isZero();
        assertThat(read.exitCode()).as(read.toString()).isZero();
        assertThat(read.out()).isEqualTo("v\n");
    }

    @Test
    void refusesAKeyThatWasChanged() throws Exception {
        Path keytab = kdc.keytab("bob");
        kdc.changeKey("bob");

        assertDenied(run("bob", keytab, "topic", "list"));
    }

    @Test
    void refusesWhomTheServerDoesNotKnow() throws Exception {
        Path keytab = kdc.keytab("carol");

        Shell.Outcome unknown = run("nobody", keytab, "topic", "list");
        Shell.Outcome missing = run("carol", folder.resolve("missing.keytab"), "topic", "list");

        assertDenied(unknown);
        assertDenied(missing);
    }

    @Test
    void saysThatTheServerDoesNotAnswer() throws Exception {
        try (Kdc other = new Kdc(folder.resolve("other"))) {
            Path keytab = other.keytab("dora");
            other.kill();

            Shell.Outcome away = run(other, "dora", keytab, "topic", "list");

            assertThat(away.exitCode()).as(away.toString()).isEqualTo(5);
            assertThat(away.out()).isEmpty();
            assertThat(away.err())
                    .contains("no login for GSSAPI: ")
                    .contains("hint: does the token endpoint or KDC that the properties name answer from here?")
                    .doesNotContain("\tat ");
        }
    }

    private static void assertDenied(Shell.Outcome result) {
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(6);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("no login for GSSAPI: ", "hint: ").doesNotContain("\tat ");
    }

    private static Shell.Outcome run(String user, Path keytab, String... args) throws Exception {
        return run(kdc, user, keytab, args);
    }

    private static Shell.Outcome run(Kdc server, String user, Path keytab, String... args) throws Exception {
        List<Object> command = new ArrayList<>(List.of(
                LAUNCHER,
                "-b",
                kafka.address(),
                "-X",
                "security.protocol=SASL_PLAINTEXT",
                "-X",
                "sasl.mechanism=GSSAPI",
                "-X",
                "sasl.kerberos.service.name=kafka",
                "-X",
                "sasl.jaas.config=com.sun.security.auth.module.Krb5LoginModule required useKeyTab=true doNotPrompt=true "
                        + "keyTab=\"" + keytab + "\" principal=\"" + user + "@" + Kdc.REALM + "\";"));
        command.addAll(List.of(args));
        return Shell.inherited()
                .env("KAFKACTL_JAVA_OPTS", "-Djava.security.krb5.conf=" + server.config())
                .run(command.toArray());
    }
}
