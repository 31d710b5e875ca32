package io.kafkactl.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
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
        "team/*, team/a/b, true",
        "svc.*, svc.orders.placed, true",
        "svc.*, my.svc.orders, false",
        "*.dlq, a.dlqs, false",
        "a[b]*, a[b]c, true",
        "a[b]*, abc, false"
    })
    void matchesWholeNamesOnly(String glob, String name, boolean matches) {
        assertThat(NamePattern.glob(glob).matches(name)).isEqualTo(matches);
    }

    @Test
    void whatIsNoPatternIsAUsageError() {
        assertUsage(() -> NamePattern.glob("a\\"), "'a\\' ends with a backslash");
        assertUsage(() -> NamePattern.regex("a("), "'a(' is no regular expression");
    }

    private static void assertUsage(ThrowingCallable pattern, String message) {
        assertThatThrownBy(pattern)
                .isInstanceOfSatisfying(
                        KafkactlException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining(message);
    }
}
