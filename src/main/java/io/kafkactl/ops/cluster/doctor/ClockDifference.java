package io.kafkactl.ops.cluster.doctor;

import io.kafkactl.client.Cluster;
import io.kafkactl.config.Durations;
import io.kafkactl.ops.cluster.QuorumDetail;
import io.kafkactl.ops.cluster.QuorumReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Compares this machine's clock with the active controller's, which stamps its own line of the quorum's state with the
 * time of its answer (KIP-836, LeaderState.describeReplicaState).
 */
final class ClockDifference {
    /** Half of what Kerberos and most tokens forgive. */
    private static final Duration FAR = Duration.ofSeconds(150);

    private static final Duration NOTICEABLE = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final Clock clock;

    ClockDifference(Cluster cluster, Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    List<Opinion> look() {
        long before = clock.millis();
        QuorumDetail quorum = new QuorumReader(cluster).read();
        long after = clock.millis();
        if (quorum == null) {
            return List.of(Opinion.skipped("a cluster with ZooKeeper does not tell its time"));
        }
        Instant there = quorum.members().stream()
                .filter(member -> Objects.equals(member.id(), quorum.leader()))
                .findFirst()
                .map(QuorumDetail.Member::caughtUp)
                .orElse(null);
        return List.of(
                there == null
                        ? Opinion.skipped("the controller does not tell its time")
                        : judge(
                                Duration.ofMillis(there.toEpochMilli() - before - (after - before) / 2),
                                after - before));
    }

    private static Opinion judge(Duration ahead, long uncertainty) {
        Duration size = ahead.abs();
        if (size.compareTo(NOTICEABLE) < 0) {
            return Opinion.ok("the controller's clock differs by " + size.toMillis() + " ms, within " + uncertainty);
        }
        return new Opinion(
                size.compareTo(FAR) < 0 ? Verdict.WARNING : Verdict.ERROR,
                "the controller's clock is " + Durations.words(Duration.ofSeconds(size.toSeconds()))
                        + (ahead.isNegative() ? " behind" : " ahead of") + " this machine's",
                List.of(),
                "set both by NTP: timestamps, retention, time positions, lag by age, tokens and Kerberos go by them");
    }
}
