package io.kafkactl.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a line of text as a value, byte for byte, or as key and value around the first separator. */
public final class TextLineParser implements RecordParser {
    private final byte @Nullable [] separator;
    private final String separatorText;
    private final @Nullable Bytes key;
    private final boolean keysOnly;

    private TextLineParser(byte @Nullable [] separator, String separatorText, @Nullable Bytes key, boolean keysOnly) {
        this.separator = separator;
        this.keysOnly = keysOnly;
        this.separatorText = separatorText;
        this.key = key;
    }

    /** The whole line is the value; every record gets the same key, or none. */
    public static TextLineParser values(@Nullable Bytes key) {
        return new TextLineParser(null, "", key, false);
    }

    /** What stands before the first separator is the key, the rest the value. */
    public static TextLineParser keyed(Separator separator) {
        return new TextLineParser(separator.bytes().array(), separator.text(), null, false);
    }

    /** The whole line is the key, and there is no value. */
    public static TextLineParser keys() {
        return new TextLineParser(null, "", null, true);
    }

    @Override
    public OutgoingRecord parse(byte[] line, int offset, int length) {
        if (keysOnly) {
            return new OutgoingRecord(null, null, Bytes.copyOf(line, offset, length), null, List.of());
        }
        if (separator == null) {
            return new OutgoingRecord(null, null, key, Bytes.copyOf(line, offset, length), List.of());
        }
        int end = offset + length;
        int at = indexOf(line, offset, end, separator);
        if (at < 0) {
            throw MalformedRecord.because(
                    "no key separator '" + separatorText + "' in the line",
                    "a record without a key is written as \"key\":null with -i jsonl");
        }
        int value = at + separator.length;
        return new OutgoingRecord(
                null, null, Bytes.copyOf(line, offset, at - offset), Bytes.copyOf(line, value, end - value), List.of());
    }

    private static int indexOf(byte[] line, int from, int end, byte[] wanted) {
        for (int i = from; i <= end - wanted.length; i++) {
            int k = 0;
            while (k < wanted.length && line[i + k] == wanted[k]) {
                k++;
            }
            if (k == wanted.length) {
                return i;
            }
        }
        return -1;
    }
}
