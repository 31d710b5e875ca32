package io.kafkactl.ops.stream.send;

import io.kafkactl.error.ExitCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of the records.
 *
 * @param sent handed to the client, or under a dry run found fit for it
 * @param acknowledged by the brokers; null when they were asked for no acknowledgement
 * @param bytes of keys, values and headers that were acknowledged, or else sent or checked
 * @param transaction what became of the one that held everything, or null
 * @param stoppedAt the last item that was looked at, when there may be more after it
 * @param resume where to go on after a run that ended early, or null
 */
public record SendSummary(
        long sent,
        @Nullable Long acknowledged,
        long failed,
        long bytes,
        Duration duration,
        @Nullable TransactionOutcome transaction,
        @Nullable String stoppedAt,
        @Nullable ResumePoint resume,
        ExitCode exitCode) {}
