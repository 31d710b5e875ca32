package io.kafkactl.ops.dlq.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class RedriveBatchTest {
    private final RedriveBatch batch = new RedriveBatch();

    private static BatchItem item(long coverFrom, long offset, int bytes) {
        return item(coverFrom, offset, new ProducerRecord<>("orders", 0, null, new byte[bytes]));
    }

    private static BatchItem item(long coverFrom, long offset, ProducerRecord<byte[], byte[]> record) {
        return new BatchItem(record, Outcome.REDRIVEN, offset, coverFrom, offset);
    }

    /** How many records of 16 KiB fit. */
    private int capacity() {
        batch.drain();
        int count = 0;
        while (!batch.isFull()) {
            batch.add(item(count, count, 16 << 10));
            count++;
        }
        batch.drain();
        return count;
    }

    @Test
    void isFullAtSixteenMebibytes() {
        assertThat(batch.isEmpty()).isTrue();
        batch.add(item(0, 0, RedriveBatch.MAX_BYTES - 1));
        assertThat(batch.isFull()).isFalse();
        batch.add(item(1, 1, 1));
        assertThat(batch.isFull()).isTrue();
    }

    /** Their bytes would fit many times over, but not the objects that hold them. */
    @Test
    void smallRecordsFillItByTheMemoryTheyTake() {
        int count = 0;
        while (!batch.isFull()) {
            batch.add(item(count, count, 100));
            count++;
        }

        assertThat(count * 500L).isBetween(RedriveBatch.MAX_BYTES * 1L, RedriveBatch.MAX_BYTES * 2L);
    }

    @Test
    void keysAndHeadersCount() {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>("orders", 0, new byte[10], null);
        record.headers().add("name", new byte[20]).add("null", null);

        assertThat(item(0, 0, record).bytes()).isEqualTo(10 + 4 + 20 + 4);
    }

    @Test
    void isFullBeforeScatteredOffsetsOutgrowTheJournalRecord() {
        int count = 0;
        for (long offset = 0; !batch.isFull(); offset += 2) {
            batch.add(item(offset, offset, 1));
            count++;
        }

        assertThat(count).isBetween(10_000, (512 << 10) / 40);
    }

    @Test
    void isFullBeforeTargetsOutgrowTheJournalRecord() {
        int count = 0;
        while (!batch.isFull()) {
            batch.add(item(count, count, new ProducerRecord<>("o".repeat(249), count, null, new byte[1])));
            count++;
        }

        assertThat(count * 400).isBetween(400 << 10, 520 << 10);
    }

    @Test
    void neighboursShareOneRange() {
        for (int offset = 0; offset < 40_000; offset++) {
            batch.add(item(offset, offset, 1));
        }

        assertThat(batch.isFull()).isFalse();
    }

    @Test
    void offsetsWithoutRecordsBelongToTheNextOne() {
        for (int i = 0; i < 40_000; i++) {
            batch.add(item(i * 3L, i * 3L + 2, 1));
        }

        assertThat(batch.isFull()).isFalse();
    }

    @Test
    void theTailIsSettledByTheLastRecordOnlyWhenNothingStaysBehindIt() {
        batch.add(item(0, 5, 1));
        batch.coverTail(7, 9);
        assertThat(batch.drain()).extracting(BatchItem::coverTo).containsExactly(5L);

        batch.add(item(0, 5, 1));
        batch.coverTail(5, 9);
        assertThat(batch.drain()).extracting(BatchItem::coverTo).containsExactly(9L);

        batch.coverTail(5, 9);
        assertThat(batch.isEmpty()).isTrue();
    }

    @Test
    void drainingStartsOver() {
        batch.add(item(0, 0, RedriveBatch.MAX_BYTES));
        List<BatchItem> drained = batch.drain();

        assertThat(drained).hasSize(1);
        assertThat(batch.isEmpty()).isTrue();
        assertThat(batch.isFull()).isFalse();
    }

    @Test
    void slowTransactionsGetSmallerAndFastOnesGrowBack() {
        int all = capacity();
        batch.took(RedriveBatch.MAX_MILLIS + 1);
        assertThat(capacity()).isEqualTo(all / 2);
        batch.took(RedriveBatch.MAX_MILLIS / 2);
        assertThat(capacity()).isEqualTo(all / 2);
        batch.took(10);
        batch.took(10);
        assertThat(capacity()).isEqualTo(all);
    }

    @Test
    void neverGetsSmallerThanOneFetchOfSmallRecords() {
        for (int i = 0; i < 40; i++) {
            batch.took(60_000);
        }

        assertThat(capacity()).isEqualTo(4);
    }
}
