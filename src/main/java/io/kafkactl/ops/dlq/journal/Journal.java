package io.kafkactl.ops.dlq.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.RangeReader;
import io.kafkactl.record.OffsetRange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeProducersOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;

/**
 * The compacted topic that remembers which dead letters were settled, by whom and where they went.
 *
 * <p>A consumer group cannot: one offset per partition says nothing once records are settled out of order.
 */
public final class Journal {
    private static final int PARTITIONS = 12;
    private static final Duration ADVISORY_PATIENCE = Duration.ofSeconds(3);

    /** How a run reads the journal. */
    public enum Reading {
        /** For plans: gives up on a tail that an open transaction hides, and says so in the state. */
        ADVISORY,
        /** For work: waits until everything up to the high watermark was seen. */
        STRICT
    }

    private final Connection connection;
    private final String topic;
    private final Duration transactionTimeout;
    private final Cancellation cancellation;

    public Journal(Connection connection, String topic, Duration transactionTimeout, Cancellation cancellation) {
        this.connection = connection;
        this.topic = topic;
        this.transactionTimeout = transactionTimeout;
        this.cancellation = cancellation;
    }

    public String topic() {
        return topic;
    }

    public boolean exists() {
        return connection.cluster().findTopic(topic).isPresent();
    }

    /** Creates the topic unless it exists; replication 3, or the number of brokers when there are fewer. */
    public void create() {
        Cluster cluster = connection.cluster();
        if (exists()) {
            requireCompacted();
            return;
        }
        short replication = (short) Math.min(3, cluster.brokerCount());
        NewTopic journal = new NewTopic(topic, PARTITIONS, replication)
                .configs(Map.of(
                        "cleanup.policy", "compact",
                        "min.insync.replicas", Integer.toString(Math.max(1, replication - 1)),
                        // The largest entry is 512 KiB of offsets; a smaller broker default must not refuse it.
                        "max.message.bytes", "1048588"));
        try {
            cluster.call(
                    "create the journal '" + topic + "'",
                    a -> a.createTopics(Set.of(journal)).all());
        } catch (KafkactlException e) {
            // Another run may have been faster.
            if (!e.error().equals("TOPIC_ALREADY_EXISTS")) {
                throw e;
            }
        }
    }

    /** A journal that forgets by time would let dead letters be sent again. */
    private void requireCompacted() {
        ConfigEntry policy = connection.cluster().topicConfig(topic).get("cleanup.policy");
        if (policy != null && !"compact".equals(policy.value())) {
            throw KafkactlException.refused(
                    "JOURNAL_NOT_COMPACTED",
                    "the journal '" + topic + "' has cleanup.policy=" + policy.value() + " and would forget what was "
                            + "settled",
                    "set cleanup.policy=compact on it, or name another topic under 'dlq: journal:' in the context");
        }
    }

    /** Waits until every partition has a leader, so that the first transaction does not race the creation. */
    public void awaitReady() throws InterruptedException {
        Instant deadline = Instant.now().plus(connection.settings().timeout());
        while (true) {
            Optional<TopicDescription> found = connection.cluster().findTopic(topic);
            if (found.isPresent() && found.get().partitions().stream().allMatch(p -> p.leader() != null)) {
                return;
            }
            if (Instant.now().isAfter(deadline)) {
                throw KafkactlException.unreachable(
                        "TIMEOUT", "the journal '" + topic + "' has no leader on every partition", null, null);
            }
            cancellation.sleep(50);
        }
    }

    /** All entries of a dead-letter topic stand in one partition, so that one transaction and one read cover it. */
    public TopicPartition partitionOf(Uuid topicId) {
        int partitions = connection.cluster().topic(topic).partitions().size();
        int hash = Utils.toPositive(Utils.murmur2(topicId.toString().getBytes(UTF_8)));
        return new TopicPartition(topic, hash % partitions);
    }

    public ProducerRecord<byte[], byte[]> entry(TopicPartition at, Settlement settlement) {
        return new ProducerRecord<>(
                at.topic(), at.partition(), JournalCodec.settlementKey(settlement), JournalCodec.encode(settlement));
    }

    public ProducerRecord<byte[], byte[]> ownerEntry(
            TopicPartition at, Uuid topicId, int partition, String run, String operator, Instant time) {
        return new ProducerRecord<>(
                at.topic(),
                at.partition(),
                JournalCodec.ownerKey(topicId.toString(), partition),
                JournalCodec.encodeOwner(run, operator, time));
    }

