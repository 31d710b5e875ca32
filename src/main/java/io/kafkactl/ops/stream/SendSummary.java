package io.kafkactl.ops.stream;

import io.kafkactl.error.ExitCode;
import org.jspecify.annotations.Nullable;

/**
 * What became of the lines.
 *
 * @param sent handed to the client, or under a dry run found fit for it
 * @param bytes of keys, values and headers that were acknowledged, or under a dry run checked
 * @param stoppedAt the last line that was looked at, when there may be more after it
 */
public record SendSummary(
        long sent,
        long acknowledged,
        long failed,
        long bytes,
        long nanos,
        @Nullable String stoppedAt,
        ExitCode exitCode) {}
