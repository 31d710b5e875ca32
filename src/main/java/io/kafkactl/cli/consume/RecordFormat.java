package io.kafkactl.cli.consume;

import io.kafkactl.output.RecordTableWriter;
import io.kafkactl.output.RecordTextWriter;
import io.kafkactl.record.JsonLinesWriter;
import io.kafkactl.record.RecordSink;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How {@code consume} writes records; only {@code jsonl} keeps all of them. */
enum RecordFormat {
    TEXT,
    JSONL,
    TABLE;

    RecordSink sink(OutputStream out, @Nullable String keySeparator) throws IOException {
        return switch (this) {
            case TEXT -> new RecordTextWriter(out, keySeparator);
            case JSONL -> new JsonLinesWriter(out);
            case TABLE -> new RecordTableWriter(out);
        };
    }

    /** Lower case, because picocli shows this in help, completion and errors. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
