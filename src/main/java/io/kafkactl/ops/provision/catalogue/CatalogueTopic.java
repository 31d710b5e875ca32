package io.kafkactl.ops.provision.catalogue;

import io.kafkactl.ops.provision.manifest.DeclaredSchema;
import io.kafkactl.ops.provision.manifest.TopicFacts;
import io.kafkactl.ops.topic.inspect.GroupUse;
import io.kafkactl.ops.topic.sizing.PartitionSizing;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What people who use a topic want to know of it.
 *
 * @param copies of each partition; the smallest number where they differ
 * @param config as the topic has it; as it would be created where no cluster was asked, or where it does not exist
 * @param replacedBy the topic that takes its place
 * @param sizing null where the manifest does not say what the topic is sized for
 * @param exists null where no cluster was asked
 * @param groups those that read it or have committed offsets on it; null where nobody knows
 */
public record CatalogueTopic(
        String name,
        TopicFacts facts,
        @Nullable String preset,
        int partitions,
        int copies,
        SortedMap<String, String> config,
        List<Companion> companions,
        List<Schema> schemas,
        @Nullable String replacedBy,
        @Nullable PartitionSizing sizing,
        @Nullable Boolean exists,
        @Nullable List<GroupUse> groups) {
    /** A retry or dead-letter topic beside it. */
    public record Companion(String name, int partitions, SortedMap<String, String> config) {}

    /**
     * What keys or values look like.
     *
     * @param file as a reader of the manifest finds it
     * @param text null where the file could not be read
     */
    public record Schema(
            DeclaredSchema declared, String file, @Nullable String text) {}
}
