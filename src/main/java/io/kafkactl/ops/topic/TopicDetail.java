package io.kafkactl.ops.topic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One topic in full: its partitions, and the settings that are not Kafka's own defaults. */
public record TopicDetail(TopicSummary summary, List<Partition> partitions, List<Setting> config) {
    /** Where one partition lives, as broker ids; the leader is null while there is none. */
    public record Partition(int partition, @Nullable Integer leader, List<Integer> replicas, List<Integer> isr) {}

    /** One setting; the value is null where the broker keeps it secret. */
    public record Setting(String name, @Nullable String value, String source) {}
}
