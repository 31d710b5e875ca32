package io.kafkactl.ops.stream;

/**
 * What was read.
 *
 * @param scanned records looked at
 * @param matched records that passed the filter and went to the output
 * @param bytes written to the output
 * @param nanos from the first request to the last byte
 */
public record ReadSummary(long scanned, long matched, long bytes, long nanos) {}
