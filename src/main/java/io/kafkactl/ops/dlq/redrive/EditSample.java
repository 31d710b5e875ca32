package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.record.Bytes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an edit makes of one record.
 *
 * @param place the dead letter, as {@code partition:offset}
 * @param before its value, as is {@code after}
 */
public record EditSample(
        String place,
        @Nullable Bytes before,
        @Nullable Bytes after,
        @Nullable Bytes keyBefore,
        @Nullable Bytes keyAfter) {

    /** An edit of the value alone. */
    public EditSample(String place, @Nullable Bytes before, @Nullable Bytes after) {
        this(place, before, after, null, null);
    }

    public boolean isValueChange() {
        return !Objects.equals(before, after);
    }

    public boolean isKeyChange() {
        return !Objects.equals(keyBefore, keyAfter);
    }
}
