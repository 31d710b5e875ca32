package io.kafkactl.ops.dlq.redrive;

/** A cluster other than that of the dead letters, which no transaction of theirs spans. */
public record TargetCluster(String context, String id, String address) {}
