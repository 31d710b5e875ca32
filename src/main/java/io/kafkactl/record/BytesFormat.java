package io.kafkactl.record;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;

/** What the bytes of a key or a value stand for, and how they are shown as that. */
public enum BytesFormat implements FieldDecoder {
    /** Nothing but bytes: shown raw, or in JSON as a string or as base64. */
    BYTES(false) {
        @Override
        void put(byte[] bytes, ByteBuilder out) {
            out.put(bytes);
        }

        @Override
        public void putJson(byte[] bytes, ByteBuilder json) {
            JsonBytes.put(json, bytes);
        }
    },
    STRING(true) {
        @Override
        void put(byte[] bytes, ByteBuilder out) throws UndecodableException {
            if (!Utf8.isValid(bytes, 0, bytes.length)) {
                throw new UndecodableException("not UTF-8");
            }
            out.put(bytes);
        }

        @Override
        public void putJson(byte[] bytes, ByteBuilder json) throws UndecodableException {
            if (!JsonText.putUtf8(json, bytes)) {
                throw new UndecodableException("not UTF-8");
            }
        }
    },
    /** One JSON document, on one line; numbers keep their spelling. */
    JSON(false) {
        @Override
        void put(byte[] bytes, ByteBuilder out) throws UndecodableException {
            JsonDocument.putOnOneLine(bytes, out);
        }
    },
    HEX(true) {
        @Override
        void put(byte[] bytes, ByteBuilder out) {
            out.put(HexFormat.of().formatHex(bytes));
        }
    },
    BASE64(true) {
        @Override
        void put(byte[] bytes, ByteBuilder out) {
            out.putBase64(bytes);
        }
    },
    /** Numbers are big-endian, as Kafka's own serializers write them. */
    INT(false) {
        @Override
        void put(byte[] bytes, ByteBuilder out) throws UndecodableException {
            out.putLong(sized(bytes, Integer.BYTES).getInt());
        }
    },
    LONG(false) {
        @Override
        void put(byte[] bytes, ByteBuilder out) throws UndecodableException {
            out.putLong(sized(bytes, Long.BYTES).getLong());
        }
    },
    FLOAT(false) {
        @Override
        void put(byte[] bytes, ByteBuilder out) throws UndecodableException {
            out.put(Float.toString(sized(bytes, Float.BYTES).getFloat()));
        }

        @Override
        public void putJson(byte[] bytes, ByteBuilder json) throws UndecodableException {
            putFinite(sized(bytes, Float.BYTES).getFloat(), bytes, json);
        }
    },
    DOUBLE(false) {
        @Override
        void put(byte[] bytes, ByteBuilder out) throws UndecodableException {
            out.put(Double.toString(sized(bytes, Double.BYTES).getDouble()));
        }

        @Override
        public void putJson(byte[] bytes, ByteBuilder json) throws UndecodableException {
            putFinite(sized(bytes, Double.BYTES).getDouble(), bytes, json);
        }
    },
    /** Sixteen bytes, or the text form that Kafka's own serializer writes. */
    UUID(true) {
        @Override
        void put(byte[] bytes, ByteBuilder out) throws UndecodableException {
            if (bytes.length == 2 * Long.BYTES) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                out.put(new java.util.UUID(buffer.getLong(), buffer.getLong()).toString());
            } else if (Bytes.of(bytes).text().matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
                out.put(bytes);
            } else {
                throw new UndecodableException(
                        bytes.length + " bytes are neither the 16 of a UUID nor its 36 characters");
            }
        }
    };

    /** Whether the text is a string of plain characters in JSON, otherwise it is JSON itself. */
    private final boolean textual;

    @SuppressWarnings("ImmutableEnumChecker") // Nobody outside sees its arrays.
    private final FieldLabel label;

    BytesFormat(boolean textual) {
        this.textual = textual;
        this.label = name().equals("BYTES") ? FieldLabel.RAW : FieldLabel.of(toString(), null, null);
    }

    @Override
    public void put(KafkaRecord record, byte[] bytes, ByteBuilder out) throws UndecodableException {
        put(bytes, out);
    }

    @Override
    public FieldLabel putJson(KafkaRecord record, byte[] bytes, ByteBuilder json) throws UndecodableException {
        putJson(bytes, json);
        return label;
    }

    /** Puts the text that people read; what was put before an error is void. */
    abstract void put(byte[] bytes, ByteBuilder out) throws UndecodableException;

    /** Puts a JSON value; what was put before an error is void. */
    public void putJson(byte[] bytes, ByteBuilder json) throws UndecodableException {
        if (textual) {
            json.put('"');
            put(bytes, json);
            json.put('"');
        } else {
            put(bytes, json);
        }
    }

    /** JSON has no NaN and no infinity: they are strings there. */
    void putFinite(double number, byte[] bytes, ByteBuilder json) throws UndecodableException {
        boolean finite = Double.isFinite(number);
        if (!finite) {
            json.put('"');
        }
        put(bytes, json);
        if (!finite) {
            json.put('"');
        }
    }

    ByteBuffer sized(byte[] bytes, int size) throws UndecodableException {
        if (bytes.length != size) {
            throw new UndecodableException(bytes.length + (bytes.length == 1 ? " byte is" : " bytes are") + " not the "
                    + size + " of " + this);
        }
        return ByteBuffer.wrap(bytes);
    }

    /** Lower case, because this is how the user and JSON spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
