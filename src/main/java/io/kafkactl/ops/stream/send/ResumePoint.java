package io.kafkactl.ops.stream.send;

/**
 * Where to go on after a run that ended early.
 *
 * @param number of the first item that may not be in the topic
 * @param acknowledgedAfter how many from there on are in the topic all the same, and would be sent twice
 * @param uncertain some were sent and not acknowledged, and may be in the topic too
 */
public record ResumePoint(InputSource source, long number, long acknowledgedAfter, boolean uncertain) {}
