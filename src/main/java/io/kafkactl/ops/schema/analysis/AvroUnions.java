package io.kafkactl.ops.schema.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.jspecify.annotations.Nullable;

/** What differs between two types of which at least one is a union: branches that came, went or changed. */
final class AvroUnions {
    private static final String OLD_DATA = ": old data cannot be read";
    private static final String OLD_READERS = ": readers with the old schema cannot read new data";

    /** Compares two branches that belong together. */
    interface Branches {
        void compare(String path, Schema before, Schema after);
    }

    private final Branches branches;
    private final List<Change> changes;

    AvroUnions(Branches branches, List<Change> changes) {
        this.branches = branches;
        this.changes = changes;
    }

    void compare(String path, Schema before, Schema after) {
        Map<Schema, Schema> pairs = new LinkedHashMap<>();
        List<Schema> gone = new ArrayList<>(branches(before));
        List<Schema> come = new ArrayList<>();
        for (Schema branch : branches(after)) {
            Schema old = counterpart(branch, gone);
            if (old == null) {
                come.add(branch);
            } else {
                gone.remove(old);
                pairs.put(old, branch);
            }
        }
        if (gone.size() == 1 && come.size() == 1 && gone.get(0).getType() != Schema.Type.NULL) {
            pairs.put(gone.remove(0), come.remove(0));
        }
        boolean several = branches(after).stream()
                        .filter(b -> b.getType() != Schema.Type.NULL)
                        .count()
                > 1;
        pairs.forEach(
                (old, now) -> branches.compare(several ? path + "(" + AvroReading.name(now) + ")" : path, old, now));
        come.forEach(branch -> added(path, before, branch));
        gone.forEach(branch -> removed(path, after, branch));
    }

    private void added(String path, Schema before, Schema branch) {
        String what = AvroComparison.subject(path) + " may now be " + AvroReading.name(branch);
        changes.add(Change.added(path, "union branch", AvroReading.name(branch))
                .forward(AvroReading.reads(before, branch) ? null : what + OLD_READERS));
    }

    private void removed(String path, Schema after, Schema branch) {
        String what = AvroComparison.subject(path) + " may no longer be " + AvroReading.name(branch);
        changes.add(Change.removed(path, "union branch", AvroReading.name(branch))
                .backward(AvroReading.reads(after, branch) ? null : what + OLD_DATA));
    }

    private static List<Schema> branches(Schema schema) {
        return schema.isUnion() ? schema.getTypes() : List.of(schema);
    }

    private static @Nullable Schema counterpart(Schema branch, List<Schema> candidates) {
        return candidates.stream()
                .filter(old -> old.getType() == branch.getType() && (!isNamed(branch) || isSame(branch, old)))
                .findFirst()
                .orElse(null);
    }

    private static boolean isNamed(Schema schema) {
        return schema.getType() == Schema.Type.RECORD
                || schema.getType() == Schema.Type.ENUM
                || schema.getType() == Schema.Type.FIXED;
    }

    private static boolean isSame(Schema now, Schema old) {
        return now.getFullName().equals(old.getFullName()) || SchemaCompatibility.schemaNameEquals(now, old);
    }
}
