package io.kafkactl.ops.topic;

import io.kafkactl.ops.topic.inspect.TopicReaders;
import io.kafkactl.ops.topic.naming.CompanionName;
import io.kafkactl.record.OffsetRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One topic in full: its partitions, its companions, its readers, and the settings that are not Kafka's own defaults.
 *
 * @param records how many records there are, by offsets; null when unknown
 * @param sizeOnDisk bytes of all copies together; null when unknown
 * @param readers the groups that read it or have committed offsets on it; null when that is unknown
 * @param config null when it could not be read
 */
public record TopicDetail(
        TopicSummary summary,
        @Nullable Long records,
        @Nullable Long sizeOnDisk,
        List<Partition> partitions,
        List<Companion> companions,
        @Nullable List<TopicReaders.Reader> readers,
        @Nullable List<Setting> config) {
    /**
     * Where one partition lives, as broker ids, and how much it holds; null for what is unknown.
     *
     * @param leader null while there is none
     * @param bytes of the leader's copy
     */
    public record Partition(
            int partition,
            @Nullable Integer leader,
            List<Integer> replicas,
            List<Integer> isr,
            @Nullable OffsetRange offsets,
            @Nullable Long bytes) {}

    /** A retry or dead-letter topic that exists beside it. */
    public record Companion(String name, CompanionName.Kind kind) {}

    /** One setting; the value is null where the broker keeps it secret. */
    public record Setting(String name, @Nullable String value, String source) {}
}
