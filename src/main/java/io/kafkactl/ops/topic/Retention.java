package io.kafkactl.ops.topic;

import io.kafkactl.ops.topic.config.TopicConfigValue;
import io.kafkactl.ops.topic.inspect.TopicConfigs;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a topic keeps its records.
 *
 * @param cleanup what is done about old ones: {@code delete}, {@code compact} or both
 * @param millis null for ever
 * @param bytes of each partition; null without bound
 */
public record Retention(
        String cleanup, @Nullable Long millis, @Nullable Long bytes) {
    private static final String DELETE = "delete";

    /** Nothing unless the settings could be read. */
    static Optional<Retention> of(TopicConfigs configs, String topic) {
        Optional<String> cleanup = configs.value(topic, "cleanup.policy");
        Optional<Long> millis = configs.number(topic, "retention.ms");
        return cleanup.isEmpty() || millis.isEmpty()
                ? Optional.empty()
                : Optional.of(new Retention(
                        cleanup.get(),
                        bound(cleanup.get(), millis),
                        bound(cleanup.get(), configs.number(topic, "retention.bytes"))));
    }

    /** What is only compacted is kept whatever the bounds say. */
    private static @Nullable Long bound(String cleanup, Optional<Long> value) {
        return value.filter(v -> v >= 0 && cleanup.contains(DELETE)).orElse(null);
    }

    /** {@code 7d}, {@code forever}, or {@code 7d/1GiB} where a partition's size is bounded too. */
    public String words() {
        String time = millis == null ? "forever" : TopicConfigValue.words("retention.ms", Long.toString(millis));
        return bytes == null ? time : time + "/" + TopicConfigValue.words("retention.bytes", Long.toString(bytes));
    }
}
