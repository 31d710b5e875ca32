package io.kafkactl.ops.provision.desired;

import io.kafkactl.ops.provision.manifest.DeclaredTopic;
import io.kafkactl.ops.topic.TopicSpec;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A topic as it has to be: presets, policy and environment applied, companions made topics of their own.
 *
 * @param spec how it is created when it does not exist; of a topic that exists only what is managed counts
 * @param declared where it comes from; for a companion, the topic beside which it stands
 * @param companionOf null for a topic that stands in the manifest itself
 * @param managesPartitions whether the manifest says how many partitions there are
 * @param managesReplication whether the manifest says how many copies there are
 * @param managed the settings that the manifest says something about
 * @param unset the settings that have to be the brokers' own
 * @param deleteProtection whether it must not be deleted
 */
public record DesiredTopic(
        TopicSpec spec,
        DeclaredTopic declared,
        @Nullable String companionOf,
        boolean managesPartitions,
        boolean managesReplication,
        Set<String> managed,
        Set<String> unset,
        boolean deleteProtection) {
    public String name() {
        return spec.name();
    }

    public boolean isCompanion() {
        return companionOf != null;
    }
}
