package io.kafkactl.ops.cluster;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.KafkactlException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.QuorumInfo.ReplicaState;
import org.jspecify.annotations.Nullable;

/** Reads which controllers agree on a cluster's metadata, and who follows them. */
public final class QuorumReader {
    private final Cluster cluster;

    public QuorumReader(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Null with ZooKeeper, where there is none. */
    public @Nullable QuorumDetail read() {
        QuorumInfo info;
        try {
            info = cluster.call(
                    "read the quorum", a -> a.describeMetadataQuorum().quorumInfo());
        } catch (KafkactlException e) {
            if (e.error().equals("UNSUPPORTED_VERSION")) {
                return null;
            }
            throw e;
        }
        long end = info.voters().stream()
                .filter(voter -> voter.replicaId() == info.leaderId())
                .mapToLong(ReplicaState::logEndOffset)
                .findFirst()
                .orElse(info.highWatermark());
        List<QuorumDetail.Member> members = new ArrayList<>();
        info.voters().forEach(voter -> members.add(member(voter, end, info.leaderId(), "voter")));
        info.observers().forEach(observer -> members.add(member(observer, end, info.leaderId(), "observer")));
        return new QuorumDetail(info.leaderId() < 0 ? null : info.leaderId(), info.leaderEpoch(), members);
    }

    private static QuorumDetail.Member member(ReplicaState replica, long end, int leader, String role) {
        OptionalLong caughtUp = replica.lastCaughtUpTimestamp();
        return new QuorumDetail.Member(
                replica.replicaId(),
                replica.replicaId() == leader ? "leader" : role,
                replica.logEndOffset() < 0 ? null : Math.max(0, end - replica.logEndOffset()),
                caughtUp.isEmpty() || caughtUp.getAsLong() < 0 ? null : Instant.ofEpochMilli(caughtUp.getAsLong()));
    }
}
