package io.kafkactl.ops.topic.sizing;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Measures how many records a second arrive in a topic, by its end offsets before and after a while. */
public final class TopicRate {
    private final Cluster cluster;
    private final Cancellation cancellation;

    public TopicRate(Cluster cluster, Cancellation cancellation) {
        this.cluster = cluster;
        this.cancellation = cancellation;
    }

    /** Records a second; markers of transactions have offsets too and count. Exit 130 when told to stop. */
    public double measure(String topic, Duration sample) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        cluster.topic(topic)
                .partitions()
                .forEach(info -> ends.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest()));
        long before = sum(ends);
        long began = System.nanoTime();
        try {
            if (cancellation.sleep(sample.toMillis())) {
                throw KafkactlException.interrupted("interrupted while measuring topic '" + topic + "'", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkactlException.interrupted("interrupted while measuring topic '" + topic + "'", e);
        }
        long after = sum(ends);
        double seconds = (System.nanoTime() - began) / 1e9;
        return Math.max(0, after - before) / seconds;
    }

    private long sum(Map<TopicPartition, OffsetSpec> ends) {
        return cluster.offsets(ends, IsolationLevel.READ_UNCOMMITTED).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
