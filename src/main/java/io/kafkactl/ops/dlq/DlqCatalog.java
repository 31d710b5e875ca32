package io.kafkactl.ops.dlq;

import io.kafkactl.client.Cluster;
import io.kafkactl.config.DlqEntry;
import io.kafkactl.config.DlqSettings;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;

/**
 * Finds the dead-letter topics of a cluster: an existing topic's name plus a dead-letter suffix, or named by the
 * context. The journal is never one.
 */
public final class DlqCatalog {
    private final Cluster cluster;
    private final DlqSettings settings;

    public DlqCatalog(Cluster cluster) {
        this.cluster = cluster;
        this.settings = cluster.settings().dlq();
    }

    /** All of them, sorted by name. */
    public List<DlqTopic> find() {
        Set<String> names = cluster.topicNames(false);
        Map<String, String> sources = new TreeMap<>();
        for (String name : names) {
            String source = sourceOf(name, names);
            if (source != null) {
                sources.put(name, source);
            }
        }
        Map<String, TopicDescription> topics = cluster.findTopics(sources.keySet());
        List<DlqTopic> found = new ArrayList<>();
        topics.forEach((name, description) -> {
            String source = sources.get(name);
            if (source != null) {
                found.add(describe(description, source));
            }
        });
        return found;
    }

    /** Exit 7 when there is no such topic, exit 4 when it is no dead-letter topic. */
    public DlqTopic get(String name) {
        TopicDescription description = cluster.topic(name);
        String source = sourceOf(name, cluster.topicNames(false));
        if (source == null) {
            throw KafkactlException.invalid(
                    "NOT_A_DLQ",
                    "topic '" + name + "' is not a dead-letter topic: "
                            + DlqNames.base(name)
                                    .map(base -> "its source '" + base + "' does not exist")
                                    .orElse("its name is no other topic's with .dlq, .dead-letter, -dlt or .DLT"),
                    "name it and its source under 'dlq: topics:' in the context");
        }
        return describe(description, source);
    }

    private @Nullable String sourceOf(String name, Set<String> existing) {
        if (name.equals(settings.journal())) {
            return null;
        }
        DlqEntry entry = settings.topics().get(name);
        String configured = entry == null ? null : entry.source();
        return configured != null ? configured : DlqNames.source(name, existing).orElse(null);
    }

    private DlqTopic describe(TopicDescription topic, String source) {
        DlqEntry entry = settings.topics().get(topic.name());
        return new DlqTopic(
                topic.name(),
                topic.topicId(),
                topic.partitions().size(),
                source,
                entry == null ? null : entry.format());
    }
}
