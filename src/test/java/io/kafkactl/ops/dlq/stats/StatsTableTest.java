package io.kafkactl.ops.dlq.stats;

import static io.kafkactl.testkit.Letter.letter;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class StatsTableTest {
    private static final ConsumerRecord<byte[], byte[]> RECORD = letter().build();

    @Test
    void keepsTheLargeGroupsOfMoreGroupsThanItHolds() {
        StatsTable table = new StatsTable(false, 100);
        long added = 0;
        for (int i = 0; i < 50_000; i++) {
            table.of("group " + i).add(RECORD, null);
            table.of("large").add(RECORD, null);
            added += 2;
        }

        assertThat(table.largestFirst()).hasSizeLessThanOrEqualTo(100);
        assertThat(table.largestFirst().get(0).getKey()).isEqualTo("large");
        assertThat(table.largestFirst().get(0).getValue().count()).isEqualTo(50_000);
        long kept = table.largestFirst().stream()
                .mapToLong(entry -> entry.getValue().count())
                .sum();
        assertThat(kept + table.folded()).as("none is lost").isEqualTo(added);
    }

    @Test
    void mergesWhatSeveralThreadsCounted() {
        StatsTable first = new StatsTable(true);
        StatsTable second = new StatsTable(true);
        first.of("a").add(RECORD, null);
        second.of("a").add(RECORD, null);
        second.of("b").add(RECORD, null);

        first.merge(second);

        Map.Entry<Object, Tally> largest = first.largestFirst().get(0);
        assertThat(largest.getKey()).isEqualTo("a");
        assertThat(largest.getValue().count()).isEqualTo(2);
        assertThat(largest.getValue().sample()).hasToString("0:7");
        assertThat(largest.getValue().first()).isEqualTo(RECORD.timestamp());
    }

    @Test
    void aHistogramGrowsCoarserInsteadOfLarger() {
        TimeHistogram histogram = new TimeHistogram();
        for (int minute = 0; minute < 10_000; minute++) {
            histogram.add(minute * 60_000L, 1);
        }

        assertThat(histogram.counts()).hasSizeLessThanOrEqualTo(120);
        assertThat(histogram.stepMillis()).isEqualTo(128 * 60_000L);
        assertThat(histogram.counts().values().stream().mapToLong(n -> n).sum()).isEqualTo(10_000);
    }
}
