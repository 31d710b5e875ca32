package io.kafkactl.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.record.Bytes;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.RecordSink;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes the bytes of each value, after those of the key when a separator is given, and a line feed. */
public final class RecordTextWriter implements RecordSink {
    private final OutputStream out;
    private final byte @Nullable [] keySeparator;

    public RecordTextWriter(OutputStream out, @Nullable String keySeparator) {
        this.out = out;
        this.keySeparator = keySeparator == null ? null : keySeparator.getBytes(UTF_8);
    }

    @Override
    public void accept(KafkaRecord record) throws IOException {
        if (keySeparator != null) {
            write(record.key());
            out.write(keySeparator);
        }
        write(record.value());
        out.write('\n');
    }

    private void write(@Nullable Bytes bytes) throws IOException {
        if (bytes != null) {
            out.write(bytes.array());
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
