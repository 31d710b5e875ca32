package io.kafkactl.ops.topic.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "z", "A", "Z", "0", "9", "a.b_c-D9", "...", "_", "-"})
    void acceptsWhatKafkaAccepts(String name) {
        assertThat(KafkaName.problems(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void refusesTheNamesOfNothing(String name) {
        assertThat(KafkaName.problems(name)).containsExactly("is none that Kafka accepts");
    }

    /** Among them the neighbours of each range of letters. */
    @ParameterizedTest
    @ValueSource(strings = {"`", "{", "@", "[", "/", ":", " ", ",", "ä", "😀"})
    void namesTheCharacterThatKafkaRefuses(String character) {
        assertThat(KafkaName.problems("a" + character + "b" + character))
                .containsExactly("has '" + character + "' in it: Kafka allows letters, digits, '.', '_' and '-'");
    }

    @Test
    void countsTheCharactersOfANameThatIsTooLong() {
        assertThat(KafkaName.problems("x".repeat(249))).isEmpty();
        assertThat(KafkaName.problems("x".repeat(250))).containsExactly("has 250 characters, and Kafka allows 249");
    }

    @Test
    void metricsKnowNoDots() {
        assertThat(KafkaName.inMetrics("market.stock_price-update.v1")).isEqualTo("market_stock_price-update_v1");
    }
}
