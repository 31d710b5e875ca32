package io.kafkactl.ops.dlq.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetSetTest {
    private static OffsetSet of(String ranges) {
        OffsetSet set = new OffsetSet();
        set.addRanges(ranges);
        return set;
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10-57,60", "0-1,3,5-9", "9000000000-9000000005"})
    void writesRangesAsItReadsThem(String ranges) {
        assertThat(of(ranges)).hasToString(ranges);
    }

    @Test
    void joinsAdjacentRanges() {
        OffsetSet set = of("10-12");
        set.add(13, 20);
        assertThat(set).hasToString("10-20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "5-3", "-1", "1,,2"})
    void refusesWhatIsNoRange(String ranges) {
        assertThatThrownBy(() -> of(ranges)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsFromInclusiveToExclusive() {
        OffsetSet set = of("0-4,10-14");
        assertThat(set.count(0, 5)).isEqualTo(5);
        assertThat(set.count(4, 11)).isEqualTo(2);
        assertThat(set.count(5, 10)).isZero();
        assertThat(set.count(7, 7)).isZero();
        assertThat(set.countCommon(of("3-10"))).isEqualTo(3);
    }

    @Test
    void agreesWithAPlainSetOnRandomOffsets() {
        Random random = new Random(20261121);
        for (int round = 0; round < 200; round++) {
            OffsetSet set = new OffsetSet();
            TreeSet<Long> plain = new TreeSet<>();
            for (int i = 0; i < random.nextInt(40); i++) {
                long first = random.nextInt(200);
                long last = first + random.nextInt(10);
                set.add(first, last);
                LongStream.rangeClosed(first, last).forEach(plain::add);
            }
            long from = random.nextInt(220);
            long absent = from;
            while (plain.contains(absent)) {
                absent++;
            }
            assertThat(set.firstAbsent(from)).isEqualTo(absent);
            assertThat(set.count(from, from + 50))
                    .isEqualTo(plain.subSet(from, from + 50).size());
            assertThat(set.contains(from)).isEqualTo(plain.contains(from));
            if (!plain.isEmpty()) {
                assertThat(of(set.toString())).hasToString(set.toString());
            }
        }
    }
}
