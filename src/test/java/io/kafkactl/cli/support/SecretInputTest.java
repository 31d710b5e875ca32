package io.kafkactl.cli.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretInputTest {
    private final StringWriter shown = new StringWriter();
    private final Cancellation cancellation = new Cancellation();

    private SecretInput input(InputStream typed) {
        return new SecretInput(new CliContext(
                typed,
                OutputStream.nullOutputStream(),
                new PrintWriter(shown),
                Terminals.NONE,
                Map.of(),
                Clock.systemUTC(),
                cancellation,
                settings -> {
                    throw new AssertionError("a secret needs no cluster");
                }));
    }

    private SecretInput typing(String text) {
        return input(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    @Test
    void takesWhatIsTypedTwiceAndShowsNothingOfIt() {
        assertThat(typing("päss word\npäss word\n").typedTwice("password")).isEqualTo("päss word");
        assertThat(shown.toString().replace("\r", "")).isEqualTo("password: \npassword again: \n");
    }

    @Test
    void refusesTwoThatDiffer() {
        assertThatThrownBy(() -> typing("one\ntwo\n").typedTwice("password"))
                .isInstanceOfSatisfying(
                        KafkactlException.class,
                        e -> assertThat(e.exitCode().code()).isEqualTo(4))
                .hasMessage("the two are not the same");
    }

    @Test
    void takesTheFirstLineOfAStream() {
        assertThat(typing("one\r\ntwo\n").line()).isEqualTo("one");
        assertThat(typing("one").line()).isEqualTo("one");
        assertThat(typing("").line()).isEmpty();
    }

    @Test
    void endsAtASignalAlthoughNobodyTypes() throws IOException {
        try (PipedOutputStream silence = new PipedOutputStream();
                PipedInputStream nobody = new PipedInputStream(silence)) {
            cancellation.cancel();

            assertThatThrownBy(() -> input(nobody).typedTwice("password"))
                    .isInstanceOfSatisfying(
                            KafkactlException.class,
                            e -> assertThat(e.exitCode().code()).isEqualTo(130));
        }
    }
}
