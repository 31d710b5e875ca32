package io.kafkactl.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PositionTest {
    @Test
    void offsetsAndDistances() {
        assertThat(Position.parse("start")).isEqualTo(Position.START);
        assertThat(Position.parse("end")).isEqualTo(Position.END);
        assertThat(Position.parse("0")).isEqualTo(new Position.Offset(0));
        assertThat(Position.parse("9223372036854775807")).isEqualTo(new Position.Offset(Long.MAX_VALUE));
        assertThat(Position.parse("+5")).isEqualTo(new Position.FromStart(5));
        assertThat(Position.parse("-5")).isEqualTo(new Position.BeforeEnd(5));
        assertThat(Position.parse("@-1h")).isEqualTo(new Position.Ago(Duration.ofHours(1)));
        assertThat(Position.parse("@1700000000000")).isEqualTo(new Position.AtTime(1_700_000_000_000L));
    }

    @ParameterizedTest
    @CsvSource({
        "@2026-01-31T10:00:00Z,2026-01-31T10:00:00Z",
        "@2026-01-31T10:00:00,2026-01-31T10:00:00Z",
        "@2026-01-31T10:00,2026-01-31T10:00:00Z",
        "@2026-01-31T10:00:00.123,2026-01-31T10:00:00.123Z",
        "@2026-01-31T10:00:00+02:00,2026-01-31T08:00:00Z",
        "@2026-01-31T10:00:00-05:30,2026-01-31T15:30:00Z",
        "@2026-01-31,2026-01-31T00:00:00Z",
    })
    void timesWithoutZoneAreUtc(String text, String instant) {
        assertThat(Position.parse(text))
                .isEqualTo(new Position.AtTime(Instant.parse(instant).toEpochMilli()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Start",
                "beginning",
                "1k",
                "+",
                "-",
                "+-1",
                "--1",
                "@",
                "@-",
                "@yesterday",
                "@-1 h",
                "@--1h",
                "@2026-02-30T10:00:00Z",
                "@2026-01-31 10:00:00",
                "9223372036854775808",
                "1.5",
                " 1",
                "@+999999999-12-31T00:00:00Z",
                "@-PT2562047788015215H",
                "current"
            })
    void refusesWithTheWholeGrammar(String text) {
        assertThatThrownBy(() -> Position.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is not a position: start, end, N, +N, -N");
    }
}
