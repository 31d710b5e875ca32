package io.kafkactl.ops.group.lag;

import io.kafkactl.config.Durations;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.group.GroupState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a group has to keep; null and empty ask for nothing.
 *
 * @param maxLag of each partition
 * @param maxTotalLag of the group
 * @param maxAge of the oldest unread record
 * @param maxLost records deleted unread, of each partition
 */
public record Thresholds(
        @Nullable Long maxLag,
        @Nullable Long maxTotalLag,
        @Nullable Duration maxAge,
        @Nullable Long maxLost,
        @Nullable Integer requireMembers,
        @Nullable GroupState requireState,
        Set<LagStatus> failOn) {

    public boolean isEmpty() {
        return equals(new Thresholds(null, null, null, null, null, null, Set.of()));
    }

    /** What does not hold, as far as the numbers are known. */
    List<Breach> check(GroupLag group) {
        List<Breach> breaches = new ArrayList<>();
        group.partitions().forEach(row -> check(row, breaches));
        Long total = group.lag();
        if (maxTotalLag != null && total != null && total > maxTotalLag) {
            breaches.add(whole(group, "max-total-lag", "total lag " + total + " is above " + maxTotalLag));
        }
        Integer members = group.members();
        if (requireMembers != null && members != null && members < requireMembers) {
            breaches.add(whole(
                    group, "require-members", Counted.of(members, "member") + ", " + requireMembers + " required"));
        }
        String state = group.state();
        if (requireState != null && state != null && !state.equals(requireState.toString())) {
            breaches.add(whole(group, "require-state", "state is " + state + ", not " + requireState));
        }
        if (failOn.contains(group.status())
                && breaches.stream().noneMatch(b -> b.rule().equals("fail-on"))) {
            breaches.add(whole(group, "fail-on", "status is " + group.status()));
        }
        return breaches;
    }

    private void check(PartitionLag row, List<Breach> breaches) {
        if (maxLag != null && row.lag() != null && row.lag() > maxLag) {
            breaches.add(of(row, "max-lag", "lag " + row.lag() + " is above " + maxLag));
        }
        if (maxAge != null && row.ageMs() != null && row.ageMs() > maxAge.toMillis()) {
            breaches.add(of(
                    row,
                    "max-age",
                    "the next unread record is " + Durations.words(Duration.ofMillis(row.ageMs())) + " old, more than "
                            + Durations.words(maxAge)));
        }
        if (maxLost != null && row.lost() != null && row.lost() > maxLost) {
            breaches.add(of(
                    row,
                    "max-lost",
                    Counted.of(row.lost(), "offset was", "offsets were") + " deleted unread, more than " + maxLost));
        }
        if (failOn.contains(row.status())) {
            breaches.add(of(
                    row,
                    "fail-on",
                    "status " + row.status() + ": " + row.status().meaning()));
        }
    }

    /** What cannot be told from what was read; null when all can. */
    @Nullable
    String undecided(GroupLag group) {
        boolean counts = maxLag != null || maxTotalLag != null || maxLost != null;
        if (group.detail() == null || (counts && !group.complete())) {
            return "its lag is not completely known";
        }
        boolean aged = group.partitions().stream()
                .filter(PartitionLag::isBehind)
                .map(PartitionLag::ageMs)
                .allMatch(Objects::nonNull);
        return maxAge != null && !aged ? "the age of an unread record is not known" : null;
    }

    private static Breach whole(GroupLag group, String rule, String text) {
        return new Breach(group.group(), null, null, rule, text);
    }

    private static Breach of(PartitionLag row, String rule, String text) {
        return new Breach(row.group(), row.topic(), row.partition(), rule, text);
    }
}
