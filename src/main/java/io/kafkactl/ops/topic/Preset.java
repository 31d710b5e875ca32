package io.kafkactl.ops.topic;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Settings for topics of one kind, under a name.
 *
 * @param source where it is defined: {@code built-in} or {@code context}
 * @param parent the preset that it extends
 * @param partitions null where it leaves them open
 * @param replicationFactor null where it leaves it open
 * @param deleteProtection whether a topic declared with it may only be deleted after that was taken back
 * @param keyRequired whether its records need keys
 * @param reason why its values are what they are
 */
public record Preset(
        String name,
        String source,
        @Nullable String parent,
        @Nullable Integer partitions,
        @Nullable Integer replicationFactor,
        SortedMap<String, String> config,
        boolean deleteProtection,
        boolean keyRequired,
        String reason) {}
