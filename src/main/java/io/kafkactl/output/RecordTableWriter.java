package io.kafkactl.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.record.Bytes;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.RecordEncoding;
import io.kafkactl.record.RecordSink;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Writes records as they come in columns of fixed least width, because a stream has no widest row; nothing is cut. */
public final class RecordTableWriter implements RecordSink {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** With a heading before the first row. */
    public static final RecordEncoding ENCODING = new RecordEncoding() {
        @Override
        public RecordSink open(OutputStream out) {
            return new RecordTableWriter(out);
        }

        @Override
        public void heading(OutputStream out) throws IOException {
            out.write(row("PARTITION", "OFFSET", "TIMESTAMP", "KEY", "VALUE"));
        }
    };

    private final OutputStream out;

    private RecordTableWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void accept(KafkaRecord record) throws IOException {
        out.write(row(
                record.partition(),
                record.offset(),
                record.hasTimestamp() ? MILLIS.format(Instant.ofEpochMilli(record.timestamp())) : "-",
                cell(record.key()),
                cell(record.value())));
    }

    /** Null and empty look different, and bytes that are no text are shown as what they are. */
    private static String cell(@Nullable Bytes bytes) {
        if (bytes == null) {
            return "-";
        }
        if (bytes.length() == 0) {
            return "\"\"";
        }
        return SafeText.oneLine(bytes.isUtf8() ? bytes.text() : bytes.toString());
    }

    private static byte[] row(Object... cells) {
        return (String.format("%9s  %12s  %-24s  %-20s  %s", cells).stripTrailing() + '\n').getBytes(UTF_8);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
