package io.kafkactl.testkit.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it came.
 *
 * @param path raw, with the query
 * @param segments of the path, decoded
 */
public record RegistryRequest(
        String method,
        String path,
        List<String> segments,
        Map<String, String> query,
        Map<String, List<String>> headers,
        String body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static RegistryRequest of(HttpExchange exchange) throws IOException {
        String rawPath = exchange.getRequestURI().getRawPath();
        String rawQuery = exchange.getRequestURI().getRawQuery();
        List<String> segments = Arrays.stream(rawPath.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                // A plus in a path is a plus.
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        Map<String, String> query = new LinkedHashMap<>();
        if (rawQuery != null) {
            for (String pair : rawQuery.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                String value = parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
                // Several of one name stand in lines.
                query.merge(parts[0], value, (before, more) -> before + "\n" + more);
            }
        }
        Headers headers = exchange.getRequestHeaders();
        return new RegistryRequest(
                exchange.getRequestMethod(),
                rawPath + (rawQuery == null ? "" : "?" + rawQuery),
                segments,
                query,
                Map.copyOf(headers),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(entry -> entry.getValue().get(0))
                .findFirst();
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(query.getOrDefault(name, "false"));
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(query.getOrDefault(name, String.valueOf(otherwise)));
    }

    /** 400 for what is no JSON object. */
    JsonNode json() {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            // Said below, as for any other body that is no object.
        }
        throw new RegistryFault(400, 400, "Unrecognized body: " + body);
    }
}
