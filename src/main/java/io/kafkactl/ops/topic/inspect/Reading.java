package io.kafkactl.ops.topic.inspect;

import io.kafkactl.error.ItemError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What could be read, and why the rest could not: what is missing in {@code found} is unknown, never zero. */
public record Reading<T extends @Nullable Object>(T found, List<ItemError> errors) {}
