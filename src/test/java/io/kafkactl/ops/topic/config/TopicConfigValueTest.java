package io.kafkactl.ops.topic.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicConfigValueTest {
    @ParameterizedTest
    @CsvSource({
        "retention.ms, 7d, 604800000, 7d",
        "retention.ms, 90m, 5400000, 90m",
        "retention.ms, 120m, 7200000, 2h",
        "retention.ms, -1, -1, forever",
        "retention.ms, 1500, 1500, 1500ms",
        "segment.ms, 0, 0, 0ms",
        "local.retention.ms, -2, -2, -2",
        "segment.bytes, 1GiB, 1073741824, 1GiB",
        "max.message.bytes, 1000, 1000, 1000B",
        "retention.bytes, -1, -1, unlimited",
        "cleanup.policy, compact, compact, compact",
        "flush.messages, 60000, 60000, 60000",
    })
    void writesWhatTheBrokerTakesAndReadsItBack(String key, String said, String sent, String read) {
        assertThat(TopicConfigValue.of(key, said)).isEqualTo(sent);
        assertThat(TopicConfigValue.words(key, sent)).isEqualTo(read);
    }
}
