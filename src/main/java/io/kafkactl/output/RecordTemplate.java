package io.kafkactl.output;

import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.Escapes;
import io.kafkactl.record.Header;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.RecordDecoding;
import io.kafkactl.record.Separator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What text output prints of a record: text, escapes and directives such as {@code %k}, read once. */
public final class RecordTemplate {
    /** The value and a line feed. */
    public static final RecordTemplate VALUE_LINE = new RecordTemplate(List.of(RecordDecoding::putValue, text('\n')));

    private static final String DIRECTIVES = "%t %p %o %T %I %k %K %v %s %S %h %H %%";

    private final List<Part> parts;

    private RecordTemplate(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** The key, the separator, the value and a line feed. */
    public static RecordTemplate keyed(Separator separator) {
        return new RecordTemplate(
                List.of(RecordDecoding::putKey, text(separator.bytes().array()), RecordDecoding::putValue, text('\n')));
    }

    /** Throws IllegalArgumentException, with a message fit for the user, for an unknown directive or escape. */
    public static RecordTemplate parse(String format) {
        List<Part> parts = new ArrayList<>();
        ByteBuilder text = new ByteBuilder();
        int i = 0;
        while (i < format.length()) {
            int c = format.codePointAt(i);
            if (c == '\\') {
                i += Escapes.put(format, i, text);
            } else if (c == '%') {
                if (i + 1 == format.length()) {
                    throw new IllegalArgumentException("'%' at the end stands for nothing; write it twice");
                }
                if (format.charAt(i + 1) == '%') {
                    text.put('%');
                } else {
                    parts.add(text(text.toByteArray()));
                    text.clear();
                    parts.add(directive(format.charAt(i + 1)));
                }
                i += 2;
            } else {
                text.put(Character.toString(c));
                i += Character.charCount(c);
            }
        }
        parts.add(text(text.toByteArray()));
        return new RecordTemplate(parts);
    }

    private static Part directive(char name) {
        return switch (name) {
            case 't' -> plain((record, out) -> out.put(record.topic()));
            case 'p' -> plain((record, out) -> out.putLong(record.partition()));
            case 'o' -> plain((record, out) -> out.putLong(record.offset()));
            case 'T' -> plain((record, out) -> out.putLong(record.hasTimestamp() ? record.timestamp() : -1));
            case 'I' -> plain((record, out) -> out.put(Iso8601.timestamp(record)));
            case 'k' -> RecordDecoding::putKey;
            case 'K' -> plain((record, out) -> out.putLong(size(record.key())));
            case 'v', 's' -> RecordDecoding::putValue;
            case 'S' -> plain((record, out) -> out.putLong(size(record.value())));
            case 'h' -> plain(RecordTemplate::headers);
            case 'H' -> plain((record, out) -> out.putLong(record.headers().size()));
            default -> throw new IllegalArgumentException("unknown directive '%" + name + "'; there are " + DIRECTIVES);
        };
    }

    /** A null has no length: -1 tells it from an empty one. */
    private static long size(@Nullable Bytes bytes) {
        return bytes == null ? -1 : bytes.length();
    }

    /** {@code name=value} with commas between; a null value is the name alone. */
    private static void headers(KafkaRecord record, ByteBuilder out) {
        String separator = "";
        for (Header header : record.headers()) {
            out.put(separator).put(header.name());
            Bytes value = header.value();
            if (value != null) {
                out.put('=').put(value.array());
            }
            separator = ",";
        }
    }

    private static Part text(byte[] bytes) {
        return plain((record, out) -> out.put(bytes));
    }

    private static Part text(char c) {
        return plain((record, out) -> out.put(c));
    }

    private static Part plain(PlainPart part) {
        return (decoding, record, out) -> {
            part.put(record, out);
            return null;
        };
    }

    /** Returns why the key or the value could not be decoded, else null. */
    @Nullable
    String put(RecordDecoding decoding, KafkaRecord record, ByteBuilder out) {
        String error = null;
        for (Part part : parts) {
            String failed = part.put(decoding, record, out);
            if (failed != null && (error == null || !error.contains(failed))) {
                error = RecordDecoding.join(error, failed);
            }
        }
        return error;
    }

    /** A piece of the output; returns why it is base64 instead of what was asked for, else null. */
    private interface Part {
        @Nullable
        String put(RecordDecoding decoding, KafkaRecord record, ByteBuilder out);
    }

    /** A piece that cannot fail. */
    private interface PlainPart {
        void put(KafkaRecord record, ByteBuilder out);
    }
}
