package io.kafkactl.ops.topic.change;

import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the brokers of each partition for another replication factor: existing copies and leaders stay, racks are
 * spread, brokers are filled evenly, and the same question has the same answer.
 */
final class ReplicaPlacement {
    /**
     * A partition as it is.
     *
     * @param leader null while there is none
     */
    record Placed(@Nullable Integer leader, List<Integer> replicas, Set<Integer> inSync) {}

    private final Map<Integer, String> racks;
    private final Map<Integer, Integer> load = new TreeMap<>();

    /**
     * For the brokers that are up.
     *
     * @param racks by broker id; a broker that says none is a rack of its own
     * @param load how many copies each broker has now
     */
    ReplicaPlacement(Map<Integer, @Nullable String> racks, Map<Integer, Integer> load) {
        this.racks = new HashMap<>();
        racks.forEach((broker, rack) -> {
            this.racks.put(broker, rack == null ? "broker " + broker : "rack " + rack);
            this.load.put(broker, load.getOrDefault(broker, 0));
        });
    }

    /** Exit 4 when there are not that many brokers. Takes the outcome into account for the next partition. */
    List<Integer> place(Placed partition, int copies) {
        if (copies > racks.size()) {
            throw KafkactlException.invalid(
                    "INVALID_REPLICATION_FACTOR",
                    "replication factor " + copies + " needs " + Counted.of(copies, "broker") + ", and " + racks.size()
                            + " are up",
                    null);
        }
        List<Integer> replicas = new ArrayList<>(partition.replicas());
        while (replicas.size() < copies) {
            int added = best(replicas);
            replicas.add(added);
            load.merge(added, 1, Integer::sum);
        }
        while (replicas.size() > copies) {
            Integer dropped = worst(partition, replicas);
            replicas.remove(dropped);
            load.computeIfPresent(dropped, (broker, count) -> count - 1);
        }
        return replicas;
    }

    /** The emptiest broker of the rack with the fewest copies. */
    private int best(List<Integer> replicas) {
        return load.keySet().stream()
                .filter(broker -> !replicas.contains(broker))
                .min(Comparator.comparingLong((Integer broker) -> inRackOf(broker, replicas))
                        .thenComparing(this::load)
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** Not the leader's; one that is down or behind first, then one that shares its rack, then the fullest broker's. */
    private Integer worst(Placed partition, List<Integer> replicas) {
        Integer kept = partition.leader() != null
                ? partition.leader()
                : replicas.stream()
                        .filter(partition.inSync()::contains)
                        .findFirst()
                        .orElse(replicas.get(0));
        return replicas.stream()
                .filter(broker -> !broker.equals(kept))
                .max(Comparator.comparing((Integer broker) -> !racks.containsKey(broker))
                        .thenComparing(broker -> !partition.inSync().contains(broker))
                        .thenComparingLong(broker -> inRackOf(broker, replicas))
                        .thenComparing(this::load)
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private int load(Integer broker) {
        return load.getOrDefault(broker, 0);
    }

    private long inRackOf(Integer broker, List<Integer> replicas) {
        return replicas.stream()
                .filter(other -> Objects.equals(racks.get(other), racks.get(broker)))
                .count();
    }
}
