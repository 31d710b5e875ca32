package io.kafkactl.ops.schema.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fields that moved into, out of or between the oneofs of a message. */
final class ProtobufOneofs {
    private final List<Change> changes;
    private final String message;

    ProtobufOneofs(List<Change> changes, String message) {
        this.changes = changes;
        this.message = message;
    }

    void compare(Map<Integer, ProtobufField> before, Map<Integer, ProtobufField> after) {
        after.forEach((number, field) -> {
            ProtobufField old = before.get(number);
            if (old != null && !Objects.equals(old.oneof(), field.oneof())) {
                String lost = clash(field.oneof(), before, after);
                String lostBefore = clash(old.oneof(), after, before);
                changes.add(Change.changed(field.path(), "oneof", old.oneof(), field.oneof())
                        .backward(lost == null ? null : lost + ": of old data that sets both, one is lost")
                        .forward(
                                lostBefore == null
                                        ? null
                                        : lostBefore + ": of new data that sets both, readers with the old schema "
                                                + "lose one"));
            }
        });
    }

    /**
     * Whether data may set two fields at once that the reader has in one oneof.
     *
     * @return what is wrong with the reader's oneof; null for nothing
     */
    private @Nullable String clash(
            @Nullable String oneof, Map<Integer, ProtobufField> writer, Map<Integer, ProtobufField> reader) {
        if (oneof == null) {
            return null;
        }
        Map<String, List<String>> origins = new LinkedHashMap<>();
        reader.forEach((number, field) -> {
            ProtobufField written = writer.get(number);
            if (oneof.equals(field.oneof()) && written != null) {
                String origin = written.oneof() == null ? "field " + number : "oneof " + written.oneof();
                origins.computeIfAbsent(origin, key -> new ArrayList<>()).add(field.name());
            }
        });
        return origins.size() < 2
                ? null
                : "oneof " + message + "." + oneof + " joins fields that could be set together ("
                        + String.join(
                                ", ",
                                origins.values().stream()
                                        .map(names -> names.get(0))
                                        .toList()) + ")";
    }
}
