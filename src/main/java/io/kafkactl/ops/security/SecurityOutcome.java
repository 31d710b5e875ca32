package io.kafkactl.ops.security;

import io.kafkactl.error.ItemError;
import java.util.List;

/** What became of several things: those that went well, and the errors of those that did not. */
public record SecurityOutcome<T>(List<T> items, List<ItemError> errors) {
    public SecurityOutcome {
        items = List.copyOf(items);
        errors = List.copyOf(errors);
    }
}
