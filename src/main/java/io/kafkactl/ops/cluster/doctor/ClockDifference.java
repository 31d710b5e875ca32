package io.kafkactl.ops.cluster.doctor;

import io.kafkactl.config.Durations;
import io.kafkactl.error.KafkactlException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.QuorumInfo;

/**
 * Compares this machine's clock with the active controller's, which stamps its own line of the quorum's state with the
 * time of its answer (KIP-836, LeaderState.describeReplicaState).
 */
final class ClockDifference {
    /** Half of what Kerberos and most tokens forgive. */
    private static final Duration FAR = Duration.ofSeconds(150);

    private static final Duration NOTICEABLE = Duration.ofSeconds(5);

    private final ClusterFacts facts;
    private final Clock clock;

    ClockDifference(ClusterFacts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    List<Opinion> look() {
        long before = clock.millis();
        QuorumInfo quorum;
        try {
            quorum = facts.connection()
                    .cluster()
                    .call("read the quorum", a -> a.describeMetadataQuorum().quorumInfo());
        } catch (KafkactlException e) {
            if (e.error().equals("UNSUPPORTED_VERSION")) {
                return List.of(Opinion.skipped("a cluster with ZooKeeper does not tell its time"));
            }
            throw e;
        }
        long after = clock.millis();
        OptionalLong there = quorum.voters().stream()
                .filter(voter -> voter.replicaId() == quorum.leaderId())
                .map(QuorumInfo.ReplicaState::lastCaughtUpTimestamp)
                .flatMapToLong(OptionalLong::stream)
                .filter(time -> time > 0)
                .findFirst();
        return List.of(
                there.isPresent()
                        ? judge(Duration.ofMillis(there.getAsLong() - before - (after - before) / 2), after - before)
                        : Opinion.skipped("the controller does not tell its time"));
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
