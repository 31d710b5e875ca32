package io.kafkactl.ops.stream.copy;

/**
 * Where to copy records to.
 *
 * @param keepPartition each record goes to the partition it comes from; else its key decides
 * @param dryRun read and check everything, send nothing
 */
public record CopyTarget(String topic, boolean keepPartition, boolean dryRun) {}
