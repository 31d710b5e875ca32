package io.kafkactl.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "0s,PT0S",
        "500ms,PT0.5S",
        "30s,PT30S",
        "5m,PT5M",
        "12h,PT12H",
        "7d,P7D",
        "PT6H,PT6H",
        "P1D,P1D",
        "999999999999ms,PT999999999.999S"
    })
    void readsWhatPeopleWrite(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({"PT0.9S,0s", "PT61S,1m1s", "PT2H,2h0m", "PT28H5M,1d4h"})
    void saysTheTwoLargestUnits(Duration duration, String words) {
        assertThat(Durations.words(duration)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "30", "s", "-5s", "1.5s", "30 s", "5M", "1w", "PT-6H", "PT", "p1d", "9999999999999s"})
    void refusesEverythingElseInWordsForTheUser(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a duration such as 500ms, 30s, 5m, 12h, 7d or PT6H");
    }
}
