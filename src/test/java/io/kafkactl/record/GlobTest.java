package io.kafkactl.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "eu-*, eu-1, true",
        "eu-*, eu-, true",
        "eu-*, xeu-1, false",
        "*-1, eu-11, false",
        "a?c, abc, true",
        "a?c, ac, false",
        "a.c, abc, false",
        "[ab], a, false",
        "[ab], [ab], true",
        "a\\*b, a*b, true",
        "a\\*b, axb, false",
        "*, '', true",
        "a*z, 'a\nz', true",
        "é?, éü, true",
        "'\\Qx', 'Qx', true",
    })
    void matchesWholeNames(String glob, String name, boolean expected) {
        assertThat(Glob.compile(glob).matcher(name).matches()).isEqualTo(expected);
    }

    @Test
    void aBackslashAtTheEndStandsForNothing() {
        assertThatThrownBy(() -> Glob.compile("a\\"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'a\\' ends with a backslash; write it twice");
    }
}
