package io.kafkactl.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PartitionSetTest {
    @Test
    void listsAndRangesMergeInOrder() {
        assertThat(PartitionSet.parse("3-5,0,4").of("t", 6)).containsExactly(0, 3, 4, 5);
    }

    @Test
    void aPartitionThatDoesNotExistIsNotFound() {
        assertThatThrownBy(() -> PartitionSet.parse("0-999999999").of("t", 6))
                .hasMessageContaining("topic 't' has no partition 6")
                .extracting(e -> ((KafkactlException) e).exitCode())
                .isEqualTo(ExitCode.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "0,", "-1", "5-3", "a", "0 1", "1-", "9999999999"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> PartitionSet.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLastPartitionIsOneLessThanTheirNumber() {
        assertThat(PartitionSet.parse("5").of("t", 6)).containsExactly(5);
        assertThat(PartitionSet.parse("4-5").of("t", 6)).containsExactly(4, 5);
        assertThat(PartitionSet.parse("3-3").of("t", 6)).containsExactly(3);
        assertThatThrownBy(() -> PartitionSet.parse("6").of("t", 6)).hasMessageContaining("no partition 6");
        assertThatThrownBy(() -> PartitionSet.parse("8-9").of("t", 6)).hasMessageContaining("no partition 8");
    }

    @Test
    void onlyThoseBelowALimitMayBeTaken() {
        assertThat(PartitionSet.parse("7,1-3,0").upTo(3)).containsExactly(0, 1, 2);
        assertThat(PartitionSet.parse("7,1-3").upTo(8)).containsExactly(1, 2, 3, 7);
        assertThat(PartitionSet.parse("7").upTo(7)).isEmpty();
        assertThat(PartitionSet.parse("7,1-3")).hasToString("7,1-3");
    }
}
