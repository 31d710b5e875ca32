package io.kafkactl.cli.consume;

import io.kafkactl.output.RecordHexWriter;
import io.kafkactl.output.RecordTableWriter;
import io.kafkactl.output.RecordTemplate;
import io.kafkactl.output.RecordTextWriter;
import io.kafkactl.record.JsonLinesWriter;
import io.kafkactl.record.RecordDecoding;
import io.kafkactl.record.RecordEncoding;
import java.util.Locale;

/** How {@code consume} writes records; only {@code jsonl} keeps all of them. */
enum RecordFormat {
    TEXT("txt"),
    JSONL("jsonl"),
    TABLE("txt"),
    HEX("hex");

    private final String extension;

    RecordFormat(String extension) {
        this.extension = extension;
    }

    /** The end of a file's name. */
    String extension() {
        return extension;
    }

    RecordEncoding encoding(RecordTemplate template, RecordDecoding decoding) {
        return switch (this) {
            case TEXT -> out -> new RecordTextWriter(out, template, decoding);
            case JSONL -> out -> new JsonLinesWriter(out, decoding);
            case TABLE -> RecordTableWriter.encoding(decoding);
            case HEX -> RecordHexWriter::new;
        };
    }

    /** Lower case, because picocli shows this in help, completion and errors. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
