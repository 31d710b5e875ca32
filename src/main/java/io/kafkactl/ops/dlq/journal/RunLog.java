package io.kafkactl.ops.dlq.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** What the journal tells of runs: what they settled, whether they live, and that one is to stop. */
public final class RunLog {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Connection connection;
    private final Journal journal;
    private final JournalLog log;

    public RunLog(Connection connection, Journal journal, Cancellation cancellation) {
        this.connection = connection;
        this.journal = journal;
        this.log = new JournalLog(connection, journal.topic(), cancellation);
    }

    /** The journal's partitions with the records of one dead-letter topic, or all; none when there is no journal. */
    public Set<TopicPartition> partitions(@Nullable Uuid topicId) {
        if (!journal.exists()) {
            return Set.of();
        }
        if (topicId != null) {
            return Set.of(journal.partitionOf(topicId));
        }
        int count = connection.cluster().topic(journal.topic()).partitions().size();
        return IntStream.range(0, count)
                .mapToObj(partition -> new TopicPartition(journal.topic(), partition))
                .collect(Collectors.toSet());
    }

    /** False when an open transaction hid the tail: some settlements of the last seconds are not among these. */
    public boolean read(
            Set<TopicPartition> partitions, Consumer<Settlement> settlements, Consumer<Ownership> ownerships) {
        if (partitions.isEmpty()) {
            return true;
        }
        try {
            log.read(partitions, "read_committed", PATIENCE, record -> accept(record, settlements, ownerships));
            return true;
        } catch (KafkactlException e) {
            if (e.error().equals("TIMEOUT")) {
                return false;
            }
            throw e;
        }
    }

    private static void accept(
            ConsumerRecord<byte[], byte[]> record, Consumer<Settlement> settlements, Consumer<Ownership> ownerships) {
        String[] key = key(record);
        byte[] value = record.value();
        if (value == null || key.length < 3 || key[0].equals("lease")) {
            return;
        }
        if (key[2].equals("owner")) {
            ownerships.accept(JournalCodec.decodeOwner(key[0], key[1], value, JournalLog.where(record)));
        } else {
            settlements.accept(JournalCodec.decodeSettlement(value, key[key.length - 1], JournalLog.where(record)));
        }
    }

    /** What there is now. */
    public RunSigns signs(Set<TopicPartition> partitions) {
        return watch(partitions).look();
    }

    /** For looking again and again. */
    public SignWatch watch(Set<TopicPartition> partitions) {
        return new SignWatch(log, partitions, connection.settings().timeout());
    }

    static String[] key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8).split("/", -1);
    }

    /** What runs left that have sent to other clusters and not settled it; read uncommitted, as no transaction has them. */
    public List<TargetTail> tails(TopicPartition at) {
        Map<String, TargetTail> tails = new LinkedHashMap<>();
        log.read(Set.of(at), "read_uncommitted", connection.settings().timeout(), record -> {
            String[] key = key(record);
            byte[] value = record.value();
            if (key[0].equals(JournalKey.TAIL) && value == null) {
                tails.remove(key[1]);
            } else if (key[0].equals(JournalKey.TAIL)) {
                tails.put(key[1], SignCodec.decodeTail(key[1], value, JournalLog.where(record)));
            }
        });
        return List.copyOf(tails.values());
    }

    /** Returns when the journal has it. */
    public void leaveTail(TopicPartition at, TargetTail tail) throws InterruptedException {
        write(at, JournalKey.tail(tail.run()), SignCodec.encode(tail));
    }

    /** All that the run sent is settled. */
    public void withdrawTail(TopicPartition at, String run) throws InterruptedException {
        write(at, JournalKey.tail(run), null);
    }

    /** Leaves word for a run that it is to stop; it looks every second. */
    public void requestStop(TopicPartition at, StopRequest request) throws InterruptedException {
        write(at, JournalKey.stop(request.run()), SignCodec.encode(request));
    }

    /** Takes the word back, so that the journal does not keep it for ever. */
    public void withdrawStop(TopicPartition at, String run) throws InterruptedException {
        write(at, JournalKey.stop(run), null);
    }

    private void write(TopicPartition at, byte[] key, byte @Nullable [] value) throws InterruptedException {
        try (Producer<byte[], byte[]> producer = connection.producer(
                Map.of(ProducerConfig.ACKS_CONFIG, "all", ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true))) {
            producer.send(new ProducerRecord<>(at.topic(), at.partition(), key, value))
                    .get();
        } catch (ExecutionException e) {
            throw io.kafkactl.client.KafkaErrors.translate(
                    "write to the journal '" + at.topic() + "'", e, connection.settings());
        }
    }
}
