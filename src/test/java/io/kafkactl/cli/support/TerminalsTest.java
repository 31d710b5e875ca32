package io.kafkactl.cli.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalsTest {
    @ParameterizedTest
    @CsvSource({
        "'',false,false,false",
        "in,true,false,false",
        "'in,out,err',true,true,true",
        "'err,in',true,false,true",
        "out,false,true,false",
        "inn,false,false,false"
    })
    void theLaunchersWordIsTaken(String streams, boolean in, boolean out, boolean err) {
        assertThat(Terminals.fromLauncher(streams)).isEqualTo(new Terminals(in, out, err));
    }

    @Test
    void theLauncherSaysWhetherSomebodyReadsStdout() {
        assertThat(Terminals.fromLauncher("in,err,pipe")).isEqualTo(new Terminals(true, false, true, true));
        assertThat(Terminals.fromLauncher("in,err").piped()).isFalse();
    }

    @Test
    void withoutALauncherNothingIsATerminal() {
        assertThat(Terminals.fromLauncher(null)).isEqualTo(Terminals.NONE);
    }
}
