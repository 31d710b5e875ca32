package io.kafkactl.ops.dlq.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.KeyHash;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

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
    private final JournalLog log;
    private volatile @Nullable Uuid inUse;

    public Journal(Connection connection, String topic, Duration transactionTimeout, Cancellation cancellation) {
        this.connection = connection;
        this.topic = topic;
        this.transactionTimeout = transactionTimeout;
        this.cancellation = cancellation;
        this.log = new JournalLog(connection, topic, cancellation);
    }

    public String topic() {
        return topic;
    }

    public boolean exists() {
        return id().isPresent();
    }

    /** Tells the journal from another topic that took its name later. */
    public Optional<Uuid> id() {
        return connection.cluster().findTopic(topic).map(TopicDescription::topicId);
    }

    /**
     * Makes the journal ready for work and from then on reads only this very topic: one that vanished would look as if
     * nothing had been settled.
     *
     * @param planned the journal at planning, null when consent was to creating it
     */
    public void prepare(@Nullable Uuid planned) throws InterruptedException {
        Optional<Uuid> now = id();
        if (planned != null && !now.equals(Optional.of(planned))) {
            throw gone();
        }
        create();
        awaitReady();
        inUse = planned != null ? planned : id().orElseThrow(this::gone);
    }

    /** Creates the topic unless it exists; replication 3, or the number of brokers when there are fewer. */
    public void create() {
        Cluster cluster = connection.cluster();
        if (exists()) {
            requireCompacted();
            requirePartitions();
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

    /** With fewer, more partitions given later would move a dead-letter topic's entries to where nobody looks. */
    private void requirePartitions() {
        int partitions = connection.cluster().topic(topic).partitions().size();
        if (partitions < PARTITIONS) {
            throw KafkactlException.refused(
                    "JOURNAL_TOO_SMALL",
                    "the journal '" + topic + "' has " + partitions + " partitions, not " + PARTITIONS,
                    "name a topic that does not exist yet under 'dlq: journal:' in the context; it is created as it "
                            + "must be");
        }
    }

    /** Waits until every partition has a leader, so that the first transaction does not race the creation. */
    private void awaitReady() throws InterruptedException {
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

    /**
     * All entries of a dead-letter topic stand in one partition, so that one transaction and one read cover it; the same
     * one when the journal is given more partitions than it was created with.
     */
    public TopicPartition partitionOf(Uuid topicId) {
        return partitionOf(topicId, connection.cluster().topic(topic));
    }

    private static TopicPartition partitionOf(Uuid topicId, TopicDescription journal) {
        int partitions = Math.min(PARTITIONS, journal.partitions().size());
        return new TopicPartition(
                journal.name(), KeyHash.MURMUR2.partition(topicId.toString().getBytes(UTF_8), partitions));
    }

    public ProducerRecord<byte[], byte[]> entry(TopicPartition at, Settlement settlement) {
        return new ProducerRecord<>(
                at.topic(), at.partition(), JournalKey.settlement(settlement), JournalCodec.encode(settlement));
    }

    public ProducerRecord<byte[], byte[]> ownerEntry(
            TopicPartition at, Uuid topicId, int partition, String run, String operator, Instant time) {
        return new ProducerRecord<>(
                at.topic(),
                at.partition(),
                JournalKey.owner(topicId.toString(), partition),
                JournalCodec.encodeOwner(run, operator, time));
    }

    /** The state of each topic; empty states when the journal does not exist. */
    public Map<Uuid, JournalState> read(Set<Uuid> topicIds, Reading reading) {
        return read(topicIds, null, reading);
    }

    /** What one run has settled of a topic, and the owners whoever they are. */
    public JournalState readRun(Uuid topicId, String run, Reading reading) {
        return read(Set.of(topicId), run, reading).getOrDefault(topicId, new JournalState());
    }

    private Map<Uuid, JournalState> read(Set<Uuid> topicIds, @Nullable String run, Reading reading) {
        Map<Uuid, JournalState> states = new HashMap<>();
        topicIds.forEach(id -> states.put(id, new JournalState()));
        requireInUse();
        Optional<TopicDescription> journal =
                topicIds.isEmpty() ? Optional.empty() : connection.cluster().findTopic(topic);
        if (journal.isEmpty()) {
            return states;
        }
        Set<TopicPartition> partitions = new HashSet<>();
        topicIds.forEach(id -> partitions.add(partitionOf(id, journal.get())));
        try {
            log.read(partitions, "read_committed", patience(reading), record -> apply(record, run, states));
        } catch (KafkactlException e) {
            if (!e.error().equals("TIMEOUT")) {
                throw e;
            }
            if (reading == Reading.STRICT) {
                throw log.heldBack(partitions, e);
            }
            states.values().forEach(JournalState::markIncomplete);
        }
        requireInUse();
        return states;
    }

    /** The state of one topic. */
    public JournalState read(Uuid topicId, Reading reading) {
        return read(Set.of(topicId), reading).getOrDefault(topicId, new JournalState());
    }

    /** Exit 8 when the journal that this run works with was deleted, also when a new one has its name. */
    public void requireInUse() {
        if (inUse != null) {
            requireInUse(id().orElse(null));
        }
    }

    /** Exit 8 unless {@code now} is the journal this run works with. */
    public void requireInUse(@Nullable Uuid now) {
        Uuid id = inUse;
        if (id != null && !id.equals(now)) {
            throw gone();
        }
    }

    private KafkactlException gone() {
        return KafkactlException.refused(
                "JOURNAL_GONE",
                "the journal '" + topic + "' was deleted meanwhile, and with it the memory of what was settled",
                "another run sends again whatever it selects: first compare the target topics with the plan of "
                        + "--dry-run");
    }

    /** The leases of a topic by partition. */
    public Map<Integer, Lease> leases(Uuid topicId) {
        return log.leases(partitionOf(topicId), topicId, "");
    }

    /** The leases as they stood before {@code run} first took one, so that of two runs only the later sees the other. */
    Map<Integer, Lease> leasesBefore(Uuid topicId, String run) {
        return log.leases(partitionOf(topicId), topicId, run);
    }

    private Duration patience(Reading reading) {
        return reading == Reading.STRICT ? transactionTimeout.plusSeconds(10) : ADVISORY_PATIENCE;
    }

    private static void apply(
            ConsumerRecord<byte[], byte[]> record, @Nullable String run, Map<Uuid, JournalState> states) {
        String[] key = new String(record.key(), UTF_8).split("/", -1);
        if (record.value() == null || key[0].equals("lease") || key.length < 3) {
            return;
        }
        JsonNode json = JournalJson.read(record.value(), JournalLog.where(record));
        try {
            JournalState state = states.get(Uuid.fromString(key[0]));
            if (state == null) {
                return;
            }
            int partition = Integer.parseInt(key[1]);
            if (key[2].equals("owner")) {
                state.owner(partition, json.path("run").asText());
            } else if (run == null || key[2].equals(run)) {
                state.settled(partition).addRanges(json.path("offsets").asText());
            }
        } catch (IllegalArgumentException e) {
            throw JournalJson.notUnderstood(JournalLog.where(record), e);
        }
    }
}
