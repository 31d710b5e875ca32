package io.kafkactl.ops.topic.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionSizingTest {
    private static final long BYTES = 5 << 20;

    private static PartitionSizing size(double rate, @Nullable Long bytes, int consumers, @Nullable Integer brokers) {
        return PartitionSizing.of(new SizingRequest(rate, bytes, consumers, 1_000, BYTES, brokers));
    }

    @ParameterizedTest
    @CsvSource({
        "8000, 500, 9, 3, 12, consumers",
        "8000, 500, 1, 3, 12, rate",
        "0, , 1, , 3, band",
        "999, 100, 1, , 3, band",
        "1000, 100, 1, , 6, band",
        "10000, 100, 1, , 12, rate",
        "10001, 100, 1, , 12, band",
        "999.5, 100, 4, , 6, consumers",
        "500, 1048576, 1, , 100, bytes",
        "100000, 100, 1, 3, 102, rate",
        "13000, 10, 5, 3, 15, rate",
        "13000, 10, 7, , 14, rate",
        "7000, 10, 7, , 7, consumers",
        "3000, 10, 1, , 6, band",
    })
    void takesTheLargestTermAndRoundsItUp(
            double rate,
            @Nullable Long bytes,
            int consumers,
            @Nullable Integer brokers,
            int partitions,
            String binding) {
        PartitionSizing sizing = size(rate, bytes, consumers, brokers);

        assertThat(sizing.partitions()).isEqualTo(partitions);
        assertThat(sizing.binding()).isEqualTo(binding);
    }

    @Test
    void warnsAboveTheBandAndKeepsTheNumber() {
        PartitionSizing sizing = size(100, null, 50, null);

        assertThat(sizing.partitions()).isEqualTo(50);
        assertThat(sizing.warning()).startsWith("50 is above the usual band of 3 to 6: ");
        assertThat(size(100, null, 6, null).warning()).isNull();
        assertThat(size(50_000, null, 1, null).warning()).contains("12 to 24 or a little more");
    }

    @Test
    void neverGivesFewerThanNeededNorMoreThanHalfAsMuchAgain() {
        for (int rate = 0; rate < 40_000; rate += 137) {
            for (int consumers = 1; consumers < 40; consumers++) {
                PartitionSizing sizing = size(rate, 700L, consumers, 3);
                int needed = sizing.terms().stream()
                        .mapToInt(PartitionSizing.Term::partitions)
                        .max()
                        .orElseThrow();

                assertThat(sizing.partitions()).isBetween(needed, needed + needed / 2);
            }
        }
    }

    @Test
    void refusesNumbersThatNoTopicHas() {
        assertThatExceptionOfType(KafkactlException.class)
                .isThrownBy(() -> size(1e9, null, 1, null))
                .matches(e -> e.exitCode() == ExitCode.INVALID_INPUT)
                .withMessage("1,000,000 partitions are more than any topic has");
        assertThatExceptionOfType(KafkactlException.class)
                .isThrownBy(() -> size(1, null, 0, null))
                .withMessageContaining("--consumers 0 is out of range");
    }
}
