package io.kafkactl.cli.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColorModeTest {
    private static final Terminals TERMINAL = new Terminals(true, true, true);
    private static final String ESCAPE = "\u001b[";

    @Test
    void autoColoursOnlyATerminalAndHonoursNoColor() {
        assertThat(ColorMode.AUTO.isOn(true, Map.of())).isTrue();
        assertThat(ColorMode.AUTO.isOn(false, Map.of())).isFalse();
        assertThat(ColorMode.AUTO.isOn(true, Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(ColorMode.ALWAYS.isOn(false, Map.of("NO_COLOR", "1"))).isTrue();
        assertThat(ColorMode.NEVER.isOn(true, Map.of())).isFalse();
    }

    @Test
    void coloursTheWordErrorAndNeverStdout() {
        CliResult terminal = CliRunner.offline().terminals(TERMINAL).run("topic", "list");
        CliResult pipe = CliRunner.offline().run("topic", "list");
        CliResult always = CliRunner.offline().run("topic", "list", "--color", "always");
        CliResult never = CliRunner.offline().terminals(TERMINAL).run("--color=never", "topic", "list");

        assertThat(terminal.err()).startsWith(ESCAPE).contains("error:");
        assertThat(always.err()).startsWith(ESCAPE);
        assertThat(pipe.err()).startsWith("error:").doesNotContain(ESCAPE);
        assertThat(never.err()).startsWith("error:").doesNotContain(ESCAPE);
        assertThat(terminal.out() + always.out()).isEmpty();
        assertThat(terminal.exitCode()).isEqualTo(2);
    }
}
