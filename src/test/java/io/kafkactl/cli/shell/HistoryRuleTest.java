package io.kafkactl.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryRuleTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic list -X sasl.jaas.config='x required password=\"y\";'",
                "topic list -Xssl.keystore.password=x",
                "topic list -X 'ssl.key.password=x'",
                "consume a --property basic.auth.user.info=u:p",
                "user create a --password secret",
                "user create a --password=secret",
                "schema list --schema-registry https://user:pass@host",
                "topic list | curl -H 'x' --token=abc http://x",
                " topic list",
            })
    void forgetsWhatMayHoldASecret(String line) {
        assertThat(HistoryRule.keeps(line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic list",
                "topic describe auth.token.issued.v1",
                "topic create a --config retention.ms=1d -X client.id=me",
                "schema list --schema-registry https://host:8081",
                "consume a | jq '.value | fromjson'",
            })
    void keepsTheRest(String line) {
        assertThat(HistoryRule.keeps(line)).isTrue();
    }

    @Test
    void keepsLinesInAFileOfTheOwnersAlone() throws IOException {
        Path file = folder.resolve("state/kafkactl/shell-history");
        try (Terminal terminal = TerminalBuilder.builder()
                .dumb(true)
                .streams(java.io.InputStream.nullInputStream(), java.io.OutputStream.nullOutputStream())
                .build()) {
            ShellHistory history = new ShellHistory(file);
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .history(history)
                    .variable(LineReader.HISTORY_FILE, file)
                    .build();
            history.attach(reader);
            assertThat(file).as("before anything was typed").doesNotExist();
            for (String line : new String[] {"topic list", "topic list", "x --password y", "context list"}) {
                reader.getHistory().add(Instant.EPOCH, line);
            }
        }
        assertThat(Files.readAllLines(file)).containsExactly("0:topic list", "0:context list");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
