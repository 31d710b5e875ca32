package io.kafkactl.ops.schema.analysis;

import io.kafkactl.client.registry.CompatibilityLevel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One difference between an old and a new schema, and whom it breaks.
 *
 * @param path of what differs, in the terms of its language; of a renamed field the new one
 * @param part what of it differs, such as {@code field}, {@code type} or {@code default}
 * @param before as it was, on one line; null where there was nothing
 * @param after as it is; null where there is nothing
 * @param backward why data written with the old schema cannot be read with the new one; null where it can
 * @param forward why data written with the new schema cannot be read with the old one; null where it can
 * @param remark what no level checks and a reader should know; null for nothing
 */
public record Change(
        Action action,
        String path,
        String part,
        @Nullable String before,
        @Nullable String after,
        @Nullable String backward,
        @Nullable String forward,
        @Nullable String remark) {
    /** What happened to the part. */
    public enum Action {
        ADDED,
        REMOVED,
        CHANGED,
        RENAMED
    }

    static Change added(String path, String part, String after) {
        return new Change(Action.ADDED, path, part, null, after, null, null, null);
    }

    static Change removed(String path, String part, String before) {
        return new Change(Action.REMOVED, path, part, before, null, null, null, null);
    }

    static Change changed(String path, String part, @Nullable String before, @Nullable String after) {
        Action action = before == null ? Action.ADDED : after == null ? Action.REMOVED : Action.CHANGED;
        return new Change(action, path, part, before, after, null, null, null);
    }

    static Change renamed(String path, String part, String before, String after) {
        return new Change(Action.RENAMED, path, part, before, after, null, null, null);
    }

    Change backward(@Nullable String cause) {
        return new Change(action, path, part, before, after, cause, forward, remark);
    }

    Change forward(@Nullable String cause) {
        return new Change(action, path, part, before, after, backward, cause, remark);
    }

    Change remark(@Nullable String text) {
        return new Change(action, path, part, before, after, backward, forward, text);
    }

    /** Which of the levels without history would refuse it. */
    public List<CompatibilityLevel> breaks() {
        List<CompatibilityLevel> levels = new ArrayList<>();
        if (backward != null) {
            levels.add(CompatibilityLevel.BACKWARD);
        }
        if (forward != null) {
            levels.add(CompatibilityLevel.FORWARD);
        }
        if (!levels.isEmpty()) {
            levels.add(CompatibilityLevel.FULL);
        }
        return levels;
    }
}
