package io.kafkactl.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {
    @Test
    void countsAsPeopleDo() {
        assertThat(Counted.of(0, "topic")).isEqualTo("0 topics");
        assertThat(Counted.of(1, "topic")).isEqualTo("1 topic");
        assertThat(Counted.of(2, "copy", "copies")).isEqualTo("2 copies");
        assertThat(Counted.of(12_000, "record")).isEqualTo("12,000 records");
    }
}
