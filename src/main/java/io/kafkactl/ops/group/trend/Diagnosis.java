package io.kafkactl.ops.group.trend;

import io.kafkactl.client.Cluster;
import io.kafkactl.config.Durations;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.group.GroupDetail;
import io.kafkactl.ops.group.GroupMember;
import io.kafkactl.ops.group.lag.GroupLag;
import io.kafkactl.ops.group.lag.LagReport;
import io.kafkactl.ops.group.lag.LagStatus;
import io.kafkactl.ops.group.lag.PartitionLag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Watches groups for a while and says in words what holds them up, and what to do next. */
public final class Diagnosis {
    private static final Duration STALL_AFTER = Duration.ofSeconds(15);
    private static final int REBALANCES = 3;

    private final Cluster cluster;
    private final LagHistory history;
    private final Map<String, List<GroupDetail>> seen = new HashMap<>();
    private List<GroupTrend> trends = List.of();

    /** Before any sample; {@code length} is how long it will watch. */
    public Diagnosis(Cluster cluster, Duration length) {
        this.cluster = cluster;
        this.history = new LagHistory(
                length.multipliedBy(2),
                STALL_AFTER.compareTo(length.dividedBy(2)) < 0 ? STALL_AFTER : length.dividedBy(2));
    }

    public void add(LagReport report) {
        trends = history.add(report);
        for (GroupLag group : report.groups()) {
            GroupDetail detail = group.detail();
            if (detail != null) {
                seen.computeIfAbsent(group.group(), name -> new ArrayList<>()).add(detail);
            }
        }
    }

    /** What was found, the worst first; at least one for each group. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (GroupTrend trend : trends) {
            List<Finding> own = new ArrayList<>();
            membership(trend, own);
            partitions(trend, own);
            movement(trend, own);
            if (own.isEmpty()) {
                own.add(new Finding(trend.group().group(), 0, "keeps up: nothing stands out", null));
            }
            own.sort(Comparator.comparingInt(Finding::severity).reversed());
            findings.addAll(own);
        }
        return findings;
    }

    private void membership(GroupTrend trend, List<Finding> findings) {
        GroupDetail detail = trend.group().detail();
        if (detail == null) {
            return;
        }
        String name = detail.name();
        List<GroupDetail> details = seen.getOrDefault(name, List.of());
        if (detail.isEmpty()) {
            boolean waiting = trend.partitions().stream()
                    .anyMatch(partition -> partition.last().isBehind());
            findings.add(new Finding(
                    name,
                    waiting ? LagStatus.STOPPED.severity() : LagStatus.OK.severity(),
                    "no members: nobody reads" + (waiting ? ", and records are waiting" : ""),
                    "start the application; kafkactl lag " + name + " --wait-below 0 --within 10m waits for it"));
        }
        if (detail.isNotReady()) {
            findings.add(notReady(detail));
        } else {
            rebalances(name, details, findings);
        }
        Map<String, String> labels = detail.labels();
        Set<String> idle = detail.members().stream()
                .filter(member -> member.assignment().isEmpty())
                .map(member -> labels.getOrDefault(member.id(), member.label()))
                .collect(Collectors.toSet());
        if (detail.isStable() && !idle.isEmpty()) {
            findings.add(new Finding(
                    name,
                    LagStatus.LAGGING.severity(),
                    idle.size() + " of " + Counted.of(detail.members().size(), "member")
                            + (idle.size() == 1 ? " owns" : " own")
                            + " no partition: there are more members than partitions (" + sample(idle)
                            + ")",
                    "kafkactl group describe " + name));
        }
        deadMembers(trend, detail, findings);
    }

    private Finding notReady(GroupDetail detail) {
        Set<String> missing = new TreeSet<>(detail.topics());
        missing.removeAll(cluster.findTopics(detail.topics()).keySet());
        return new Finding(
                detail.name(),
                LagStatus.STALLED.severity(),
                "not ready: "
                        + (missing.isEmpty()
                                ? "the topics that its topology reads have other partitions than it needs"
                                : "its topology reads what does not exist: " + String.join(", ", missing)),
                missing.isEmpty()
                        ? "kafkactl topic describe " + String.join(" ", new TreeSet<>(detail.topics()))
                        : "kafkactl topic create " + String.join(" ", missing));
    }

    private static void rebalances(String name, List<GroupDetail> details, List<Finding> findings) {
        long unstable = details.stream()
                .filter(detail -> !detail.isStable() && !detail.isEmpty())
                .count();
        Set<Integer> epochs = details.stream()
                .map(GroupDetail::epoch)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<Set<String>> memberships = details.stream()
                .map(detail -> detail.members().stream().map(GroupMember::id).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
        if (epochs.size() > REBALANCES || memberships.size() > REBALANCES || unstable * 2 > details.size()) {
            findings.add(new Finding(
                    name,
                    LagStatus.STALLED.severity(),
                    "rebalancing loop: " + unstable + " of " + details.size()
                            + " samples were not stable, and the members "
                            + "changed " + (Math.max(epochs.size(), memberships.size()) - 1)
                            + " times; a poll that takes "
                            + "longer than max.poll.interval.ms, or restarts",
                    "kafkactl group describe " + name));
        }
    }

    /** A member none of whose partitions moves, while it has work. */
    private static void deadMembers(GroupTrend trend, GroupDetail detail, List<Finding> findings) {
        Map<String, List<PartitionTrend>> owned = trend.partitions().stream()
                .filter(partition -> partition.last().member() != null)
                .collect(Collectors.groupingBy(
                        partition -> Objects.requireNonNull(partition.last().member())));
        owned.forEach((member, partitions) -> {
            boolean dead = partitions.size() > 1
                    && partitions.stream().allMatch(p -> p.last().status() == LagStatus.STALLED);
            if (dead) {
                findings.add(new Finding(
                        detail.name(),
                        LagStatus.STALLED.severity(),
                        "dead member: " + member + " owns " + Counted.of(partitions.size(), "partition")
                                + " with records waiting and commits in none of them",
                        "kafkactl lag " + detail.name() + " --by member"));
            }
        });
    }

