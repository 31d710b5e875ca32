package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Connection;
import io.kafkactl.error.KafkactlException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells whether a transaction of unknown outcome was committed where no journal can: by whether a read_committed reader
 * sees one of its records. Only to be asked when its producer was fenced, which decides every open transaction.
 */
final class CommitProbe {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Connection connection;

    CommitProbe(Connection connection) {
        this.connection = connection;
    }

    boolean isCommitted(RecordMetadata at) {
        TopicPartition partition = new TopicPartition(at.topic(), at.partition());
        long deadline = System.nanoTime()
                + PartitionProducer.TRANSACTION_TIMEOUT.plusSeconds(10).toNanos();
        try (Consumer<byte[], byte[]> reader = connection.consumer(Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed", ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1))) {
            reader.assign(List.of(partition));
            reader.seek(partition, at.offset());
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                    return record.offset() == at.offset();
                }
                // An open transaction of any producer holds the reader back; only behind it is nothing to come.
                if (reader.position(partition) > at.offset()) {
                    return false;
                }
            }
        }
        throw KafkactlException.unreachable(
                "OUTCOME_UNKNOWN",
                "whether the last transaction was committed cannot be seen: an open transaction holds back the readers of "
                        + partition,
                "look at " + partition + " from offset " + at.offset() + " on before another run; without --no-journal "
                        + "the journal would know",
                null);
    }
}
