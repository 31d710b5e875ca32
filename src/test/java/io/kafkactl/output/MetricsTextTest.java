package io.kafkactl.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTextTest {
    private final MetricsText metrics = new MetricsText();

    @Test
    void keepsTheSamplesOfAFamilyTogetherAndEscapesLabels() {
        metrics.gauge("lag", "Lag", Map.of("group", "a\"b\\c\nd"), 5);
        metrics.gauge("age", "Age", Map.of(), 1.5);
        metrics.gauge("lag", "Lag", Map.of("group", "e"), 6);

        assertThat(metrics.prometheus()).isEqualTo("""
                # HELP lag Lag
                # TYPE lag gauge
                lag{group="a\\"b\\\\c\\nd"} 5
                lag{group="e"} 6
                # HELP age Age
                # TYPE age gauge
                age 1.5
                """);
        assertThat(metrics.openMetrics()).isEqualTo(metrics.prometheus() + "# EOF\n");
    }
}
