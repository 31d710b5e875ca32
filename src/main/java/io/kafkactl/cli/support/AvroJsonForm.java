package io.kafkactl.cli.support;

import java.util.Locale;

/** How Avro is written as JSON. */
public enum AvroJsonForm {
    PLAIN,
    AVRO;

    /** Lower case, because picocli shows this in help, completion and errors. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
