package io.kafkactl.ops.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.KafkactlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaKeyTest {
    @ParameterizedTest
    @CsvSource({
        "producer_byte_rate, 10MiB, 10485760, 10.0 MiB/s",
        "consumer-byte-rate, 1MB/s, 1000000, 977 KiB/s",
        "PRODUCER_BYTE_RATE, 512, 512, 512 B/s",
        "request_percentage, 12.5, 12.5, 12.5%",
        "request_percentage, 200%, 200, 200%",
        "controller_mutation_rate, 5, 5, 5/s",
        "connection_creation_rate, 20/s, 20, 20/s"
    })
    void readsValuesAsPeopleWriteThem(String key, String text, double value, String words) {
        QuotaKey known = QuotaKey.of(key);

        assertThat(known.parse(text)).isEqualTo(value);
        assertThat(QuotaKey.words(known.toString(), value)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "producer_byte_rate, fast",
        "producer_byte_rate, 0",
        "producer_byte_rate, -1",
        "request_percentage, 10MiB",
        "request_percentage, 0",
        "connection_creation_rate, NaN",
        "controller_mutation_rate, ''"
    })
    void refusesWhatIsNoValue(String key, String text) {
        assertThatThrownBy(() -> QuotaKey.of(key).parse(text))
                .isInstanceOfSatisfying(
                        KafkactlException.class,
                        e -> assertThat(e.exitCode().code()).isEqualTo(4))
                .hasMessageContaining(key);
    }

    @Test
    void suggestsTheNearestName() {
        assertThatThrownBy(() -> QuotaKey.of("producer_bite_rate"))
                .isInstanceOfSatisfying(KafkactlException.class, e -> {
                    assertThat(e.exitCode().code()).isEqualTo(2);
                    assertThat(e.hint()).hasValue("did you mean 'producer_byte_rate'?");
                });
    }
}
