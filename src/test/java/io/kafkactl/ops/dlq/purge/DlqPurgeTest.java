package io.kafkactl.ops.dlq.purge;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.topic.inspect.GroupUse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DlqPurgeTest {
    private static final List<PurgedPartition> PARTITIONS =
            List.of(new PurgedPartition(0, 10, 20, 50, 0), new PurgedPartition(1, 5, 5, 9, 0));

    @Test
    void onlyOffsetsThatWouldGoCountAsUnread() {
        assertThat(DlqPurge.unread(new GroupUse("g", "orders.dlq", 0, Map.of(0, 15L, 1, 0L)), PARTITIONS))
                .isEqualTo(5);
        assertThat(DlqPurge.unread(new GroupUse("g", "orders.dlq", 0, Map.of(0, 20L)), PARTITIONS))
                .isZero();
        assertThat(DlqPurge.unread(new GroupUse("g", "orders.dlq", 0, Map.of(0, 3L)), PARTITIONS))
                .isEqualTo(10);
    }

    @Test
    void aGroupWithoutAnOffsetMayStillReadFromTheStart() {
        assertThat(DlqPurge.unread(new GroupUse("g", "orders.dlq", 1, Map.of()), PARTITIONS))
                .isEqualTo(10);
    }
}
