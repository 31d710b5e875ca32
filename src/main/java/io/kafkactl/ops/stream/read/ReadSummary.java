package io.kafkactl.ops.stream.read;

import io.kafkactl.error.ExitCode;
import org.jspecify.annotations.Nullable;

/**
 * What was read.
 *
 * @param scanned records looked at
 * @param matched records that passed the filter and reached the output
 * @param bytes that reached the output
 * @param nanos from the first request to the last byte
 * @param skippedOffsets offsets that were deleted while they were to be read; more than 0 is a failure
 * @param abandoned records that could not be written before the user's wish to stop was met
 * @param continuation the options with which another run goes on, when this one was stopped by the user
 * @param exitCode of the read as a whole
 */
public record ReadSummary(
        long scanned,
        long matched,
        long bytes,
        long nanos,
        long skippedOffsets,
        long abandoned,
        @Nullable String continuation,
        ExitCode exitCode) {}
