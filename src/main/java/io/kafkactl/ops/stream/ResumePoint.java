package io.kafkactl.ops.stream;

/**
 * Where to go on after a run that ended early.
 *
 * @param number of the first item that may not be in the topic
 * @param acknowledgedAfter how many from there on are in the topic all the same, and would be sent twice
 */
public record ResumePoint(InputSource source, long number, long acknowledgedAfter) {}
