package io.kafkactl.ops.topic.change;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How copies move between brokers.
 *
 * @param throttle bytes a second and broker; null without limit
 * @param waits false to return as soon as the brokers have taken the move on
 * @param within the longest wait; null for as long as it takes
 * @param atOnce how many partitions may be on the move at the same time, when {@code waits}
 */
public record MoveOptions(
        @Nullable Long throttle, boolean waits, @Nullable Duration within, int atOnce) {}
