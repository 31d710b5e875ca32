package io.kafkactl.ops.dlq.format;

/** What stands in an envelope: the facts beside the original, and the original. */
record UnwrappedLetter(EnvelopeFacts facts, Payload payload) {}
