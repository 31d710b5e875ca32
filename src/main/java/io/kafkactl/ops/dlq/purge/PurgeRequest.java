package io.kafkactl.ops.dlq.purge;

import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.record.Position;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked of one purge.
 *
 * @param before nothing from there on is removed; null for no such bound
 * @param all what is not settled goes too
 * @param ignoredGroups groups that may lose what they have not read
 */
public record PurgeRequest(DlqTopic dlq, @Nullable Position before, boolean all, Set<String> ignoredGroups) {
    public PurgeRequest {
        ignoredGroups = Set.copyOf(ignoredGroups);
    }
}
