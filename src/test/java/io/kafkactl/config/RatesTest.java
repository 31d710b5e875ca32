package io.kafkactl.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RatesTest {
    @Test
    void readsRatesAsPeopleWriteThem() {
        assertThat(Rates.perSecond("500/s")).isEqualTo(500);
        assertThat(Rates.perSecond("8000")).isEqualTo(8000);
        assertThat(Rates.perSecond("90/m")).isEqualTo(1.5);
        assertThat(Rates.perSecond("0.5/h")).isEqualTo(0.5 / 3600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0/s", "-1/s", "5/d", "1e3/s", "5 /s", "/s", "0.0/m"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Rates.perSecond(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a rate such as 500/s");
    }
}
