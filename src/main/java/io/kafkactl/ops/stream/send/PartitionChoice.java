package io.kafkactl.ops.stream.send;

import io.kafkactl.ops.stream.KeyHash;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.OutgoingRecord;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Chooses the partition of records that name none; not thread-safe. */
final class PartitionChoice {
    private final @Nullable Partitioning partitioning;
    private final int partitions;
    private int turn = -1;

    /** Without a partitioning of its own the client decides, and the user's properties. */
    PartitionChoice(@Nullable Partitioning partitioning, int partitions) {
        this.partitioning = partitioning;
        this.partitions = partitions;
    }

    OutgoingRecord applyTo(OutgoingRecord record) {
        if (partitioning == null || record.partition() != null) {
            return record;
        }
        Integer partition = partition(partitioning, record.key());
        return partition == null
                ? record
                : new OutgoingRecord(partition, record.timestamp(), record.key(), record.value(), record.headers());
    }

    /** Null where the client's way of filling batches is the right one. */
    private @Nullable Integer partition(Partitioning by, @Nullable Bytes key) {
        switch (by) {
            case ROUND_ROBIN -> {
                turn = (turn + 1) % partitions;
                return turn;
            }
            case MURMUR2 -> {
                return key == null ? null : KeyHash.MURMUR2.partition(key.array(), partitions);
            }
            case CRC32 -> {
                if (key == null) {
                    return null;
                }
                if (key.length() == 0) {
                    return ThreadLocalRandom.current().nextInt(partitions);
                }
                return KeyHash.CRC32.partition(key.array(), partitions);
            }
            default -> {
                return null;
            }
        }
    }
}
