package io.kafkactl.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {
    @Test
    void growsFromZeroToTheLargestAndLeavesGaps() {
        assertThat(Sparkline.of(Arrays.asList(0L, 50L, null, 100L), 10)).isEqualTo("▁▄ █");
    }

    @Test
    void showsTheLastOnesOnly() {
        assertThat(Sparkline.of(List.of(9L, 0L, 0L), 2)).isEqualTo("▁▁");
    }
}
