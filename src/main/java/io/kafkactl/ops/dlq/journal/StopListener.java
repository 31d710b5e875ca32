package io.kafkactl.ops.dlq.journal;

import io.kafkactl.client.Connection;
import io.kafkactl.error.KafkactlException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Tells a run that somebody asked it to stop, within a second or so.
 *
 * <p>When the journal can no longer be read this ends in silence: the run's own work then tells what is wrong.
 */
public final class StopListener implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long CLOSE_MILLIS = 2_000;

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> reader;
    private final byte[] key;
    private final String run;
    private final Consumer<StopRequest> action;
    private final Thread thread;
    private volatile boolean closed;

    /** Will listen from the journal's present end on: made before the run has a lease, without which nobody asks. */
    public StopListener(Connection connection, TopicPartition journal, String run, Consumer<StopRequest> action) {
        this.run = run;
        this.key = JournalKey.stop(run);
        this.action = action;
        this.reader = connection.consumer(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted"));
        reader.assign(List.of(journal));
        try {
            reader.seekToEnd(List.of(journal));
            reader.position(journal);
        } catch (KafkaException e) {
            reader.close();
            throw io.kafkactl.client.KafkaErrors.translate(
                    "read the journal '" + journal.topic() + "'", e, connection.settings());
        }
        this.thread = new Thread(this::listen, "stop-listener");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void listen() {
        try (reader) {
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                    if (record.value() != null && Arrays.equals(record.key(), key)) {
                        action.accept(request(record));
                    }
                }
            }
        } catch (WakeupException e) {
            // Closed.
        } catch (KafkaException e) {
            // Said above: the run goes on without an ear.
        }
    }

    /** Obeys also what a newer version may have written: the key alone says what is wanted. */
    private StopRequest request(ConsumerRecord<byte[], byte[]> record) {
        try {
            return SignCodec.decodeStop(run, record.value(), JournalLog.where(record));
        } catch (KafkactlException e) {
            return new StopRequest(
                    run, "somebody unknown (" + e.getMessage() + ")", Instant.ofEpochMilli(record.timestamp()));
        }
    }

    @Override
    public void close() {
        closed = true;
        if (thread.getState() == Thread.State.NEW) {
            reader.close();
            return;
        }
        reader.wakeup();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
