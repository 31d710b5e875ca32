package io.kafkactl.ops.dlq.redrive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Collects dead letters for one transaction and says when it is full. */
final class RedriveBatch {
    /** The size of a transaction is what its speed depends on; above this it gains nothing and hides live records. */
    static final int MAX_BYTES = 16 << 20;
    /** How long a transaction may stay open: read_committed readers of the target wait for it. */
    static final long MAX_MILLIS = 2_000;

    /** What the objects around a record's bytes take up in memory: of small records that is most of it. */
    private static final int OBJECT_BYTES = 400;

    private static final int MIN_BYTES = 64 << 10;
    private static final int MAX_JOURNAL_BYTES = 512 << 10;
    // "9223372036854775807-9223372036854775807," is the longest that one range can get
    private static final int JOURNAL_BYTES_PER_RANGE = 40;
    // a target partition with every number at its longest, and a topic name at Kafka's limit
    private static final int JOURNAL_BYTES_PER_TARGET = 150 + 249;

    private List<BatchItem> items = new ArrayList<>();
    private long bytes;
    private int ranges;
    private final Set<TopicPartition> targets = new HashSet<>();
    private final int mostRecords;
    private final int mostBytes;
    private int byteLimit;

    RedriveBatch() {
        this(Integer.MAX_VALUE, MAX_BYTES);
    }

    /** @param mostRecords where a rate demands smaller transactions */
    RedriveBatch(int mostRecords, int mostBytes) {
        this.mostRecords = mostRecords;
        this.mostBytes = mostBytes;
        this.byteLimit = mostBytes;
    }

    void add(BatchItem item) {
        BatchItem last = items.isEmpty() ? null : items.get(items.size() - 1);
        boolean adjacent = last != null && last.coverTo() + 1 == item.coverFrom() && last.outcome() == item.outcome();
        ranges += adjacent ? 0 : 1;
        bytes += item.bytes();
        ProducerRecord<byte[], byte[]> record = item.record();
        if (record != null) {
            Integer partition = record.partition();
            targets.add(new TopicPartition(record.topic(), partition == null ? -1 : partition));
        }
        items.add(item);
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    boolean isFull() {
        long memory = bytes + (long) items.size() * OBJECT_BYTES;
        // The next record may begin a range and go to a target of its own.
        int journal = (ranges + 1) * JOURNAL_BYTES_PER_RANGE + (targets.size() + 1) * JOURNAL_BYTES_PER_TARGET;
        return bytes >= byteLimit
                || memory >= mostBytes + mostBytes / 4
                || journal > MAX_JOURNAL_BYTES
                || items.size() >= mostRecords;
    }

    /** Lets the last record settle the recordless offsets up to {@code last} too, when it was the last one read. */
    void coverTail(long lastRead, long last) {
        int index = items.size() - 1;
        if (index >= 0 && items.get(index).offset() == lastRead) {
            items.set(index, items.get(index).coveringTo(last));
        }
    }

    List<BatchItem> drain() {
        List<BatchItem> drained = items;
        items = new ArrayList<>();
        bytes = 0;
        ranges = 0;
        targets.clear();
        return drained;
    }

    /** Keeps transactions within their time on a slow target. */
    void took(long millis) {
        if (millis > MAX_MILLIS) {
            byteLimit = Math.max(MIN_BYTES, byteLimit / 2);
        } else if (millis < MAX_MILLIS / 4) {
            byteLimit = Math.min(mostBytes, byteLimit * 2);
        }
    }
}
