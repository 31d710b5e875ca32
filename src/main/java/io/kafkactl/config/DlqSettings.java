package io.kafkactl.config;

import java.util.Map;

/**
 * What a context says about dead letters.
 *
 * @param journal topic that remembers redrives
 * @param topics what the records of a dead-letter topic cannot tell, by topic
 * @param formats dead-letter formats of the house's own, by name
 */
public record DlqSettings(String journal, Map<String, DlqEntry> topics, Map<String, DlqFormatRule> formats) {
    public static final DlqSettings DEFAULT = new DlqSettings("kafkactl-dlq-journal", Map.of(), Map.of());
}
