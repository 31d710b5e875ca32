package io.kafkactl.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.RecordDecoding;
import io.kafkactl.record.RecordEncoding;
import io.kafkactl.record.RecordSink;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes records as they come in columns of fixed least width, because a stream has no widest row; nothing is cut. */
public final class RecordTableWriter implements RecordSink {
    private static final String NULL = "-";
    private static final String BASE64 = "base64:";

    private final OutputStream out;
    private final RecordDecoding decoding;
    private final ByteBuilder text = new ByteBuilder();

    private RecordTableWriter(OutputStream out, RecordDecoding decoding) {
        this.out = out;
        this.decoding = decoding;
    }

    /** With a heading before the first row. */
    public static RecordEncoding encoding(RecordDecoding decoding) {
        return new RecordEncoding() {
            @Override
            public RecordSink open(OutputStream out) {
                return new RecordTableWriter(out, decoding);
            }

            @Override
            public void heading(OutputStream out) throws IOException {
                out.write(row("PARTITION", "OFFSET", "TIMESTAMP", "KEY", "VALUE"));
            }
        };
    }

    @Override
    public void accept(KafkaRecord record) throws IOException {
        text.clear();
        String keyError = decoding.putKey(record, text);
        String key = cell(record.key(), keyError);
        text.clear();
        String valueError = decoding.putValue(record, text);
        String value = cell(record.value(), valueError);
        String error = RecordDecoding.join(keyError, valueError);
        if (error == null || decoding.keeps(record, error)) {
            out.write(row(record.partition(), record.offset(), Iso8601.timestamp(record), key, value));
        }
    }

    /** Null, empty and a dash look different, and bytes that are no text are shown as what they are. */
    private String cell(@Nullable Bytes bytes, @Nullable String error) {
        if (bytes == null) {
            return NULL;
        }
        Bytes shown = Bytes.of(text.toByteArray());
        if (error != null) {
            return BASE64 + shown.text();
        }
        if (shown.length() == 0 || shown.equals(Bytes.utf8(NULL))) {
            return '"' + shown.text() + '"';
        }
        return SafeText.oneLine(shown.isUtf8() ? shown.text() : shown.toString());
    }

    private static byte[] row(Object... cells) {
        return (String.format("%9s  %12s  %-24s  %-20s  %s", cells).stripTrailing() + '\n').getBytes(UTF_8);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
