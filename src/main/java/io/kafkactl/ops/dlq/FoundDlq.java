package io.kafkactl.ops.dlq;

/**
 * A topic that was found to hold dead letters, retries or parked records.
 *
 * @param by how it was found: {@code name}, {@code context}, {@code topic config}, {@code group config} or
 *     {@code headers}
 */
public record FoundDlq(DlqTopic topic, DlqNames.Kind kind, String by) {}
