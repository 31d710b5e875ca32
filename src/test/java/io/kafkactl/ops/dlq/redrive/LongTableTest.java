package io.kafkactl.ops.dlq.redrive;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LongTableTest {
    @Test
    void keepsTheGreatestValueOfEachKey() {
        LongTable table = new LongTable();
        Map<Long, Long> expected = new HashMap<>();
        Random random = new Random(5);
        for (int i = 0; i < 50_000; i++) {
            long key = random.nextInt(20_000) - 10_000;
            long value = random.nextLong();
            table.putMax(key, value);
            // The table cannot hold 0, which stands for a free place, and takes it for 1.
            expected.merge(key == 0 ? 1 : key, value, Math::max);
        }

        assertThat(table.size()).isEqualTo(expected.size());
        expected.forEach((key, value) -> assertThat(table.get(key, 0)).isEqualTo(value));
        assertThat(table.contains(20_000)).isFalse();
        assertThat(table.get(20_000, -7)).isEqualTo(-7);
    }

    @Test
    void hashesTellPartsAndNullsApart() {
        Set<Long> hashes = new HashSet<>();
        hashes.add(LongTable.hash(0, bytes("ab"), bytes("c")));
        hashes.add(LongTable.hash(0, bytes("a"), bytes("bc")));
        hashes.add(LongTable.hash(1, bytes("a"), bytes("bc")));
        hashes.add(LongTable.hash(0, bytes("a"), null));
        hashes.add(LongTable.hash(0, bytes("a"), bytes("")));
        hashes.add(LongTable.hash(0, bytes("a long key of many bytes"), null));
        hashes.add(LongTable.hash(0, bytes("a long key of many bytez"), null));

        assertThat(hashes).hasSize(7);
    }
}
