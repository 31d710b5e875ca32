package io.kafkactl.ops.dlq.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackTraceTextTest {
    @Test
    void theRootIsTheLastCause() {
        assertThat(StackTraceText.rootCause("""
                        a.Outer: failed
                        \tat a.B.c(B.java:1)
                        Caused by: a.Middle: because
                        \tat a.B.c(B.java:2)
                        Caused by: a.Root
                        \tat a.B.c(B.java:3)
                        """)).isEqualTo("a.Root");
    }

    @Test
    void causesOfSuppressedExceptionsDoNotCount() {
        assertThat(StackTraceText.rootCause("a.Outer\n\tSuppressed: a.B\n\tCaused by: a.C\n"))
                .isNull();
        assertThat(StackTraceText.rootCause("a.Outer")).isNull();
        assertThat(StackTraceText.rootCause(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.B: closed | a.B",
                "a.B         | a.B",
                "a.B closed  | a.B",
                "a.B::c      | a.B",
                "': closed'  |",
                "''          |",
                "            |",
            })
    void theClassStandsAtTheBeginning(@Nullable String text, @Nullable String className) {
        assertThat(StackTraceText.className(text)).isEqualTo(className);
    }
}
