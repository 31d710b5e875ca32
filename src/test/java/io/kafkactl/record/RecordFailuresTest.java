package io.kafkactl.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordFailuresTest {
    private static KafkaRecord record(long offset) {
        return new KafkaRecord("orders", 2, offset, 0, TimestampType.CREATE_TIME, null, null, List.of());
    }

    @Test
    void tellsAboutTheFirstFewAndCountsThemAll() {
        List<String> told = new ArrayList<>();
        RecordFailures failures = new RecordFailures(told::add);

        for (int offset = 1; offset <= 7; offset++) {
            failures.add(record(offset), "is not JSON");
        }

        assertThat(failures.count()).isEqualTo(7);
        assertThat(told).hasSize(5);
        assertThat(told.get(0)).isEqualTo("record 2:1 of topic 'orders': is not JSON");
        assertThat(told.get(4)).isEqualTo("record 2:5 of topic 'orders': is not JSON; more of them are only counted");
    }
}
