package io.kafkactl.ops.topic;

import io.kafkactl.error.ItemError;
import java.util.List;

/** What became of several topics: those that went well, and the errors of those that did not. */
public record TopicOutcome<T>(List<T> topics, List<ItemError> errors) {}
