package io.kafkactl.ops.topic.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a topic's setting, and which values it takes. */
class TopicConfigKeysTest {
    /** As the configDef of Kafka 4.4.0's LogConfig has them. */
    @ParameterizedTest
    @CsvSource({
        "errors.deadletterqueue.group.enable, false, perhaps",
        "max.decompressed.message.bytes, 2147483639, 0",
        "remote.copy.lag.bytes, -1, -2",
        "remote.copy.lag.ms, 0, -2"
    })
    void knowsTheSettingsOfANewerBrokerThanTheSandboxes(String key, String standard, String wrong) {
        assertThat(TopicConfigKeys.isKnown(key)).isTrue();
        assertThat(TopicConfigKeys.standard(key)).isEqualTo(standard);
        assertThat(TopicConfigKeys.problem(key, standard)).isEmpty();
        assertThat(TopicConfigKeys.problem(key, wrong)).isNotEmpty();
    }

    @Test
    void knowsNothingOfWhatNoBrokerKnows() {
        assertThat(TopicConfigKeys.isKnown("retentoin.ms")).isFalse();
        assertThat(TopicConfigKeys.standard("retentoin.ms")).isEmpty();
    }
}
