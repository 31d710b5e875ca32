package io.kafkactl.config;

import java.util.Map;

/** The {@code dlq} section of a context. */
public record DlqSettings(String journal, Map<String, DlqEntry> topics) {
    public static final DlqSettings DEFAULT = new DlqSettings("kafkactl-dlq-journal", Map.of());
}
