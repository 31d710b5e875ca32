package io.kafkactl.record.input;

import io.kafkactl.record.Bytes;
import io.kafkactl.record.OutgoingRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An input that is one value as a whole, byte for byte. */
public final class WholeInput implements RecordInput {
    private final InputStream in;
    private final @Nullable Bytes key;
    private @Nullable Bytes value;

    /** Takes the stream over. */
    public WholeInput(InputStream in, @Nullable Bytes key) {
        this.in = in;
        this.key = key;
    }

    @Override
    public boolean next() throws IOException {
        if (value != null) {
            return false;
        }
        try {
            value = Bytes.of(in.readAllBytes());
        } catch (OutOfMemoryError e) {
            throw new IOException("it is too large for one value", e);
        }
        return true;
    }

    @Override
    public OutgoingRecord record() {
        return new OutgoingRecord(null, null, key, value, List.of());
    }

    @Override
    public long number() {
        return 1;
    }

    @Override
    public boolean ready() {
        return value != null;
    }

    @Override
    public Bytes raw() {
        Bytes read = value;
        return read == null ? Bytes.EMPTY : read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
