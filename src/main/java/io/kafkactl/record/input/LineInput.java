package io.kafkactl.record.input;

import io.kafkactl.record.Bytes;
import io.kafkactl.record.OutgoingRecord;
import io.kafkactl.record.RecordParser;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** An input whose every line is a record. */
public final class LineInput implements RecordInput {
    private final InputStream in;
    private final LineReader lines;
    private final RecordParser parser;
    private final boolean skipBlank;
    private final boolean stripCarriageReturn;

    /**
     * Takes the stream over.
     *
     * @param skipBlank pass over lines of nothing but spaces, tabs and carriage returns
     * @param stripCarriageReturn take one carriage return at the end of a line as part of the line's end
     */
    public LineInput(InputStream in, RecordParser parser, boolean skipBlank, boolean stripCarriageReturn) {
        this.in = in;
        this.lines = new LineReader(in);
        this.parser = parser;
        this.skipBlank = skipBlank;
        this.stripCarriageReturn = stripCarriageReturn;
    }

    @Override
    public boolean next() throws IOException {
        return lines.next();
    }

    @Override
    public @Nullable OutgoingRecord record() {
        if (skipBlank && isBlank()) {
            return null;
        }
        byte[] buffer = lines.buffer();
        int offset = lines.offset();
        int length = lines.length();
        if (stripCarriageReturn && length > 0 && buffer[offset + length - 1] == '\r') {
            length--;
        }
        return parser.parse(buffer, offset, length);
    }

    private boolean isBlank() {
        byte[] buffer = lines.buffer();
        int end = lines.offset() + lines.length();
        for (int i = lines.offset(); i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public long number() {
        return lines.number();
    }

    @Override
    public boolean ready() throws IOException {
        return lines.ready();
    }

    @Override
    public Bytes raw() {
        return Bytes.copyOf(lines.buffer(), lines.offset(), lines.length());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
