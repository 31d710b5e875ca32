package io.kafkactl.ops.group.lag;

import static io.kafkactl.ops.group.lag.LagRows.log;
import static io.kafkactl.ops.group.lag.LagRows.row;
import static io.kafkactl.ops.group.lag.LagRows.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.group.GroupType;
import io.kafkactl.ops.group.lag.LagFigures.Order;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The order of rows, and the words of options and statuses. */
class LagFiguresTest {
    /** By partition: 0 of small lag and old, 1 of large lag, 2 unknown, 3 lost some. */
    private static final List<PartitionLag> ROWS = List.of(
            row(0, 5).withAge(90L, false),
            row(1, 50).withAge(7L, false),
            unknown(2, LagStatus.UNKNOWN),
            row(3, 7, log(10, 20)).withAge(8L, false).withStatus(LagStatus.LOST));

    @ParameterizedTest
    @CsvSource({
        "STATUS, 3210",
        "LAG, 1302",
        "AGE, 0312",
        "LOST, 3012",
        "NAME, 0123",
    })
    void theWorstComesFirstAndTheUnknownLast(Order order, String partitions) {
        assertThat(ROWS.stream().sorted(order.comparator()).map(PartitionLag::partition))
                .as(order.toString())
                .isEqualTo(partitions.chars().mapToObj(c -> c - '0').toList());
    }

    @Test
    void groupsAreInTheOrderOfTheirNames() {
        Stream<GroupLag> groups =
                Stream.of("b", "c", "a").map(name -> new GroupLag(name, GroupType.CONSUMER, null, true, List.of()));

        assertThat(groups.sorted(Order.NAME.comparator()).map(GroupLag::group)).containsExactly("a", "b", "c");
    }

    @Test
    void optionsAreWrittenInLowerCase() {
        assertThat(Order.STATUS).hasToString("status");
        assertThat(LagOptions.Isolation.READ_COMMITTED).hasToString("read_committed");
        assertThat(LagOptions.NoCommit.EARLIEST).hasToString("earliest");
        assertThat(LagOptions.TimeLag.SEARCH).hasToString("search");
    }

    @ParameterizedTest
    @EnumSource(LagStatus.class)
    void aWorseStatusIsNeverLessSevere(LagStatus status) {
        assertThat(status.meaning()).isNotBlank().isEqualTo(status.meaning().strip());
        assertThat(status.toString()).isUpperCase().doesNotContain("_");
        assertThat(LagStatus.valueOf(status.toString().replace('-', '_').toUpperCase(Locale.ROOT)))
                .isEqualTo(status);
        for (LagStatus worse : LagStatus.values()) {
            if (worse.compareTo(status) > 0) {
                assertThat(worse.severity()).isGreaterThanOrEqualTo(status.severity());
            }
        }
    }

    @Test
    void severityGoesFromNothingToDoToLostRecords() {
        assertThat(LagStatus.OK.severity()).isZero();
        assertThat(LagStatus.LAGGING.severity()).isEqualTo(1);
        assertThat(LagStatus.UNKNOWN.severity()).isEqualTo(2);
        assertThat(LagStatus.STALLED.severity()).isEqualTo(3);
        assertThat(LagStatus.LOST.severity()).isEqualTo(4);
    }

    @Test
    void optionsChangeOneAtATime() {
        LagOptions changed = new LagOptions(
                        Set.of("orders"),
                        LagOptions.Isolation.READ_COMMITTED,
                        LagOptions.NoCommit.LATEST,
                        LagOptions.TimeLag.AUTO,
                        3)
                .withTime(LagOptions.TimeLag.OFF);

        assertThat(changed)
                .isEqualTo(new LagOptions(
                        Set.of("orders"),
                        LagOptions.Isolation.READ_COMMITTED,
                        LagOptions.NoCommit.LATEST,
                        LagOptions.TimeLag.OFF,
                        3));
        assertThat(changed.withAllowedLag(9L).allowedLag()).isEqualTo(9);
        assertThat(changed.withAllowedLag(null).allowedLag()).isZero();
        assertThat(changed.wants("orders")).isTrue();
        assertThat(changed.wants("payments")).isFalse();
        assertThat(LagOptions.DEFAULT.wants("payments")).isTrue();
    }

    @Test
    void aBreachConcernsItsPartitionOrTheWholeGroup() {
        PartitionLag row = row(1, 5);

        assertThat(new Breach("pricing", "orders", 1, "max-lag", "")).matches(breach -> breach.concerns(row));
        assertThat(new Breach("pricing", null, null, "max-total-lag", "")).matches(breach -> breach.concerns(row));
        assertThat(List.of(
                        new Breach("pricing", "orders", 2, "max-lag", ""),
                        new Breach("pricing", "orders", null, "max-lag", ""),
                        new Breach("pricing", "payments", 1, "max-lag", ""),
                        new Breach("other", "orders", 1, "max-lag", ""),
                        new Breach("other", null, null, "max-lag", "")))
                .noneMatch(breach -> breach.concerns(row));
    }

    @Test
    void aBreachIsTheSameWhateverItsNumbers() {
        Breach first = new Breach("pricing", "orders", 1, "max-lag", "lag 5 is above 4");
        Breach second = new Breach("pricing", "orders", 1, "max-lag", "lag 9 is above 4");

        assertThat(first.key()).isEqualTo("max-lag pricing orders 1").isEqualTo(second.key());
    }
}
