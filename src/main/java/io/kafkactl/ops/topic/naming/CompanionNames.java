package io.kafkactl.ops.topic.naming;

import io.kafkactl.config.CompanionSettings;
import io.kafkactl.config.NamingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Names the companions of a topic as the house does. */
public final class CompanionNames {
    /** Retry stages are counted up to here when the length of names is checked ahead of time. */
    private static final int USUAL_STAGES = 99;

    private final NamingSettings naming;

    public CompanionNames(NamingSettings naming) {
        this.naming = naming;
    }

    /** Where records go that cannot be processed. */
    public String dlq(String topic) {
        return topic + naming.companions().dlqSuffix();
    }

    /** Where records wait for another attempt. */
    public String retry(String topic, int stage) {
        return topic + naming.companions().retrySuffix(stage);
    }

    /** In the order in which they have to be created, before the topic itself. */
    public List<String> of(String topic, CompanionRequest wanted) {
        List<String> names = new ArrayList<>();
        for (int stage = 1; stage <= wanted.retries(); stage++) {
            names.add(retry(topic, stage));
        }
        if (wanted.dlq()) {
            names.add(dlq(topic));
        }
        return names;
    }

    /** The longest suffix that a topic has to leave room for: those wanted now, and those that the context spells out. */
    public String longestSuffix(CompanionRequest wanted) {
        CompanionSettings settings = naming.companions();
        return Stream.of(
                        wanted.dlq() || settings.dlq() != null ? settings.dlqSuffix() : "",
                        wanted.retries() > 0 ? settings.retrySuffix(wanted.retries()) : "",
                        settings.retry() != null ? settings.retrySuffix(USUAL_STAGES) : "")
                .reduce("", (a, b) -> b.length() > a.length() ? b : a);
    }
}
