package io.kafkactl.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/** Bytes that are one JSON document. */
public final class JsonDocument {
    /** Reads documents of any size; bytes are UTF-8, never guessed to be another encoding. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final byte FIRST_OF_BYTE_ORDER_MARK = (byte) 0xEF;

    private JsonDocument() {}

    /** False for bytes that cannot be JSON by their look alone, which spares the price of a parser's exception. */
    public static boolean maybe(byte[] bytes) {
        for (byte b : bytes) {
            switch (b) {
                case ' ', '\t', '\r', '\n' -> {}
                case '{', '[', '"', '-', 't', 'f', 'n', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                    return true;
                }
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    /** The document without its white space; strings and numbers keep their spelling. */
    public static void putOnOneLine(byte[] bytes, ByteBuilder out) throws UndecodableException {
        check(bytes);
        boolean inString = false;
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (inString) {
                if (b == '\\') {
                    i++;
                } else if (b == '"') {
                    inString = false;
                }
            } else if (b == '"') {
                inString = true;
            } else if (b <= ' ' && b >= 0) {
                out.put(bytes, from, i - from);
                from = i + 1;
            }
        }
        out.put(bytes, from, bytes.length - from);
    }

    /**
     * The document over several lines, two spaces a level; only white space changes, so that {@link #putOnOneLine} of it
     * is that of the original.
     *
     * @param depth the level that the document itself stands at
     */
    public static void putIndented(byte[] bytes, ByteBuilder out, int depth) throws UndecodableException {
        ByteBuilder line = new ByteBuilder();
        putOnOneLine(bytes, line);
        byte[] compact = line.toByteArray();
        int level = depth;
        boolean inString = false;
        for (int i = 0; i < compact.length; i++) {
            byte b = compact[i];
            if (inString) {
                out.put(b);
                if (b == '\\') {
                    out.put(compact[++i]);
                } else if (b == '"') {
                    inString = false;
                }
                continue;
            }
            boolean isEmpty = i + 1 < compact.length && (compact[i + 1] == '}' || compact[i + 1] == ']');
            switch (b) {
                case '"' -> {
                    inString = true;
                    out.put(b);
                }
                case '{', '[' -> {
                    out.put(b);
                    if (isEmpty) {
                        out.put(compact[++i]);
                    } else {
                        newLine(out, ++level);
                    }
                }
                case '}', ']' -> {
                    newLine(out, --level);
                    out.put(b);
                }
                case ',' -> {
                    out.put(b);
                    newLine(out, level);
                }
                case ':' -> out.put(b).put(' ');
                default -> out.put(b);
            }
        }
    }

    private static void newLine(ByteBuilder out, int level) {
        out.put('\n');
        for (int i = 0; i < level; i++) {
            out.put(' ').put(' ');
        }
    }

    private static void check(byte[] bytes) throws UndecodableException {
        if (!Utf8.isValid(bytes, 0, bytes.length)) {
            throw new UndecodableException("not UTF-8, so no JSON");
        }
        if (bytes.length > 0 && bytes[0] == FIRST_OF_BYTE_ORDER_MARK) {
            throw new UndecodableException("not JSON: it begins with a byte order mark or a letter that is not ASCII");
        }
        try (JsonParser json = FACTORY.createParser(bytes)) {
            if (json.nextToken() == null) {
                throw new UndecodableException("no JSON but empty");
            }
            json.skipChildren();
            json.finishToken();
            if (json.nextToken() != null) {
                throw new UndecodableException("more than one JSON document");
            }
        } catch (JsonProcessingException e) {
            throw new UndecodableException("not JSON: " + JsonComplaint.of(e));
        } catch (IOException e) {
            throw new UndecodableException("not JSON: " + e.getMessage());
        }
    }
}
