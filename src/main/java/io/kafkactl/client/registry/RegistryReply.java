package io.kafkactl.client.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One call with its answer, which may be an error. */
record RegistryReply(RegistryCall call, RegistryAnswer answer) {
    JsonNode json() {
        return answer.json();
    }

    /** For an answer without what it must have. */
    KafkactlException unreadable() {
        return RegistryErrors.unreadable(call, answer);
    }

    /** What {@code item} does not understand is left out; an answer that is no list fails. */
    <T> List<T> items(Function<JsonNode, @Nullable T> item) {
        if (!json().isArray()) {
            throw unreadable();
        }
        List<T> items = new ArrayList<>();
        for (JsonNode node : json()) {
            T value = item.apply(node);
            if (value != null) {
                items.add(value);
            }
        }
        return items;
    }

    /** Versions and ids. */
    List<Integer> numbers() {
        return items(node -> node.isInt() ? node.asInt() : null);
    }

    List<String> texts() {
        return items(node -> node.isTextual() ? node.asText() : null);
    }
}
