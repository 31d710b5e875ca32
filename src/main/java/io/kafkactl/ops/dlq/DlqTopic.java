package io.kafkactl.ops.dlq;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * A dead-letter topic on a cluster.
 *
 * @param source the topic its records came from, by the word of the user, the context's entry or its name; null when
 *     none of them tells
 * @param sourceGiven the user or the context named the source, so that a record which names none is taken to be from it
 * @param format the context's entry, null when the records decide
 * @param group the failing consumer group where the records name none, null when that is not known either
 * @param maxRedrives the context's entry, null for the default
 */
public record DlqTopic(
        String name,
        Uuid topicId,
        int partitions,
        @Nullable String source,
        boolean sourceGiven,
        @Nullable String format,
        @Nullable String group,
        @Nullable Integer maxRedrives) {
    private static final int REDRIVE_LIMIT = 5;

    /** A topic about which only the name of its source is known. */
    public static DlqTopic of(String name, Uuid topicId, int partitions, @Nullable String source) {
        return new DlqTopic(name, topicId, partitions, source, false, null, null, null);
    }

    /** True for the targets that the topic's name or the context stands for: its source, and the source's retry stages. */
    public boolean isDerivedTarget(String target) {
        return source != null && (target.equals(source) || DlqNames.isRetryStageOf(target, source));
    }

    /** A record that was redriven this often stays. */
    public int redriveLimit() {
        return maxRedrives == null ? REDRIVE_LIMIT : maxRedrives;
    }

    public List<TopicPartition> topicPartitions() {
        List<TopicPartition> all = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            all.add(new TopicPartition(name, partition));
        }
        return all;
    }
}
