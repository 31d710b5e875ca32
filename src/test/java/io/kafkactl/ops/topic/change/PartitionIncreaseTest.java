package io.kafkactl.ops.topic.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.change.KeySample.Keys;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PartitionIncreaseTest {
    private static final Node NODE = new Node(1, "broker", 9092);
    private static final TopicChange SIX_TO_EIGHT = new TopicChange("t", "partitions", "6", "8");

    private static TopicDescription topic(int partitions, boolean internal) {
        return new TopicDescription(
                "t",
                internal,
                IntStream.range(0, partitions)
                        .mapToObj(p -> new TopicPartitionInfo(p, NODE, List.of(NODE), List.of(NODE)))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"6, 12, 50", "6, 8, 75", "1, 2, 50", "2, 3, 67", "5, 7, 86"})
    void tellsHowManyKeysMove(int from, int to, int percent) {
        long all = 100_000;
        long moved = IntStream.range(0, (int) all)
                .filter(hash -> hash % from != hash % to)
                .count();

        assertThat(PartitionIncrease.movedPercent(
                        new TopicChange("t", "partitions", String.valueOf(from), String.valueOf(to))))
                .isEqualTo(percent)
                .isEqualTo((int) Math.round(100.0 * moved / all));
    }

    @Test
    void refusesFewerPartitionsWithTheRemedy() {
        assertThatThrownBy(() -> PartitionIncrease.plan(topic(6, false), 5))
                .isInstanceOfSatisfying(KafkactlException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED);
                    assertThat(e.hint())
                            .hasValueSatisfying(hint -> assertThat(hint)
                                    .contains("create a topic with 5 partitions under the next version"));
                })
                .hasMessage("topic 't' has 6 partitions, and Kafka cannot take any away");
    }

    @Test
    void leavesTheNumberOfKafkasOwnTopicsAlone() {
        assertThat(PartitionIncrease.plan(topic(6, true), 6).isConverged()).isTrue();
        assertThatThrownBy(() -> PartitionIncrease.plan(topic(6, true), 7))
                .isInstanceOfSatisfying(
                        KafkactlException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED));
    }

    @ParameterizedTest
    @EnumSource(
            value = Keys.class,
            names = {"ABSENT", "NO_RECORDS"})
    void letsRecordsWithoutKeysPass(Keys keys) {
        assertThat(PartitionIncrease.gate(SIX_TO_EIGHT, false, keys, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false, PRESENT", "false, UNKNOWN", "true, ABSENT", "true, NO_RECORDS"})
    void asksForTheUsersWordWhereKeysMove(boolean compacted, Keys keys) {
        assertThatThrownBy(() -> PartitionIncrease.gate(SIX_TO_EIGHT, compacted, keys, false))
                .isInstanceOfSatisfying(
                        KafkactlException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED))
                .hasMessageContaining("75% of the keys go to another partition");

        assertThat(PartitionIncrease.gate(SIX_TO_EIGHT, compacted, keys, true))
                .first()
                .asString()
                .contains("of its keys 75% go to another partition");
    }
}
