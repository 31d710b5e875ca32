package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.client.Connection;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.redrive.TargetCluster;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cluster that dead letters go to: their own, or that of another context. */
final class RedriveTarget implements AutoCloseable {
    private final Connection own;
    private final Connection connection;
    private final @Nullable TargetCluster cluster;

    private RedriveTarget(Connection own, Connection connection, @Nullable TargetCluster cluster) {
        this.own = own;
        this.connection = connection;
        this.cluster = cluster;
    }

    /**
     * Exit 2 for a context of the same cluster, where a redrive can do better; exit 7 for one that does not exist; exit 8
     * where either only reads, before anything is asked of it.
     *
     * @param context null for the cluster of the dead letters
     * @param writes false for a plan
     */
    static RedriveTarget of(Invocation invocation, Connection own, @Nullable String context, boolean writes) {
        requireWritable(own, writes);
        if (context == null) {
            return new RedriveTarget(own, own, null);
        }
        Connection other = invocation.connect(context);
        try {
            requireWritable(other, writes);
            String id = other.cluster().clusterId();
            if (id.equals(own.cluster().clusterId())) {
                throw KafkactlException.usage(
                        "--target-context " + context + " is the cluster of the dead letters itself",
                        "without it they go there exactly once");
            }
            return new RedriveTarget(
                    own, other, new TargetCluster(context, id, other.settings().bootstrapServers()));
        } catch (RuntimeException e) {
            other.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    /** Null for the cluster of the dead letters. */
    @Nullable
    TargetCluster cluster() {
        return cluster;
    }

    private static void requireWritable(Connection connection, boolean writes) {
        if (writes) {
            ConsentOptions.requireWritable(connection.settings());
        }
    }

    /** Names both clusters, where there are two. */
    void consent(ConsentOptions consent, List<String> plan, String question) {
        if (cluster == null) {
            consent.require(own.settings(), own.cluster().clusterId(), plan, question);
        } else {
            consent.require(
                    own.settings(),
                    own.cluster().clusterId(),
                    connection.settings(),
                    cluster.id(),
                    plan,
                    question + " into the other cluster");
        }
    }

    @Override
    public void close() {
        if (cluster != null) {
            connection.close();
        }
    }
}
