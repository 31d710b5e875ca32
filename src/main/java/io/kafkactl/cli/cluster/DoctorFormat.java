package io.kafkactl.cli.cluster;

import java.util.Locale;

/** Values of {@code --output} of {@code cluster doctor}. */
enum DoctorFormat {
    TABLE,
    JSON,
    JSONL,
    YAML,
    JUNIT;

    /** Lower case, because picocli shows this in help, completion and errors. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
