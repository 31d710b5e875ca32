package io.kafkactl.ops.dlq.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailedAtTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T10:00:00Z",
                "2026-11-20T11:00:00+01:00",
                " 2026-11-20T10:00:00.000Z ",
                "1795168800",
                "1795168800000",
                "1795168800000000"
            })
    void readsIsoAndEpochsByMagnitude(String text) {
        assertThat(FailedAt.parse(text)).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "yesterday", "2026-11-20", "-5", "9999999999999999999"})
    void whatIsNoMomentIsUnknown(String text) {
        assertThat(FailedAt.parse(text)).isNull();
    }

    @Test
    void nothingIsUnknown() {
        assertThat(FailedAt.parse(null)).isNull();
    }
}
