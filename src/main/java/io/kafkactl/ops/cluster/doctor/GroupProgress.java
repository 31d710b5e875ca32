package io.kafkactl.ops.cluster.doctor;

import io.kafkactl.ops.group.lag.GroupLag;
import io.kafkactl.ops.group.lag.LagStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether consumer groups keep up, and before records are deleted. */
final class GroupProgress {
    private static final Set<LagStatus> LOSING = EnumSet.of(LagStatus.LOST, LagStatus.AHEAD);
    private static final Set<LagStatus> STANDING = EnumSet.of(
            LagStatus.STOPPED, LagStatus.UNOWNED, LagStatus.STALLED, LagStatus.BLOCKED_TXN, LagStatus.LEADERLESS);

    private final ClusterFacts facts;

    GroupProgress(ClusterFacts facts) {
        this.facts = facts;
    }

    /** Groups that stand still with records before them; a group that is only behind is at work. */
    List<Opinion> groups() {
        List<Opinion> opinions = new ArrayList<>();
        for (LagStatus status : STANDING) {
            add(Verdict.WARNING, Set.of(status), status.meaning(), "kafkactl lag GROUP --explain says more", opinions);
        }
        Opinion.unknown(facts.lag().errors()).ifPresent(opinions::add);
        long lagging = count(Set.of(LagStatus.LAGGING, LagStatus.DRAINING, LagStatus.GROWING));
        if (opinions.isEmpty() && lagging > 0) {
            return List.of(
                    Opinion.ok(facts.lag().groups().size() + " groups, " + lagging + " of them behind and at work"));
        }
        return opinions;
    }

    /** Groups that lose records, or are about to. */
    List<Opinion> retention() {
        List<Opinion> opinions = new ArrayList<>();
        add(
                Verdict.ERROR,
                LOSING,
                "have lost records or will skip some",
                "kafkactl lag GROUP --explain says which, and what to do",
                opinions);
        add(
                Verdict.ERROR,
                Set.of(LagStatus.AT_RISK),
                "will lose records: retention soon deletes what is unread",
                "keep the records longer with kafkactl topic alter TOPIC --config retention.ms=…, or make the group faster",
                opinions);
        return opinions;
    }

    private void add(Verdict verdict, Set<LagStatus> statuses, String said, String hint, List<Opinion> opinions) {
        List<String> names = facts.lag().groups().stream()
                .filter(group -> has(group, statuses))
                .map(GroupLag::group)
                .toList();
        if (!names.isEmpty()) {
            opinions.add(Opinion.about(verdict, names, "group", said, hint));
        }
    }

    private long count(Set<LagStatus> statuses) {
        return facts.lag().groups().stream()
                .filter(group -> has(group, statuses))
                .count();
    }

    private static boolean has(GroupLag group, Set<LagStatus> statuses) {
        return group.partitions().stream().anyMatch(row -> statuses.contains(row.status()));
    }
}
