package io.kafkactl.ops.dlq.format;

/** A dead letter in the eyes of its format. */
public record DeadLetter(String format, Provenance provenance, Payload payload) {}
