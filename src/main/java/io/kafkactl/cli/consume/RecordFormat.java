package io.kafkactl.cli.consume;

import io.kafkactl.output.RecordTableWriter;
import io.kafkactl.output.RecordTextWriter;
import io.kafkactl.record.JsonLinesWriter;
import io.kafkactl.record.RecordEncoding;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How {@code consume} writes records; only {@code jsonl} keeps all of them. */
enum RecordFormat {
    TEXT,
    JSONL,
    TABLE;

    RecordEncoding encoding(@Nullable String keySeparator) {
        return switch (this) {
            case TEXT -> out -> new RecordTextWriter(out, keySeparator);
            case JSONL -> JsonLinesWriter::new;
            case TABLE -> RecordTableWriter.ENCODING;
        };
    }

    /** Lower case, because picocli shows this in help, completion and errors. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
