package io.kafkactl.client;

import io.kafkactl.error.KafkactlException;
import java.util.Map;

/** The answers to one batched request, each of which may have failed by itself. */
public record Answers<K, T>(Map<K, T> values, Map<K, KafkactlException> errors) {}
