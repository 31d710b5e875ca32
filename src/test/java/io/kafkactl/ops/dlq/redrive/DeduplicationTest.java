package io.kafkactl.ops.dlq.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.testkit.DeadLetters;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeduplicationTest {
    private static final DeadLetterFormat FORMAT = DeadLetters.FORMATS.byId("envelope");

    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    private void letter(int partition, String key, long originOffset, String message) {
        ProducerRecord<byte[], byte[]> letter =
                DeadLetters.envelope("orders.dlq", partition, key, "orders", 0, originOffset, '"' + message + '"');
        records.add(new ConsumerRecord<>("orders.dlq", partition, records.size(), letter.key(), letter.value()));
    }

    private List<Long> duplicates(Dedupe rule) {
        return duplicates(new Deduplication(rule));
    }

    private List<Long> duplicates(Deduplication dedupe) {
        records.forEach(record -> dedupe.see(record, FORMAT.read(record).orElseThrow()));
        List<Long> found = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (dedupe.isDuplicate(record, FORMAT.read(record).orElseThrow())) {
                found.add(record.offset());
            }
        }
        assertThat(dedupe.isSuspicious()).as("a second pass is asked for").isEqualTo(!found.isEmpty());
        return found;
    }

    @Test
    void theSameFailureTwiceIsOne() {
        letter(0, "a", 7, "one");
        letter(0, "a", 8, "one");
        letter(1, "a", 7, "one");
        letter(0, "a", 7, "one");

        assertThat(duplicates(Dedupe.ORIGIN)).containsExactly(2L, 3L);
    }

    /** Each of two processes could take the other's for the first. */
    @Test
    void whereProcessesSharePartitionsOnlyThoseOfOneAreCompared() {
        letter(0, "a", 7, "one");
        letter(1, "a", 7, "one");
        letter(1, "a", 7, "one");

        assertThat(duplicates(new Deduplication(Dedupe.ORIGIN, true))).containsExactly(2L);
    }

    /** As after the source topic was deleted and created again. */
    @Test
    void anotherPayloadFromTheSamePlaceIsAnotherOne() {
        letter(0, "a", 7, "one");
        letter(0, "a", 7, "two");
        Deduplication dedupe = new Deduplication(Dedupe.ORIGIN);
        records.forEach(record -> dedupe.see(record, FORMAT.read(record).orElseThrow()));

        assertThat(dedupe.isSuspicious()).isTrue();
        assertThat(records)
                .noneMatch(
                        record -> dedupe.isDuplicate(record, FORMAT.read(record).orElseThrow()));
    }

    @Test
    void byKeyTheLastOfAPartitionGoes() {
        letter(0, "a", 1, "one");
        letter(0, "b", 2, "one");
        letter(0, "a", 3, "two");
        letter(1, "a", 4, "three");

        assertThat(duplicates(Dedupe.KEY)).containsExactly(0L);
    }

    @Test
    void byValueTheFirstOfAPartitionGoes() {
        letter(0, "a", 1, "one");
        letter(0, "a", 2, "one");
        letter(0, "b", 3, "one");
        letter(1, "a", 4, "one");

        assertThat(duplicates(Dedupe.VALUE)).containsExactly(1L);
    }

    @Test
    void withoutARuleNothingIsADuplicate() {
        letter(0, "a", 7, "one");
        letter(0, "a", 7, "one");

        assertThat(duplicates(Dedupe.NONE)).isEmpty();
    }
}
