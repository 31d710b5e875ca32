package io.kafkactl.ops.dlq.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises the retry topics of the frameworks and of the house by their names. */
public final class RetryName {
    /** {@code .retry-1}; {@code -retry}, {@code -retry-0}, {@code -retry-1000}; {@code _retry_10000}. */
    private static final Pattern RETRY =
            Pattern.compile("(.+?)(?:\\.retry-[1-9]\\d{0,3}|-retry(?:-(?:0|[1-9]\\d{0,8}))?|_retry_[1-9]\\d{0,8})");

    private RetryName() {}

    /** The name without its retry suffix, whether or not such a topic exists; null for any other name. */
    public static @Nullable String base(String topic) {
        // Asked once for every dead letter, and of most the plain search is all that is needed.
        if (!topic.contains("retry")) {
            return null;
        }
        Matcher retry = RETRY.matcher(topic);
        return retry.matches() ? retry.group(1) : null;
    }
}
