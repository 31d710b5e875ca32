package io.kafkactl.ops.topic;

import io.kafkactl.ops.topic.config.TopicConfigValue;
import io.kafkactl.ops.topic.naming.CompanionRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which retry and dead-letter topics are created beside new topics.
 *
 * @param dlqRetention as people write it; null for 30 days, or the topic's own when that is longer
 */
public record Companions(CompanionRequest request, @Nullable String dlqRetention) {
    public static final Companions NONE = new Companions(CompanionRequest.NONE, null);

    /** Exit 4 for a retention that is none. */
    public Companions {
        if (dlqRetention != null) {
            dlqRetention = TopicConfigValue.of("retention.ms", dlqRetention);
        }
    }

    boolean isNone() {
        return !request.dlq() && request.retries() == 0;
    }
}
