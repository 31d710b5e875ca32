package io.kafkactl.ops.topic.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.change.ReplicaPlacement.Placed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplicaPlacementTest {
    private static Map<Integer, @Nullable String> racks(@Nullable String... racks) {
        Map<Integer, @Nullable String> byBroker = new HashMap<>();
        IntStream.range(0, racks.length).forEach(i -> byBroker.put(i + 1, racks[i]));
        return byBroker;
    }

    private static Placed healthy(Integer... replicas) {
        return new Placed(replicas[0], List.of(replicas), Set.of(replicas));
    }

    @Test
    void keepsCopiesAndTheirOrderAndAddsTheEmptiestBrokers() {
        ReplicaPlacement placement =
                new ReplicaPlacement(racks(null, null, null, null), Map.of(1, 9, 2, 5, 3, 1, 4, 2));

        assertThat(placement.place(healthy(2), 3)).containsExactly(2, 3, 4);
    }

    @Test
    void spreadsOverRacksBeforeItEvensTheLoad() {
        ReplicaPlacement placement = new ReplicaPlacement(racks("a", "a", "b", "c"), Map.of(1, 1, 2, 0, 3, 50, 4, 60));

        assertThat(placement.place(healthy(1), 3)).containsExactly(1, 3, 4);
    }

    @Test
    void countsWhatItHasPlacedItself() {
        ReplicaPlacement placement = new ReplicaPlacement(racks(null, null, null), Map.of());

        List<List<Integer>> placed = IntStream.range(0, 4)
                .mapToObj(i -> placement.place(healthy(1), 2))
                .toList();

        assertThat(placed).containsExactly(List.of(1, 2), List.of(1, 3), List.of(1, 2), List.of(1, 3));
    }

    @Test
    void dropsWhatIsBehindAndKeepsTheLeaderWhereverItStands() {
        Placed led = new Placed(3, List.of(1, 2, 3), Set.of(1, 3));

        assertThat(new ReplicaPlacement(racks(null, null, null), Map.of(1, 100)).place(led, 2))
                .containsExactly(1, 3);
        assertThat(new ReplicaPlacement(racks(null, null, null), Map.of(1, 100)).place(led, 1))
                .containsExactly(3);
    }

    @Test
    void dropsABrokerThatIsDownFirst() {
        Placed partition = new Placed(1, List.of(1, 2, 9), Set.of(1, 2, 9));

        assertThat(new ReplicaPlacement(racks(null, null), Map.of(1, 5, 2, 50)).place(partition, 2))
                .containsExactly(1, 2);
    }

    @Test
    void dropsTheSecondCopyInARackAndThenTheFullest() {
        assertThat(new ReplicaPlacement(racks("a", "a", "b"), Map.of(3, 90)).place(healthy(1, 2, 3), 2))
                .containsExactly(1, 3);
        assertThat(new ReplicaPlacement(racks("a", "b", "c"), Map.of(2, 90)).place(healthy(1, 2, 3), 2))
                .containsExactly(1, 3);
    }

    @Test
    void keepsACopyInSyncWhereThereIsNoLeader() {
        Placed headless = new Placed(null, List.of(1, 2, 3), Set.of(2));

        assertThat(new ReplicaPlacement(racks(null, null, null), Map.of()).place(headless, 1))
                .containsExactly(2);
    }

    @Test
    void refusesMoreCopiesThanBrokers() {
        assertThatThrownBy(() -> new ReplicaPlacement(racks(null, null), Map.of()).place(healthy(1), 3))
                .isInstanceOfSatisfying(
                        KafkactlException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID_INPUT))
                .hasMessage("replication factor 3 needs 3 brokers, and 2 are up");
    }
}
