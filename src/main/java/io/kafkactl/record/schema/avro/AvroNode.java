package io.kafkactl.record.schema.avro;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.SchemaMismatch;
import java.nio.charset.StandardCharsets;

/** One type of a schema: turns its binary form into JSON text and JSON into its binary form. */
abstract class AvroNode {
    /** The kinds of JSON, as a set of bits. */
    static final int NULL = 1;

    static final int BOOLEAN = 2;
    static final int NUMBER = 4;
    static final int STRING = 8;
    static final int ARRAY = 16;
    static final int OBJECT = 32;

    private final String name;
    private final int kinds;
    private final int otherKinds;

    /**
     * A type.
     *
     * @param name what the type is called as a branch of a union
     * @param kinds the kinds of JSON it is written as
     * @param otherKinds those it is read from besides, and written as where no other way is left
     */
    AvroNode(String name, int kinds, int otherKinds) {
        this.name = name;
        this.kinds = kinds;
        this.otherKinds = otherKinds;
    }

    final String name() {
        return name;
    }

    final int kinds() {
        return kinds;
    }

    final int otherKinds() {
        return otherKinds;
    }

    /** Puts the JSON of what the cursor stands at; what was put before an error is void. */
    abstract void write(AvroCursor in, ByteBuilder json) throws SchemaMismatch;

    /** Puts the binary form; what was put before an error is void. */
    abstract void read(JsonNode json, ByteBuilder out) throws SchemaMismatch;

    static int kindOf(JsonNode json) {
        return switch (json.getNodeType()) {
            case NULL -> NULL;
            case BOOLEAN -> BOOLEAN;
            case NUMBER -> NUMBER;
            case STRING -> STRING;
            case ARRAY -> ARRAY;
            default -> OBJECT;
        };
    }

    /** The kind of the JSON text that begins with this character. */
    static int kindOf(byte first) {
        return switch (first) {
            case '"' -> STRING;
            case '{' -> OBJECT;
            case '[' -> ARRAY;
            case 't', 'f' -> BOOLEAN;
            case 'n' -> NULL;
            default -> NUMBER;
        };
    }

    /** That the JSON is of another kind than wanted, with its text as far as it is short. */
    static SchemaMismatch notA(String wanted, JsonNode json) {
        return new SchemaMismatch(brief(json) + " is no " + wanted);
    }

    static String brief(JsonNode json) {
        if (json.isObject()) {
            return "an object";
        }
        if (json.isArray()) {
            return "an array";
        }
        String text = json.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void putInt(ByteBuilder out, long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.put((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.put((int) rest);
    }

    static void putBytes(ByteBuilder out, byte[] bytes) {
        putInt(out, bytes.length);
        out.put(bytes);
    }
}
