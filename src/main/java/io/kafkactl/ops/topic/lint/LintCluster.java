package io.kafkactl.ops.topic.lint;

import java.util.Set;

/**
 * What the rules may know of a cluster.
 *
 * @param names of the topics that exist
 * @param brokers how many there are; 0 when nobody was asked
 */
public record LintCluster(Set<String> names, int brokers) {
    /** Nobody was asked. */
    public static final LintCluster UNKNOWN = new LintCluster(Set.of(), 0);

    boolean isKnown() {
        return brokers > 0;
    }
}
