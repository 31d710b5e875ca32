package io.kafkactl.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaReleaseTest {
    @ParameterizedTest
    @CsvSource({"0,", "1, 3.0", "7, 3.3", "21, 3.9", "25, 4.0", "30, 4.3", "33, 4.4", "34, 4.4+", "99, 4.4+"})
    void namesTheReleaseThatALevelCameWith(int level, String release) {
        assertThat(KafkaRelease.of(level)).isEqualTo(release);
    }
}
