package io.kafkactl.ops.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
    @ParameterizedTest
    @CsvSource({
        "pricing-*, pricing-v1, true",
        "pricing-*, my-pricing-v1, false",
        "svc.orders, svc-orders, false",
        "a?c, abc, true",
        "a?c, ac, false",
        "[x], x, false",
        "[x], [x], true",
        "team/*, team/a/b, true"
    })
    void matchesWholeNamesOnly(String glob, String name, boolean matches) {
        assertThat(NamePattern.glob(glob).matches(name)).isEqualTo(matches);
    }
}
