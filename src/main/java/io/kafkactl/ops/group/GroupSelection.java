package io.kafkactl.ops.group;

import io.kafkactl.error.ItemError;
import java.util.List;

/** The groups that were found, and what could not be found or read. */
public record GroupSelection<T>(List<T> groups, List<ItemError> errors) {}
