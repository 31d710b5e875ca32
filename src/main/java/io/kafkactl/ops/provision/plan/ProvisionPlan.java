package io.kafkactl.ops.provision.plan;

import io.kafkactl.error.ItemError;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Everything that has to be done so that a cluster has what a manifest says, made by reading alone.
 *
 * @param manifestHash of the manifest that it was made from
 * @param topics companions before their topics; those to be deleted last
 * @param warnings about the plan as a whole
 */
public record ProvisionPlan(PlanTarget target, String manifestHash, List<PlannedTopic> topics, List<String> warnings) {
    /** Topics to which something has to be done. */
    public List<PlannedTopic> pending() {
        return topics.stream().filter(PlannedTopic::isPending).toList();
    }

    /** Why nothing can be done to some topics. */
    public List<ItemError> problems() {
        return topics.stream()
                .map(PlannedTopic::problem)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** True when the cluster has what the manifest says. */
    public boolean isConverged() {
        return pending().isEmpty() && problems().isEmpty();
    }

    /** How many topics have an operation of that kind. */
    public long count(Action action) {
        return pending().stream()
                .filter(topic -> topic.operations().stream().anyMatch(operation -> operation.action() == action))
                .count();
    }

    /** How many operations are of that risk. */
    public long count(Risk risk) {
        return pending().stream()
                .flatMap(topic -> topic.operations().stream())
                .filter(operation -> operation.risk() == risk)
                .count();
    }

    /** What is left of it when operations are refused that need another flag than these: a topic goes as a whole. */
    public ProvisionPlan allowed(Set<String> flags) {
        return new ProvisionPlan(
                target,
                manifestHash,
                topics.stream()
                        .filter(topic -> topic.operations().stream()
                                .flatMap(operation -> operation.requiredFlag().stream())
                                .allMatch(flags::contains))
                        .toList(),
                warnings);
    }

    /** True when it is known already that a topic fails, or is refused with no other flags than these. */
    public boolean isHindered(Set<String> flags) {
        return !problems().isEmpty() || allowed(flags).topics().size() < topics.size();
    }

    ProvisionPlan withoutConverged() {
        return new ProvisionPlan(
                target,
                manifestHash,
                topics.stream()
                        .filter(topic -> topic.isPending() || topic.problem() != null)
                        .toList(),
                warnings);
    }
}
