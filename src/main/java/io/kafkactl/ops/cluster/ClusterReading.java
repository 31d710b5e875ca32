package io.kafkactl.ops.cluster;

import io.kafkactl.error.ItemError;
import java.util.List;

/** What was read of a cluster, and why the rest could not be. */
public record ClusterReading(ClusterDetail cluster, List<ItemError> errors) {}
