package io.kafkactl.ops.schema.analysis;

import io.kafkactl.ops.schema.analysis.Cause.Direction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.SchemaCompatibility;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two Avro schemas. Avro's own {@link SchemaCompatibility} has the verdict, as it has in
 * registries; this class finds the places and the words.
 */
final class AvroComparison {
    private static final String OLD_DATA = ": old data cannot be read";
    private static final String OLD_READERS = ": readers with the old schema cannot read new data";

    private record Pair(String before, String after) {}

    private final List<Change> changes = new ArrayList<>();
    private final Set<Pair> seen = new HashSet<>();

    private AvroComparison() {}

    static List<Change> changes(Schema before, Schema after) {
        AvroComparison comparison = new AvroComparison();
        comparison.compare("", before, after);
        List<Change> changes = settle(comparison.changes, Direction.BACKWARD, AvroReading.verdict(after, before));
        return settle(changes, Direction.FORWARD, AvroReading.verdict(before, after));
    }

    /** What one branch of a union cannot take, another may: the verdict about the whole schema has the last word. */
    private static List<Change> settle(List<Change> changes, Direction direction, @Nullable String refusal) {
        List<Change> settled = new ArrayList<>();
        boolean explained = false;
        for (Change change : changes) {
            boolean backward = direction == Direction.BACKWARD;
            explained |= (backward ? change.backward() : change.forward()) != null;
            settled.add(refusal != null ? change : backward ? change.backward(null) : change.forward(null));
        }
        if (refusal != null && !explained) {
            Change unexplained = Change.changed("", "schema", null, null);
            settled.add(
                    direction == Direction.BACKWARD
                            ? unexplained.backward(refusal + OLD_DATA)
                            : unexplained.forward(refusal + OLD_READERS));
        }
        return settled;
    }

    private void compare(String path, Schema before, Schema after) {
        if (before.isUnion() || after.isUnion()) {
            new AvroUnions(this::compare, changes).compare(path, before, after);
            return;
        }
        if (before.getType() != after.getType()) {
            type(path, before, after);
            return;
        }
        logicalType(path, before, after);
        switch (after.getType()) {
            case ARRAY -> compare(path + "[]", before.getElementType(), after.getElementType());
            case MAP -> compare(path + "{}", before.getValueType(), after.getValueType());
            case FIXED -> {
                named(path, before, after);
                size(path, before, after);
            }
            case ENUM -> {
                named(path, before, after);
                new AvroEnums(changes).compare(path, before, after);
            }
            case RECORD -> {
                if (seen.add(new Pair(before.getFullName(), after.getFullName()))) {
                    named(path, before, after);
                    fields(path, before, after);
                }
            }
            default -> {}
        }
    }

    private void type(String path, Schema before, Schema after) {
        String old = AvroReading.name(before);
        String now = AvroReading.name(after);
        String what = subject(path) + " changed from " + old + " to " + now;
        changes.add(Change.changed(path, "type", old, now)
                .backward(AvroReading.reads(after, before) ? null : what + OLD_DATA)
                .forward(AvroReading.reads(before, after) ? null : what + OLD_READERS));
    }

    private void logicalType(String path, Schema before, Schema after) {
        String old = AvroReading.logicalType(before);
        String now = AvroReading.logicalType(after);
        if (!Objects.equals(old, now)) {
            changes.add(Change.changed(path, "logical type", old, now)
                    .remark("no level checks logical types: the same bytes are read with another meaning"));
        }
    }

    private void size(String path, Schema before, Schema after) {
        if (before.getFixedSize() != after.getFixedSize()) {
            String what = subject(path) + " changed its size from " + before.getFixedSize() + " to "
                    + after.getFixedSize() + " bytes";
            changes.add(Change.changed(
                            path, "size", String.valueOf(before.getFixedSize()), String.valueOf(after.getFixedSize()))
                    .backward(what + OLD_DATA)
                    .forward(what + OLD_READERS));
        }
    }

    private void named(String path, Schema before, Schema after) {
        if (!before.getFullName().equals(after.getFullName())) {
            String what = after.getType().getName() + " '" + before.getFullName() + "' is now '" + after.getFullName()
                    + "', without an alias";
            changes.add(
                    Change.renamed(path, after.getType().getName() + " name", before.getFullName(), after.getFullName())
                            .backward(SchemaCompatibility.schemaNameEquals(after, before) ? null : what + OLD_DATA)
                            .forward(SchemaCompatibility.schemaNameEquals(before, after) ? null : what + OLD_READERS)
                            .remark("a name decides which branch of a union is read"));
        }
        text(path, "doc", before.getDoc(), after.getDoc());
        text(path, "aliases", join(before.getAliases()), join(after.getAliases()));
    }

    private void fields(String path, Schema before, Schema after) {
        Set<String> matched = new HashSet<>();
        for (Field field : after.getFields()) {
            String name = field(path, field.name());
            Field old = counterpart(before, after, field);
            if (old == null) {
                changes.add(Change.added(name, "field", describe(field))
                        .backward(
                                field.hasDefaultValue()
                                        ? null
                                        : "field '" + name + "' was added without a default" + OLD_DATA));
            } else {
                matched.add(old.name());
                paired(path, name, old, field);
            }
        }
        for (Field field : before.getFields()) {
            if (!matched.contains(field.name())) {
                String name = field(path, field.name());
                changes.add(Change.removed(name, "field", describe(field))
                        .forward(
                                field.hasDefaultValue()
                                        ? null
                                        : "field '" + name + "', which had no default, was removed" + OLD_READERS));
            }
        }
    }

    private static @Nullable Field counterpart(Schema before, Schema after, Field field) {
        Field same = before.getField(field.name());
        if (same != null) {
            return same;
        }
        return field.aliases().stream()
                .filter(alias -> after.getField(alias) == null)
                .map(before::getField)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void paired(String path, String name, Field before, Field after) {
        if (!before.name().equals(after.name())) {
            boolean found = before.aliases().contains(after.name()) || before.hasDefaultValue();
            String old = field(path, before.name());
            changes.add(Change.renamed(name, "field", old, name)
                    .forward(
                            found
                                    ? null
                                    : "field '" + old + "', which had no default, is now '" + name + "'"
                                            + OLD_READERS));
        }
        compare(name, before.schema(), after.schema());
        text(name, "default", AvroReading.defaultOf(before), AvroReading.defaultOf(after));
        text(name, "doc", before.doc(), after.doc());
        text(name, "aliases", join(before.aliases()), join(after.aliases()));
        text(name, "order", before.order().toString(), after.order().toString());
    }

    private void text(String path, String part, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            changes.add(Change.changed(path, part, before, after));
        }
    }

    private static @Nullable String join(Set<String> names) {
        return names.isEmpty() ? null : String.join(", ", names);
    }

    private static String field(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** How a sentence names what stands at the path. */
    static String subject(String path) {
        return path.isEmpty() ? "the schema" : "'" + path + "'";
    }

    private static String describe(Field field) {
        String value = AvroReading.defaultOf(field);
        return AvroReading.name(field.schema()) + (value == null ? "" : " = " + value);
    }
}