    private void partitions(GroupTrend trend, List<Finding> findings) {
        List<PartitionLag> rows =
                trend.partitions().stream().map(PartitionTrend::last).toList();
        Map<TopicPartition, String> producers = new OpenTransactions(cluster)
                .describe(rows.stream()
                        .filter(row -> row.status() == LagStatus.BLOCKED_TXN)
                        .map(row -> new TopicPartition(row.topic(), row.partition()))
                        .toList());
        for (PartitionLag row : rows) {
            String text = text(row, producers);
            if (text != null) {
                findings.add(new Finding(row.group(), row.status().severity(), text, next(row)));
            }
        }
        HotPartition hot = trend.hot();
        if (hot != null && hot.cause() != HotPartition.Cause.STUCK_RECORD) {
            PartitionLag row = hot.row();
            findings.add(new Finding(
                    row.group(),
                    LagStatus.GROWING.severity(),
                    place(row) + " holds " + row.lag() + " of the lag, the others far less: " + hot.cause(),
                    hot.cause() == HotPartition.Cause.KEY_SKEW
                            ? "kafkactl consume " + row.topic() + " --partition " + row.partition()
                                    + " --tail 100 -o jsonl"
                            : "kafkactl lag " + row.group() + " --by member"));
        }
    }

    private static @Nullable String text(PartitionLag row, Map<TopicPartition, String> producers) {
        return switch (row.status()) {
            case STALLED ->
                "stuck record: " + place(row) + " has not moved from offset " + row.committedOffset() + " while "
                        + (row.lag() == null ? "records wait" : Counted.of(row.lag(), "record waits", "records wait"));
            case BLOCKED_TXN ->
                place(row) + " is held back by an open transaction at offset "
                        + row.lastStableOffset() + ": "
                        + producers.getOrDefault(
                                new TopicPartition(row.topic(), row.partition()), "its producer could not be read");
            case LOST ->
                place(row) + ": " + Counted.of(Objects.requireNonNullElse(row.lost(), 0L), "offset was", "offsets were")
                        + " deleted unread";
            case AHEAD ->
                place(row) + " is committed " + row.ahead()
                        + " beyond the end: the topic was created again, or offsets were imported; as many records will be skipped";
            case AT_RISK ->
                place(row) + ": retention will soon delete what is unread, the next record is "
                        + (row.ageMs() == null
                                ? "of unknown age"
                                : Durations.words(Duration.ofMillis(row.ageMs())) + " old");
            case UNOWNED -> place(row) + " belongs to no member although the topic is read";
            case LEADERLESS, NO_AUTH, UNKNOWN, TOPIC_GONE, PARTITION_GONE, REWOUND ->
                place(row) + ": " + row.status().meaning();
            default -> null;
        };
    }

    private static @Nullable String next(PartitionLag row) {
        return switch (row.status()) {
            case STALLED ->
                "kafkactl consume " + row.topic() + " --partition " + row.partition() + " --from " + row.position()
                        + " -n 1 -o jsonl";
            case LOST, AHEAD ->
                "kafkactl group reset " + row.group() + " -t " + row.topic() + " --partition " + row.partition()
                        + " --to " + (row.status() == LagStatus.LOST ? "start" : "end") + " --dry-run";
            case BLOCKED_TXN -> "end that producer's transaction, or wait for its time-out";
            case UNOWNED -> "kafkactl group describe " + row.group();
            case LEADERLESS -> "kafkactl topic describe " + row.topic();
            default -> null;
        };
    }

    private static void movement(GroupTrend trend, List<Finding> findings) {
        GroupLag group = trend.group();
        Double in = trend.in();
        Double out = trend.out();
        GroupDetail detail = group.detail();
        if (in == null || out == null || detail == null || !detail.isStable()) {
            return;
        }
        boolean behind = group.lag() != null && group.lag() > 0;
        if (behind && trend.status() == LagStatus.GROWING) {
            findings.add(new Finding(
                    group.group(),
                    LagStatus.GROWING.severity(),
                    String.format(
                            Locale.ROOT,
                            "too slow: %.1f records a second come in and %.1f are read, so the lag of %d never drains",
                            in,
                            out,
                            group.lag()),
                    "add members up to the number of partitions; kafkactl lag " + group.group() + " --by member"));
        } else if (behind && trend.drain() != null && findings.isEmpty()) {
            findings.add(new Finding(
                    group.group(),
                    LagStatus.DRAINING.severity(),
                    String.format(
                            Locale.ROOT,
                            "catching up: the lag of %d is gone in about %d s",
                            group.lag(),
                            Objects.requireNonNull(trend.drain()).toSeconds()),
                    "kafkactl lag " + group.group() + " --watch"));
        }
    }

    private static String place(PartitionLag row) {
        return row.topic() + "-" + row.partition();
    }

    private static String sample(Set<String> names) {
        return names.stream().sorted().limit(3).collect(Collectors.joining(", ")) + (names.size() > 3 ? ", …" : "");
    }
}
