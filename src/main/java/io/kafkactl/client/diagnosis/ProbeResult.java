package io.kafkactl.client.diagnosis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one step on the way to a broker went.
 *
 * @param address {@code HOST:PORT}, as configured or as advertised
 * @param problem null where the step was taken
 */
public record ProbeResult(
        ProbeStep step,
        String address,
        Duration took,
        @Nullable Explanation problem) {}
