package io.kafkactl.config;

import java.util.Map;

/** What a context says about dead letters: the journal's name, and the topics that no suffix gives away. */
public record DlqSettings(String journal, Map<String, DlqEntry> topics) {
    public static final DlqSettings DEFAULT = new DlqSettings("kafkactl-dlq-journal", Map.of());
}
