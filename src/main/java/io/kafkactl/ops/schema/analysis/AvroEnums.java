package io.kafkactl.ops.schema.analysis;

import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;

/** What differs between two enums. */
final class AvroEnums {
    private final List<Change> changes;

    AvroEnums(List<Change> changes) {
        this.changes = changes;
    }

    void compare(String path, Schema before, Schema after) {
        String subject = AvroComparison.subject(path);
        for (String symbol : after.getEnumSymbols()) {
            if (!before.hasEnumSymbol(symbol)) {
                String what = "symbol " + symbol + " was added to " + subject + ", and the old enum has no default";
                changes.add(Change.added(path, "symbol", symbol)
                        .forward(
                                before.getEnumDefault() == null
                                        ? what + ": readers with the old schema cannot read new data"
                                        : null));
            }
        }
        for (String symbol : before.getEnumSymbols()) {
            if (!after.hasEnumSymbol(symbol)) {
                String what = "symbol " + symbol + " was removed from " + subject + ", and the enum has no default";
                changes.add(Change.removed(path, "symbol", symbol)
                        .backward(after.getEnumDefault() == null ? what + ": old data cannot be read" : null));
            }
        }
        if (!Objects.equals(before.getEnumDefault(), after.getEnumDefault())) {
            changes.add(Change.changed(path, "enum default", before.getEnumDefault(), after.getEnumDefault()));
        }
    }
}
