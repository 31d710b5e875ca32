package io.kafkactl.ops.topic;

import java.util.SortedMap;
import org.apache.kafka.clients.admin.NewTopic;

/** A topic as it is to be created. */
public record TopicSpec(String name, int partitions, int replicationFactor, SortedMap<String, String> config) {
    /** As the brokers are asked for it. */
    public NewTopic request() {
        return new NewTopic(name, partitions, (short) replicationFactor).configs(config);
    }
}
