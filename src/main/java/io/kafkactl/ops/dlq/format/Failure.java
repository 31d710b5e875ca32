package io.kafkactl.ops.dlq.format;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why and for whom a record failed; null is what its format does not carry.
 *
 * @param errorClass the root cause where the format tells it from the wrapper
 * @param wrapperClass the exception around the root cause, where the format names both
 * @param group the consumer group whose member failed
 * @param attempts how often the application tried before it gave up; says nothing about redrives
 * @param time when it failed, not when the record was made
 */
public record Failure(
        @Nullable String errorClass,
        @Nullable String wrapperClass,
        @Nullable String message,
        @Nullable String stackTrace,
        @Nullable String group,
        @Nullable Long attempts,
        @Nullable Instant time) {}
