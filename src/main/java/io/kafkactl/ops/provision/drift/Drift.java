package io.kafkactl.ops.provision.drift;

import io.kafkactl.config.YamlNode.Position;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a cluster is not what its manifest says.
 *
 * @param property the setting, {@code partitions} or {@code replication.factor}; null for a whole topic
 * @param wanted what the manifest says; null where it says nothing, or the brokers do not tell their default
 * @param actual what the cluster has; null for what it does not have
 * @param position where the manifest declares the topic, or the one beside which it stands; null where it does not
 */
public record Drift(
        String topic,
        Kind kind,
        @Nullable String property,
        @Nullable String wanted,
        @Nullable String actual,
        @Nullable Position position) {
    /** What is different. */
    public enum Kind {
        /** A topic of the manifest that does not exist. */
        MISSING,
        /** A topic in the scope that no manifest names. */
        EXTRA,
        /** A topic that has something else than its manifest says. */
        CHANGED,
        /** A setting that a topic makes and its manifest does not name. */
        UNMANAGED
    }
}
