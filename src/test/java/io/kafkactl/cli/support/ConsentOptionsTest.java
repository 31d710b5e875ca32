package io.kafkactl.cli.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.client.KafkaConnection;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentOptionsTest {
    private static final Terminals PERSON = new Terminals(true, true, true);

    private final StringWriter err = new StringWriter();

    private ConsentOptions consent(Terminals terminals, String input) {
        CliContext context = new CliContext(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                OutputStream.nullOutputStream(),
                new PrintWriter(err),
                terminals,
                Map.of(),
                Clock.systemUTC(),
                new Cancellation(),
                KafkaConnection::new);
        return new ConsentOptions(new Invocation(context, new GlobalOptions(), (world, words) -> 0));
    }

    private static ConnectionSettings settings(@Nullable String context, boolean isProtected, boolean readOnly) {
        ConnectionSettings address = ConnectionSettings.to("b1:9092");
        return new ConnectionSettings(
                context,
                address.bootstrapServers(),
                address.schemaRegistry(),
                address.properties(),
                address.timeout(),
                isProtected,
                readOnly,
                false,
                address.rules(),
                address.dlq(),
                null,
                address.pluginPath(),
                address.secrets());
    }

    private static void ask(ConsentOptions consent, ConnectionSettings settings) {
        consent.require(settings, "cluster-1", List.of("topic 'a' will be lost"), "Delete 1 topic");
    }

    private static void assertRefused(Runnable action, int exitCode, String message, @Nullable String hint) {
        assertThatThrownBy(action::run).isInstanceOfSatisfying(KafkactlException.class, e -> {
            assertThat(e.exitCode().code()).isEqualTo(exitCode);
            assertThat(e.message()).isEqualTo(message);
            assertThat(e.hint().orElse(null)).isEqualTo(hint);
        });
    }

    @Test
    void yesDoesItAndShowsWhatItDoes() {
        ConsentOptions consent = consent(Terminals.NONE, "");
        consent.yes = true;

        ask(consent, settings("dev", false, false));

        assertThat(err).hasToString("topic 'a' will be lost\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"y\n", "yes\n", "Y\n", " YES \n", "y"})
    void aPersonIsShownClusterContextAndLossAndMayAgree(String answer) {
        ask(consent(PERSON, answer), settings(null, false, false));

        assertThat(err).hasToString("""
                cluster cluster-1 at b1:9092, context (none)
                topic 'a' will be lost
                Delete 1 topic? [y/N]\s""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "", "n\n", "yess\n", "ye\n", "dev\n"})
    void everythingElseIsANo(String answer) {
        assertRefused(
                () -> ask(consent(PERSON, answer), settings("dev", false, false)),
                1,
                "declined, nothing was done",
                null);
    }

    @Test
    void aProtectedContextIsTypedByAPerson() {
        ask(consent(PERSON, "prod\n"), settings("prod", true, false));

        assertThat(err.toString()).endsWith("Delete 1 topic? Type the context's name to go on: ");
        assertRefused(
                () -> ask(consent(PERSON, "y\n"), settings("prod", true, false)),
                1,
                "declined, nothing was done",
                null);
    }

    @Test
    void aProtectedContextIsTypedThoughYesWasGiven() {
        ConsentOptions consent = consent(PERSON, "y\n");
        consent.yes = true;

        assertRefused(() -> ask(consent, settings("prod", true, false)), 1, "declined, nothing was done", null);
    }

    @Test
    void aScriptConfirmsAProtectedContextByName() {
        ConsentOptions consent = consent(Terminals.NONE, "");
        consent.yes = true;
        assertRefused(
                () -> ask(consent, settings("prod", true, false)),
                8,
                "context 'prod' is protected",
                "add --yes --confirm prod");

        consent.confirm = "prod";
        ask(consent, settings("prod", true, false));

        consent.confirm = "PROD";
        assertRefused(
                () -> ask(consent, settings("prod", true, false)),
                8,
                "--confirm 'PROD' is not the context 'prod'",
                "-c chooses the context");
    }

    @Test
    void confirmAloneIsNoYes() {
        ConsentOptions consent = consent(Terminals.NONE, "y\n");
        consent.confirm = "prod";

        assertRefused(
                () -> ask(consent, settings("prod", true, false)),
                2,
                "Delete 1 topic needs an answer, and stdin is no terminal",
                "add --yes");
    }

    @Test
    void withoutATerminalInputIsNeverTakenForAnAnswer() {
        assertRefused(
                () -> ask(consent(new Terminals(false, true, true), "y\n"), settings("dev", false, false)),
                2,
                "Delete 1 topic needs an answer, and stdin is no terminal",
                "add --yes");
        assertThat(consent(Terminals.NONE, "y\n").agrees("Allow it")).isFalse();
    }

    @Test
    void aReadOnlyContextIsRefusedWhateverIsAgreed() {
        ConsentOptions consent = consent(PERSON, "y\n");
        consent.yes = true;
        consent.confirm = "audit";

        assertRefused(
                () -> ask(consent, settings("audit", false, true)),
                8,
                "context 'audit' is read-only",
                "readOnly: true stands in the context; choose another with -c");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void oneAnswerDoesNotSwallowTheNext() {
        ConsentOptions consent = consent(PERSON, "n\ny\n");

        assertThat(consent.agrees("Allow 'a'")).isFalse();
        assertThat(consent.agrees("Allow 'b'")).isTrue();
        assertThat(err).hasToString("Allow 'a'? [y/N] Allow 'b'? [y/N] ");
    }
}
