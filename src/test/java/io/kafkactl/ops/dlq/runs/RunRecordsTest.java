package io.kafkactl.ops.dlq.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.dlq.journal.Settlement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunRecordsTest {
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");

    private static Settlement entry(
            int partition, String offsets, String action, long records, Settlement.Sent... sent) {
        OffsetSet set = new OffsetSet();
        set.addRanges(offsets);
        return new Settlement(
                "orders.dlq",
                "id",
                partition,
                "run-1",
                0,
                set,
                action,
                records,
                List.of(sent),
                "ann@host",
                "INC-1",
                TIME.plusSeconds(records));
    }

    @Test
    void addsUpTransactionsByPartitionActionAndTarget() {
        RunRecords records = new RunRecords("run-1", true);
        records.add(entry(0, "0-4", Settlement.REDRIVEN, 5, new Settlement.Sent("orders", 2, 100, 104, 5)));
        records.add(entry(0, "5-7", Settlement.REDRIVEN, 3, new Settlement.Sent("orders", 2, 110, 112, 3)));
        records.add(entry(0, "9", Settlement.DUPLICATE, 1));
        records.add(entry(1, "0", Settlement.PARKED, 1, new Settlement.Sent("orders.parked", 0, 7, 7, 1)));

        RunOverview overview = records.overview(RunState.FINISHED, null, null, null);
        RunDetail detail = records.detail(overview);

        assertThat(overview.dlq()).isEqualTo("orders.dlq");
        assertThat(overview.count(Settlement.REDRIVEN)).isEqualTo(8);
        assertThat(overview.settled()).isEqualTo(10);
        assertThat(overview.targets()).containsExactly("orders", "orders.parked");
        assertThat(overview.first()).isEqualTo(TIME.plusSeconds(1));
        assertThat(overview.last()).isEqualTo(TIME.plusSeconds(5));
        assertThat(detail.settled())
                .containsExactly(
                        new RunDetail.Settled(0, Settlement.DUPLICATE, 1, "9"),
                        new RunDetail.Settled(0, Settlement.REDRIVEN, 8, "0-7"),
                        new RunDetail.Settled(1, Settlement.PARKED, 1, "0"));
        assertThat(detail.sent())
                .containsExactly(
                        new RunDetail.Sent("orders", 2, Settlement.REDRIVEN, 8, 100, 112),
                        new RunDetail.Sent("orders.parked", 0, Settlement.PARKED, 1, 7, 7));
    }
}
