package io.kafkactl.record.schema;

import java.util.Locale;

/** Which of the two that a schema describes. */
public enum RecordField {
    KEY,
    VALUE;

    /** The record header that says the schema's id where it does not stand before the bytes. */
    public String header() {
        return "__" + this + "_schema_id";
    }

    /** Lower case, because options, subjects and headers spell it so. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
