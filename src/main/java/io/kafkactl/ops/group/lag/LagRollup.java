package io.kafkactl.ops.group.lag;

import io.kafkactl.ops.group.GroupDetail;
import io.kafkactl.ops.group.GroupType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Part of a group's lag, summed up.
 *
 * @param part a topic, or a member; null for partitions that belong to no member
 */
public record LagRollup(
        String group,
        GroupType type,
        String state,
        @Nullable String part,
        int partitions,
        @Nullable Long lag,
        @Nullable Long lost,
        @Nullable Long ageMs,
        boolean ageEstimated,
        boolean approx,
        LagStatus status,
        boolean complete)
        implements LagFigures {

    public static List<LagRollup> byTopic(GroupLag group) {
        Map<String, List<PartitionLag>> topics = group.partitions().stream()
                .collect(Collectors.groupingBy(PartitionLag::topic, LinkedHashMap::new, Collectors.toList()));
        return topics.entrySet().stream()
                .map(entry -> of(group, entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Members without any partition are shown too: they are what is too many. */
    public static List<LagRollup> byMember(GroupLag group) {
        Map<Optional<String>, List<PartitionLag>> members = new LinkedHashMap<>();
        GroupDetail detail = group.detail();
        if (detail != null) {
            detail.labels().values().forEach(label -> members.put(Optional.of(label), new ArrayList<>()));
        }
        group.partitions()
                .forEach(row -> members.computeIfAbsent(Optional.ofNullable(row.member()), m -> new ArrayList<>())
                        .add(row));
        return members.entrySet().stream()
                .map(entry -> of(group, entry.getKey().orElse(null), entry.getValue()))
                .toList();
    }

    private static LagRollup of(GroupLag group, @Nullable String part, List<PartitionLag> rows) {
        Function<Function<PartitionLag, @Nullable Long>, @Nullable Long> sum =
                number -> GroupLag.sum(rows, number, true);
        return new LagRollup(
                group.group(),
                group.type(),
                String.valueOf(group.state()),
                part,
                rows.size(),
                sum.apply(PartitionLag::lag),
                sum.apply(PartitionLag::lost),
                GroupLag.oldest(rows),
                rows.stream().anyMatch(PartitionLag::ageEstimated),
                rows.stream().anyMatch(PartitionLag::approx),
                GroupLag.worst(rows),
                GroupLag.complete(rows));
    }
}
