package io.kafkactl.ops.provision.manifest;

import io.kafkactl.config.LintSuppression;
import io.kafkactl.config.YamlNode.Position;
import io.kafkactl.ops.topic.Companions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A topic as a manifest declares it, before presets and policy are applied.
 *
 * @param position where its name stands
 * @param environments what differs, by environment
 * @param pin set what is declared even where the brokers' default is the same
 * @param deleteProtection null where it leaves that to its preset
 * @param allowPartitionIncrease keys may move to other partitions
 * @param suppressions rules that it sets aside for itself
 */
public record DeclaredTopic(
        String name,
        Position position,
        TopicFacts facts,
        @Nullable String preset,
        TopicValues values,
        Map<String, TopicValues> environments,
        ManagedConfig managedConfig,
        boolean pin,
        Companions companions,
        List<DeclaredSchema> schemas,
        @Nullable Boolean deleteProtection,
        boolean allowPartitionIncrease,
        List<LintSuppression> suppressions) {}
