package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bytes in JSON: {@code null}, a string that is exactly their UTF-8, or <code>{"base64":"…"}</code>. */
public final class JsonBytes {
    private static final String BASE64 = "base64";
    private static final byte[] BASE64_BEGIN = "{\"base64\":\"".getBytes(UTF_8);
    private static final byte[] BASE64_END = "\"}".getBytes(UTF_8);
    static final byte[] NULL = "null".getBytes(UTF_8);

    private JsonBytes() {}

    /** The bytes as a plain value that any JSON writer renders in this form: null, a String or a Map. */
    public static @Nullable Object plain(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        return Utf8.isValid(bytes, 0, bytes.length) ? new String(bytes, UTF_8) : Map.of(BASE64, base64(bytes));
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The bytes in this form. */
    public static void put(ByteBuilder json, byte[] bytes) {
        if (!JsonText.putUtf8(json, bytes)) {
            putBase64(json, bytes);
        }
    }

    /** Always the object, also for bytes that are text. */
    public static void putBase64(ByteBuilder json, byte[] bytes) {
        json.put(BASE64_BEGIN).putBase64(bytes).put(BASE64_END);
    }

    /** Reads the value at the parser's current token; {@code field} names it in errors. */
    static @Nullable Bytes read(JsonParser json, String field) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> Bytes.utf8(text(json, field));
            case START_OBJECT -> base64Object(json, field);
            default ->
                throw MalformedRecord.because(
                        field + " is neither null, a string nor {\"base64\":\"…\"}",
                        "a number or an object as text has to be written as a JSON string");
        };
    }

    /** The current string; a lone surrogate is refused because no bytes stand for it. */
    static String text(JsonParser json, String field) throws IOException {
        String text = json.getText();
        int lone = Utf8.loneSurrogate(text);
        if (lone >= 0) {
            throw MalformedRecord.because(
                    String.format(
                            "%s holds the lone surrogate \\u%04x, which is no character",
                            field, (int) text.charAt(lone)),
                    "bytes that are not UTF-8 are written as {\"base64\":\"…\"}");
        }
        return text;
    }

    private static Bytes base64Object(JsonParser json, String field) throws IOException {
        if (json.nextToken() != JsonToken.FIELD_NAME
                || !json.currentName().equals(BASE64)
                || json.nextToken() != JsonToken.VALUE_STRING) {
            throw MalformedRecord.because(field + " is an object other than {\"base64\":\"…\"}", null);
        }
        Bytes bytes = strictBase64(json.getText(), field);
        if (json.nextToken() != JsonToken.END_OBJECT) {
            throw MalformedRecord.because(field + " has more than one entry beside base64", null);
        }
        return bytes;
    }

    /** The library's decoder forgives missing padding and stray bits; bytes that must survive allow one spelling. */
    private static Bytes strictBase64(String text, String field) {
        byte[] encoded = text.getBytes(UTF_8);
        try {
            byte[] decoded = Base64.getDecoder().decode(encoded);
            if (Arrays.equals(Base64.getEncoder().encode(decoded), encoded)) {
                return Bytes.of(decoded);
            }
        } catch (IllegalArgumentException e) {
            throw MalformedRecord.because(field + " is not base64: " + e.getMessage(), null);
        }
        throw MalformedRecord.because(field + " is not base64 with its padding", null);
    }
}
