package io.kafkactl.client.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One request, before it is known which of the registry's addresses answers it.
 *
 * @param doing what is attempted, as an infinitive with its object: {@code list subjects}
 * @param path percent-encoded, from the slash behind the registry's address on, with its query
 * @param subject what a 404 is about; null where the call names none
 */
record RegistryCall(
        String doing,
        String method,
        String path,
        @Nullable JsonNode body,
        @Nullable String subject) {
    private static final String PLAIN =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@";

    static RegistryCall to(String doing, String method, String... segments) {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            path.append('/').append(encode(segment));
        }
        return new RegistryCall(doing, method, path.toString(), null, null);
    }

    RegistryCall about(@Nullable String named) {
        return new RegistryCall(doing, method, path, body, named);
    }

    RegistryCall with(JsonNode content) {
        return new RegistryCall(doing, method, path, content, subject);
    }

    RegistryCall query(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        String text =
                URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8).replace("+", "%20");
        return new RegistryCall(
                doing, method, path + (path.contains("?") ? "&" : "?") + name + "=" + text, body, subject);
    }

    /** A parameter that is false when it is left out. */
    RegistryCall flag(String name, boolean on) {
        return on ? query(name, true) : this;
    }

    /** All but what RFC 3986 allows in a path segment; a colon stays, because contexts are written with it. */
    private static String encode(String segment) {
        if (segment.equals(".") || segment.equals("..")) {
            // Anyone on the way may take these for a step through the path.
            return segment.replace(".", "%2E");
        }
        StringBuilder encoded = new StringBuilder();
        for (byte octet : segment.getBytes(StandardCharsets.UTF_8)) {
            if (octet > 0 && PLAIN.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append(String.format("%%%02X", octet & 0xFF));
            }
        }
        return encoded.toString();
    }
}
