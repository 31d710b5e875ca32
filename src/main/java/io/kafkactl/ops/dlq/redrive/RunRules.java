package io.kafkactl.ops.dlq.redrive;

/**
 * Who runs a redrive and how it goes about it.
 *
 * @param run the name that the journal keeps
 * @param takeOver fence another run that is alive
 */
public record RunRules(String run, String operator, String reason, boolean takeOver) {}
