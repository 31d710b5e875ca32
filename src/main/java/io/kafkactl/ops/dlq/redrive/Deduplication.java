package io.kafkactl.ops.dlq.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.Place;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds dead letters that are the same one in two passes over the same records: the first finds where to look, the
 * second decides.
 *
 * <p>An application that crashes between writing a dead letter and committing its offset writes it twice.
 *
 * <p>Several threads may show it records, those of a partition in their order; the passes follow one another.
 */
final class Deduplication {
    private final Dedupe rule;
    private final boolean apart;
    private final Map<String, OffsetSet> places = new HashMap<>();
    private final LongTable candidates = new LongTable();
    private final LongTable found = new LongTable();
    private boolean suspicious;

    Deduplication(Dedupe rule) {
        this(rule, false);
    }

    /**
     * @param apart never hold a dead letter for the duplicate of one in another dead-letter partition: processes that share
     *     the partitions may each think so of the other's, and then neither would go
     */
    Deduplication(Dedupe rule, boolean apart) {
        this.rule = rule;
        this.apart = apart;
    }

    /** The first pass, for records that go and for those that went before. */
    void see(ConsumerRecord<byte[], byte[]> record, DeadLetter letter) {
        switch (rule) {
            case ORIGIN -> seePlace(record, letter);
            case KEY -> {
                if (letter.payload().key() != null) {
                    meet(key(record, letter), record.offset());
                }
            }
            case VALUE -> meet(content(record.partition(), letter), 0);
            case NONE -> {}
        }
    }

    private synchronized void meet(long hash, long value) {
        suspicious |= candidates.contains(hash);
        put(candidates, hash, value);
    }

    private void seePlace(ConsumerRecord<byte[], byte[]> record, DeadLetter letter) {
        Place at = place(letter);
        Long offset = at.offset();
        if (at.isExact() && offset != null) {
            String place = partitionOf(at, letter) + "/" + among(record);
            synchronized (this) {
                OffsetSet seen = places.computeIfAbsent(place, p -> new OffsetSet());
                if (seen.contains(offset)) {
                    suspicious = true;
                    put(candidates, placeHash(record, at, letter), 0);
                }
                seen.add(offset, offset);
            }
        }
    }

    /** True when a second pass is needed, because duplicates are possible. */
    boolean isSuspicious() {
        return suspicious;
    }

    /** The second pass, over the same records in the same order. */
    boolean isDuplicate(ConsumerRecord<byte[], byte[]> record, DeadLetter letter) {
        return switch (rule) {
            case ORIGIN -> {
                Place at = place(letter);
                yield at.isExact()
                        && candidates.contains(placeHash(record, at, letter))
                        && isSecond(content(placeHash(record, at, letter), letter));
            }
            case KEY -> letter.payload().key() != null && candidates.get(key(record, letter), -1) > record.offset();
            case VALUE -> isSecond(content(record.partition(), letter));
            case NONE -> false;
        };
    }

    private synchronized boolean isSecond(long content) {
        if (found.contains(content)) {
            return true;
        }
        put(found, content, 0);
        return false;
    }

    private static void put(LongTable table, long hash, long value) {
        if (!table.putMax(hash, value)) {
            throw KafkactlException.refused(
                    "TOO_MANY_KEYS",
                    "more than " + LongTable.MOST + " different records to compare for --dedupe",
                    "narrow the selection, or --dedupe none");
        }
    }

    /** Where it failed, since a retry stage and the source may each have failed on the same record. */
    private static Place place(DeadLetter letter) {
        Place failedAt = letter.provenance().failedAt();
        return failedAt.isExact() ? failedAt : letter.provenance().origin();
    }

    private static String partitionOf(Place at, DeadLetter letter) {
        return at.topic() + "/" + at.partition() + "/" + group(letter);
    }

    private long placeHash(ConsumerRecord<byte[], byte[]> record, Place at, DeadLetter letter) {
        return LongTable.hash(among(record), (at + "/" + group(letter)).getBytes(UTF_8));
    }

    /** Which dead letters are compared with this one. */
    private int among(ConsumerRecord<byte[], byte[]> record) {
        return apart ? record.partition() : 0;
    }

    private static @Nullable String group(DeadLetter letter) {
        return letter.provenance().failure().group();
    }

    private static long key(ConsumerRecord<byte[], byte[]> record, DeadLetter letter) {
        return LongTable.hash(record.partition(), letter.payload().key());
    }

    private static long content(long seed, DeadLetter letter) {
        return LongTable.hash(seed, letter.payload().key(), letter.payload().value());
    }
}
