package io.kafkactl.ops.dlq.redrive;

import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A batch item and where the brokers put it; null for one that is settled without being sent. */
record Delivered(BatchItem item, @Nullable RecordMetadata at) {}
