package io.kafkactl.ops.topic;

import io.kafkactl.ops.topic.config.TopicConfigValue;
import io.kafkactl.ops.topic.naming.CompanionRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which retry and dead-letter topics are created beside new topics.
 *
 * @param retryRetention as people write it; null for the topic's own
 * @param dlqRetention as people write it; null for 30 days, or the topic's own when that is longer
 */
public record Companions(
        CompanionRequest request,
        @Nullable String retryRetention,
        @Nullable String dlqRetention) {
    public static final int MOST_RETRIES = 99;
    public static final Companions NONE = new Companions(CompanionRequest.NONE, null, null);

    /** Exit 4 for a retention that is none. */
    public Companions {
        retryRetention = inMillis(retryRetention);
        dlqRetention = inMillis(dlqRetention);
    }

    private static @Nullable String inMillis(@Nullable String retention) {
        return retention == null ? null : TopicConfigValue.of("retention.ms", retention);
    }

    public boolean isNone() {
        return !request.dlq() && request.retries() == 0;
    }
}
