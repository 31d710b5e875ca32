package io.kafkactl.ops.provision.drift;

import io.kafkactl.error.ItemError;
import java.util.List;

/**
 * How a cluster differs from its manifest.
 *
 * @param environment empty where the manifest has none
 * @param topics that were compared, those of the manifest first
 * @param drifts in the same order
 * @param errors topics that could not be compared
 */
public record DriftReport(
        String clusterId, String environment, List<String> topics, List<Drift> drifts, List<ItemError> errors) {
    public long count(Drift.Kind kind) {
        return drifts.stream().filter(drift -> drift.kind() == kind).count();
    }
}
