package io.kafkactl.ops.cluster;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The controllers that agree on the cluster's metadata, and the brokers that follow them.
 *
 * @param leader null while there is none
 */
public record QuorumDetail(@Nullable Integer leader, long epoch, List<Member> members) {
    /**
     * One of them.
     *
     * @param role {@code leader}, {@code voter} or {@code observer}
     * @param lag records of the metadata log that it has not got yet; null while that is not known
     * @param caughtUp when it last had all; null while that is not known
     */
    public record Member(
            int id,
            String role,
            @Nullable Long lag,
            @Nullable Instant caughtUp) {}
}
