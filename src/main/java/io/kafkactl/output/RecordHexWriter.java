package io.kafkactl.output;

import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.Header;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.RecordSink;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Writes each record as a dump of the bytes of its key, value and headers, sixteen a line. */
public final class RecordHexWriter implements RecordSink {
    private static final int WIDTH = 16;
    private static final int HALF = WIDTH / 2;
    private static final HexFormat HEX = HexFormat.of();

    private final OutputStream out;
    private final ByteBuilder dump = new ByteBuilder();

    public RecordHexWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void accept(KafkaRecord record) throws IOException {
        dump.clear();
        dump.put(record.topic())
                .put(' ')
                .putLong(record.partition())
                .put(':')
                .putLong(record.offset())
                .put(' ')
                .put(Iso8601.timestamp(record))
                .put('\n');
        field("key", record.key());
        field("value", record.value());
        for (Header header : record.headers()) {
            field("header " + SafeText.oneLine(header.name()), header.value());
        }
        dump.put('\n').moveTo(out);
    }

    private void field(String name, @Nullable Bytes bytes) {
        dump.put("  ").put(name);
        if (bytes == null) {
            dump.put(" null\n");
            return;
        }
        dump.put(", ").putLong(bytes.length()).put(bytes.length() == 1 ? " byte\n" : " bytes\n");
        for (int at = 0; at < bytes.length(); at += WIDTH) {
            row(bytes.array(), at, Math.min(WIDTH, bytes.length() - at));
        }
    }

    private void row(byte[] bytes, int at, int count) {
        dump.put("    ").put(HEX.toHexDigits(at)).put(' ');
        for (int i = 0; i < WIDTH; i++) {
            dump.put(i == HALF ? "  " : " ").put(i < count ? HEX.toHexDigits(bytes[at + i]) : "  ");
        }
        dump.put("  |");
        for (int i = 0; i < count; i++) {
            byte b = bytes[at + i];
            dump.put(b >= ' ' && b < 0x7F ? b : '.');
        }
        dump.put("|\n");
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
