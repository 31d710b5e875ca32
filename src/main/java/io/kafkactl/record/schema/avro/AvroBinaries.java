package io.kafkactl.record.schema.avro;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.JsonBytes;
import io.kafkactl.record.JsonText;
import io.kafkactl.record.SchemaMismatch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** The types that are bytes of a fixed or any number. */
final class AvroBinaries {
    /** The number of bytes of a type that begins with their length. */
    static final int ANY = -1;

    private static final String BASE64 = "base64";

    private AvroBinaries() {}

    /** Where the bytes of the type begin and end. */
    abstract static class Sized extends AvroNode {
        private final int size;

        /**
         * A type of bytes.
         *
         * @param size the number of bytes, or {@link #ANY}
         */
        Sized(String name, int size, int kinds, int otherKinds) {
            super(name, kinds, otherKinds);
            this.size = size;
        }

        final int size() {
            return size;
        }

        final byte[] take(AvroCursor in) throws SchemaMismatch {
            int length = size == ANY ? in.readLength() : size;
            int from = in.skip(length);
            return Arrays.copyOfRange(in.bytes(), from, from + length);
        }

        final void put(byte[] bytes, ByteBuilder out) throws SchemaMismatch {
            if (size == ANY) {
                putInt(out, bytes.length);
            } else if (bytes.length != size) {
                throw new SchemaMismatch(bytes.length + (bytes.length == 1 ? " byte is" : " bytes are") + " not the "
                        + size + " of " + name());
            }
            out.put(bytes);
        }
    }

    /** Bytes as <code>{"base64":"…"}</code>. */
    static final class Plain extends Sized {
        Plain(String name, int size) {
            super(name, size, OBJECT, STRING);
        }

        @Override
        void write(AvroCursor in, ByteBuilder json) throws SchemaMismatch {
            JsonBytes.putBase64(json, take(in));
        }

        @Override
        void read(JsonNode json, ByteBuilder out) throws SchemaMismatch {
            put(bytes(json), out);
        }

        private static byte[] bytes(JsonNode json) throws SchemaMismatch {
            if (json.isTextual()) {
                String text = json.textValue();
                // Beyond ASCII it might mean UTF-8, or a byte a character as the Avro specification has it.
                if (text.chars().allMatch(c -> c < 0x80)) {
                    return utf8(text);
                }
                throw new SchemaMismatch("text beyond ASCII is no bytes; write {\"base64\":\"…\"}");
            }
            JsonNode encoded = json.isObject() && json.size() == 1 ? json.get(BASE64) : null;
            if (encoded == null || !encoded.isTextual()) {
                throw new SchemaMismatch(brief(json) + " is no bytes; write {\"base64\":\"…\"}");
            }
            try {
                return Base64.getDecoder().decode(encoded.textValue());
            } catch (IllegalArgumentException e) {
                throw new SchemaMismatch("no base64: " + e.getMessage());
            }
        }
    }

    /** Bytes as the specification has them: a string with one character a byte. */
    static final class Specified extends Sized {
        Specified(String name, int size) {
            super(name, size, STRING, 0);
        }

        @Override
        void write(AvroCursor in, ByteBuilder json) throws SchemaMismatch {
            JsonText.put(json, new String(take(in), ISO_8859_1));
        }

        @Override
        void read(JsonNode json, ByteBuilder out) throws SchemaMismatch {
            if (!json.isTextual() || json.textValue().chars().anyMatch(c -> c > 0xFF)) {
                throw new SchemaMismatch(brief(json) + " is no string of characters up to \\u00FF, one for each byte");
            }
            put(json.textValue().getBytes(ISO_8859_1), out);
        }
    }

    /** Sixteen bytes as the text of a UUID. */
    static final class OfUuid extends Sized {
        OfUuid(String name) {
            super(name, 2 * Long.BYTES, STRING, 0);
        }

        @Override
        void write(AvroCursor in, ByteBuilder json) throws SchemaMismatch {
            ByteBuffer bytes = ByteBuffer.wrap(take(in));
            JsonText.put(json, new UUID(bytes.getLong(), bytes.getLong()).toString());
        }

        @Override
        void read(JsonNode json, ByteBuilder out) throws SchemaMismatch {
            if (!json.isTextual()) {
                throw notA("UUID", json);
            }
            UUID uuid = AvroScalars.uuid(json);
            put(
                    ByteBuffer.allocate(size())
                            .putLong(uuid.getMostSignificantBits())
                            .putLong(uuid.getLeastSignificantBits())
                            .array(),
                    out);
        }
    }

    /** Months, days and milliseconds, each by itself because none is a number of another. */
    static final class OfDuration extends Sized {
        private static final String[] PARTS = {"months", "days", "millis"};

        OfDuration(String name) {
            super(name, PARTS.length * Integer.BYTES, OBJECT, 0);
        }

        @Override
        void write(AvroCursor in, ByteBuilder json) throws SchemaMismatch {
            ByteBuffer bytes = ByteBuffer.wrap(take(in)).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < PARTS.length; i++) {
                json.put(i == 0 ? "{\"" : ",\"").put(PARTS[i]).put("\":");
                json.putLong(Integer.toUnsignedLong(bytes.getInt()));
            }
            json.put('}');
        }

        @Override
        void read(JsonNode json, ByteBuilder out) throws SchemaMismatch {
            ByteBuffer bytes = ByteBuffer.allocate(size()).order(ByteOrder.LITTLE_ENDIAN);
            for (String part : PARTS) {
                JsonNode value = json.isObject() ? json.get(part) : null;
                long number = value == null ? -1 : AvroScalars.whole(value, true);
                if (number < 0 || number > 0xFFFF_FFFFL) {
                    throw new SchemaMismatch("a duration is {\"months\":0,\"days\":0,\"millis\":0}");
                }
                bytes.putInt((int) number);
            }
            requireNothingElse(json);
            put(bytes.array(), out);
        }

        private static void requireNothingElse(JsonNode json) throws SchemaMismatch {
            for (Map.Entry<String, JsonNode> entry : json.properties()) {
                String name = entry.getKey();
                if (!Arrays.asList(PARTS).contains(name)) {
                    throw new SchemaMismatch("unknown field").in(name);
                }
            }
        }
    }
}
