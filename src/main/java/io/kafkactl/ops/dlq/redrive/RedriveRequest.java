package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.dlq.DlqTopic;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked of one redrive.
 *
 * @param format name of a dead-letter format, null to let the records decide
 * @param allowedTargets targets beyond the derived ones
 * @param maxRedrives a record that was redriven this often stays
 */
public record RedriveRequest(
        DlqTopic dlq,
        @Nullable String format,
        Set<String> allowedTargets,
        int maxRedrives,
        boolean takeOver,
        String run,
        String operator,
        String reason) {}
