package io.kafkactl.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.client.Cluster;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PositionResolverTest {
    private static final TopicPartition P0 = new TopicPartition("t", 0);
    private static final TopicPartition P1 = new TopicPartition("t", 1);
    private static final Map<TopicPartition, OffsetRange> BOUNDS =
            Map.of(P0, new OffsetRange(100, 200), P1, new OffsetRange(5, 105));

    @AutoClose
    private final MockAdminClient admin = new MockAdminClient();

    private final PositionResolver resolver = new PositionResolver(
            new Cluster(admin, ConnectionSettings.to("b:1")), IsolationLevel.READ_COMMITTED, Instant.EPOCH);

    @ParameterizedTest
    @CsvSource({
        "start,100,5",
        "end,200,105",
        "100,100,100",
        "105,105,105",
        "+1,101,6",
        "+1000,200,105",
        "-1,199,104",
        "-1000,100,5",
    })
    void eachPartitionHasItsOwn(String text, long first, long second) {
        assertThat(resolver.resolve(BOUNDS, Position.parse(text))).isEqualTo(Map.of(P0, first, P1, second));
    }

    @ParameterizedTest
    @CsvSource({"99,100 to 200", "106,5 to 105", "9223372036854775807,to"})
    void anOffsetOutsideIsInvalidAndNamesTheRange(String text, String range) {
        assertThatThrownBy(() -> resolver.resolve(BOUNDS, Position.parse(text)))
                .hasMessageContaining("offset " + text + " is outside of partition")
                .hasMessageContaining(range)
                .extracting(e -> ((KafkactlException) e).exitCode())
                .isEqualTo(ExitCode.INVALID_INPUT);
    }

    @Test
    void theEndItselfIsInRange() {
        assertThat(resolver.resolve(Map.of(P0, new OffsetRange(3, 3)), Position.parse("3")))
                .isEqualTo(Map.of(P0, 3L));
    }
}
