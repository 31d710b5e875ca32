package io.kafkactl.ops.topic.lint;

import io.kafkactl.ops.topic.config.TopicConfigKeys;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a topic is made, or is to be made.
 *
 * @param config what is set for the topic itself
 * @param inherited what it has from its broker; Kafka's own defaults are assumed for what is missing
 * @param keyed whether its records have keys; null where nobody has said
 * @param consumers how many read it in parallel; null where nobody has said
 * @param producerCompression the producers' codec; null where nobody has said
 */
public record TopicSettings(
        int partitions,
        int replicationFactor,
        Map<String, String> config,
        Map<String, String> inherited,
        @Nullable Boolean keyed,
        @Nullable Integer consumers,
        @Nullable String producerCompression) {

    public static TopicSettings of(int partitions, int replicationFactor, Map<String, String> config) {
        return new TopicSettings(partitions, replicationFactor, config, Map.of(), null, null, null);
    }

    /** The value in effect. */
    String value(String key) {
        String own = config.get(key);
        return own == null ? inherited.getOrDefault(key, TopicConfigKeys.standard(key)) : own;
    }

    /** The value in effect as a number; null where it is none, which is for another rule to tell. */
    @Nullable
    Long number(String key) {
        String value = value(key).strip();
        return value.matches("-?\\d{1,18}") ? Long.valueOf(value) : null;
    }

    boolean compacts() {
        return policies().contains("compact");
    }

    boolean deletes() {
        return policies().contains("delete");
    }

    private List<String> policies() {
        return List.of(value("cleanup.policy").replace(" ", "").split(","));
    }
}