    /** The state of each topic; empty states when the journal does not exist. */
    public Map<Uuid, JournalState> read(Set<Uuid> topicIds, Reading reading) {
        Map<Uuid, JournalState> states = new HashMap<>();
        topicIds.forEach(id -> states.put(id, new JournalState()));
        if (topicIds.isEmpty() || !exists()) {
            return states;
        }
        Set<TopicPartition> partitions = new java.util.HashSet<>();
        topicIds.forEach(id -> partitions.add(partitionOf(id)));
        try {
            readRecords(partitions, "read_committed", patience(reading), record -> apply(record, states));
        } catch (KafkactlException e) {
            if (!e.error().equals("TIMEOUT")) {
                throw e;
            }
            if (reading == Reading.STRICT) {
                throw heldBack(partitions, e);
            }
            states.values().forEach(JournalState::markIncomplete);
        }
        return states;
    }

    /** The leases of a topic by partition, read uncommitted: they are not transactional and must not wait. */
    public Map<Integer, Lease> leases(Uuid topicId) {
        Map<Integer, Lease> leases = new HashMap<>();
        String prefix = "lease/" + topicId + "/";
        readRecords(
                Set.of(partitionOf(topicId)),
                "read_uncommitted",
                connection.settings().timeout(),
                record -> {
                    String key = new String(record.key(), UTF_8);
                    if (key.startsWith(prefix)) {
                        int partition = Integer.parseInt(key.substring(prefix.length()));
                        if (record.value() == null) {
                            leases.remove(partition);
                        } else {
                            leases.put(partition, JournalCodec.decodeLease(record.value(), where(record)));
                        }
                    }
                });
        return leases;
    }

    private Duration patience(Reading reading) {
        return reading == Reading.STRICT ? transactionTimeout.plusSeconds(10) : ADVISORY_PATIENCE;
    }

    /**
     * Reads to the high watermark. The last stable offset would be wrong: an open transaction of any run holds it back,
     * and committed entries behind it would be missed.
     */
    private void readRecords(
            Set<TopicPartition> partitions,
            String isolation,
            Duration patience,
            Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(p -> {
            earliest.put(p, OffsetSpec.earliest());
            latest.put(p, OffsetSpec.latest());
        });
        Cluster cluster = connection.cluster();
        Map<TopicPartition, Long> starts = cluster.offsets(earliest, IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, Long> ends = cluster.offsets(latest, IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, OffsetRange> ranges = new HashMap<>();
        ends.forEach((p, end) -> ranges.put(p, new OffsetRange(starts.getOrDefault(p, 0L), end)));
        var consumer = connection.consumer(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation));
        try (RangeReader reader =
                new RangeReader(consumer, connection.settings(), ranges, patience, new Cancellation())) {
            while (!reader.finished()) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
                    if (record.key() != null) {
                        sink.accept(record);
                    }
                }
            }
        }
    }

    private static void apply(ConsumerRecord<byte[], byte[]> record, Map<Uuid, JournalState> states) {
        String[] key = new String(record.key(), UTF_8).split("/", -1);
        if (record.value() == null || key[0].equals("lease") || key.length < 3) {
            return;
        }
        JsonNode json = JournalCodec.read(record.value(), where(record));
        try {
            JournalState state = states.get(Uuid.fromString(key[0]));
            if (state == null) {
                return;
            }
            int partition = Integer.parseInt(key[1]);
            if (key[2].equals("owner")) {
                state.owner(partition, json.path("run").asText());
            } else {
                state.settled(partition).addRanges(json.path("offsets").asText());
            }
        } catch (IllegalArgumentException e) {
            throw JournalCodec.notUnderstood(where(record), e);
        }
    }

    private static String where(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }

    private KafkactlException heldBack(Set<TopicPartition> partitions, KafkactlException cause) {
        List<String> producers = partitions.stream()
                .flatMap(p -> connection
                        .cluster()
                        .call(
                                "describe the producers of " + p,
                                a -> a.describeProducers(Set.of(p), new DescribeProducersOptions())
                                        .partitionResult(p))
                        .activeProducers()
                        .stream()
                        .filter(producer ->
                                producer.currentTransactionStartOffset().isPresent())
                        .map(producer -> "producer " + producer.producerId() + " on " + p))
                .toList();
        return KafkactlException.unreachable(
                "JOURNAL_HELD_BACK",
                "the journal '" + topic + "' cannot be read to its end: an open transaction holds it back ("
                        + (producers.isEmpty() ? "its producer is not shown" : String.join(", ", producers)) + ")",
                "it ends within the producer's transaction.timeout.ms; then run the same command again",
                cause);
    }
}
