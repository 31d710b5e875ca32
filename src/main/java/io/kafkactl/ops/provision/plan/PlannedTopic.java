package io.kafkactl.ops.provision.plan;

import io.kafkactl.error.ItemError;
import io.kafkactl.ops.topic.TopicSpec;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a plan has to say about one topic.
 *
 * @param companionOf the topic beside which it stands; null for one that stands for itself
 * @param topicId null for a topic that does not exist
 * @param fingerprint of the topic as the plan found it; {@link #ABSENT} for one that does not exist
 * @param creation how it is created; null for a topic that exists
 * @param operations what has to be done; empty for a topic that is as it should be
 * @param unmanaged settings of the topic that the manifest says nothing about
 * @param notes what else was found
 * @param problem why nothing can be done to it; null when it can
 */
public record PlannedTopic(
        String name,
        @Nullable String companionOf,
        @Nullable String topicId,
        String fingerprint,
        @Nullable TopicSpec creation,
        List<Operation> operations,
        SortedMap<String, String> unmanaged,
        List<String> notes,
        @Nullable ItemError problem) {
    public static final String ABSENT = "absent";

    PlannedTopic with(List<Operation> value) {
        return new PlannedTopic(name, companionOf, topicId, fingerprint, creation, value, unmanaged, notes, problem);
    }

    PlannedTopic withProblem(ItemError value) {
        return new PlannedTopic(name, companionOf, topicId, fingerprint, creation, operations, unmanaged, notes, value);
    }

    /** True when an operation is of that kind. */
    public boolean has(Action action) {
        return operations.stream().anyMatch(operation -> operation.action() == action);
    }

    /** True when something has to be done to it, and can be. */
    public boolean isPending() {
        return problem == null && !operations.isEmpty();
    }
}
