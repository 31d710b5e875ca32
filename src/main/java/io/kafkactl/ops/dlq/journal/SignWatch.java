package io.kafkactl.ops.dlq.journal;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * The signs of life that runs give in some partitions of the journal; each look reads what came since the one before.
 * They are read uncommitted: none is part of a transaction, and no open one may hide them. Not thread-safe.
 */
public final class SignWatch {
    private final JournalLog log;
    private final Set<TopicPartition> partitions;
    private final Duration patience;
    private final Map<List<String>, HeldLease> leases = new HashMap<>();
    private final Map<String, RunEnd> ends = new HashMap<>();
    private final Map<String, StopRequest> stops = new HashMap<>();
    private final Map<String, Participant> participants = new LinkedHashMap<>();
    private Map<TopicPartition, Long> seen = Map.of();

    SignWatch(JournalLog log, Set<TopicPartition> partitions, Duration patience) {
        this.log = log;
        this.partitions = Set.copyOf(partitions);
        this.patience = patience;
    }

    /** What the journal shows up to its present end. */
    public RunSigns look() {
        if (!partitions.isEmpty()) {
            seen = log.read(partitions, seen, "read_uncommitted", patience, this::take);
        }
        return new RunSigns(
                List.copyOf(leases.values()), Map.copyOf(ends), Map.copyOf(stops), List.copyOf(participants.values()));
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String[] key = RunLog.key(record);
        byte[] value = record.value();
        String where = JournalLog.where(record);
        switch (key[0]) {
            case "lease" -> {
                if (value == null) {
                    leases.remove(List.of(key));
                } else {
                    leases.put(List.of(key), held(key, SignCodec.decodeLease(value, where)));
                }
            }
            case JournalKey.END -> {
                if (value != null) {
                    ends.put(key[1], SignCodec.decodeEnd(key[1], value, where));
                }
            }
            case JournalKey.STOP -> {
                if (value == null) {
                    stops.remove(key[1]);
                } else {
                    stops.put(key[1], SignCodec.decodeStop(key[1], value, where));
                }
            }
            case JournalKey.PARTICIPANT -> {
                if (value != null) {
                    Participant participant = SignCodec.decodeParticipant(value, where);
                    participants.put(key[1], participant);
                    leases.put(List.of(key), ofProcess(participant));
                }
            }
            default -> {}
        }
    }

    private static HeldLease ofProcess(Participant participant) {
        return new HeldLease(Uuid.fromString(participant.topicId()), HeldLease.PROCESS, participant.lease());
    }

    private static HeldLease held(String[] key, Lease lease) {
        return new HeldLease(Uuid.fromString(key[1]), Integer.parseInt(key[2]), lease);
    }
}
