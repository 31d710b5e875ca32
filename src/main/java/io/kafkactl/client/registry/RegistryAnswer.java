package io.kafkactl.client.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * What one address of the registry answered.
 *
 * @param text the body as it came; it may be empty, HTML or anything else
 * @param retryAfterSeconds the pause that the registry asks for; 0 where it names none
 * @param repeated an earlier attempt may have done what was asked, and only its answer was lost
 */
record RegistryAnswer(
        RegistryUrl url, int status, String text, JsonNode json, long retryAfterSeconds, boolean repeated) {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private static final int MULTIPLE_CHOICES = 300;

    static RegistryAnswer of(RegistryUrl url, HttpResponse<byte[]> response) {
        String text = new String(response.body(), StandardCharsets.UTF_8);
        long pause = response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(Long::parseLong)
                .orElse(0L);
        return new RegistryAnswer(url, response.statusCode(), text, parse(text), pause, false);
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The same answer, after an attempt whose outcome nobody knows. */
    RegistryAnswer afterLostAnswer() {
        return new RegistryAnswer(url, status, text, json, retryAfterSeconds, true);
    }

    boolean isSuccess() {
        return status >= 200 && status < MULTIPLE_CHOICES;
    }

    /** The registry's five-digit code, or 0 where the body has none. */
    int errorCode() {
        return json.path("error_code").asInt(0);
    }

    /** The registry's own words on one line; empty where it has none that people can read. */
    String message() {
        return json.path("message").asText("").strip().replaceAll("\\s+", " ");
    }
}
