package io.kafkactl.config;

import java.util.List;
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

    /** The names of the formats built in, in the order in which they are tried; a test compares them with those there are. */
    public static final List<String> BUILT_IN_FORMATS = List.of(
            "share-group",
            "spring-kafka",
            "spring-retryable",
            "spring-cloud-stream",
            "kafka-connect",
            "bakdata",
            "kafka-streams",
            "smallrye",
            "smallrye-delayed-retry",
            "smallrye-deserialization",
            "karafka",
            "silverback",
            "watermill",
            "brighter",
            "kdlq",
            "arroyo",
            "laravel-kafka",
            "knative",
            "headers",
            "envelope",
            "spring-cloud-stream-embedded",
            "bakdata-envelope",
            "kstreamplify",
            "uforwarder",
            "dapr",
            "ksqldb-log",
            "generic",
            "plain");
}
