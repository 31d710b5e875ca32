package io.kafkactl.ops.dlq;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * A dead-letter topic on a cluster.
 *
 * @param source the topic its records came from, by its name or the context's entry
 * @param format the context's entry, null when the records decide
 */
public record DlqTopic(
        String name,
        Uuid topicId,
        int partitions,
        String source,
        @Nullable String format) {
    /** True for the targets that the topic's name or the context stands for: its source, and the source's retry stages. */
    public boolean isDerivedTarget(String target) {
        return target.equals(source) || DlqNames.isRetryStageOf(target, source);
    }

    public List<TopicPartition> topicPartitions() {
        List<TopicPartition> all = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            all.add(new TopicPartition(name, partition));
        }
        return all;
    }
}
