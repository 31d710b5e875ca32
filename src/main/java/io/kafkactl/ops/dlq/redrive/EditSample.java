package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.record.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What an edit makes of one value.
 *
 * @param place the dead letter, as {@code partition:offset}
 */
public record EditSample(
        String place, @Nullable Bytes before, @Nullable Bytes after) {
    boolean isChange() {
        return before == null ? after != null : !before.equals(after);
    }
}
