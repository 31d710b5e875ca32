package io.kafkactl.arch.planted.cli.dlq;

import org.apache.kafka.common.TopicPartition;

/** A command that talks to Kafka itself. */
public final class UsesKafka {
    private UsesKafka() {}

    static Class<?> used() {
        return TopicPartition.class;
    }
}
