package io.kafkactl.ops.topic;

import io.kafkactl.client.Cluster;
import io.kafkactl.ops.topic.PlannedValue.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;

/** Completes a plan by what the brokers add where it says nothing. Nothing is created. */
public final class BrokerDefaults {
    private static final int LONGEST = 249;
    private static final String BESIDES = "-defaults";

    private final Cluster cluster;

    public BrokerDefaults(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The plan's values, then those that it leaves open, by name; what an existing topic was given itself is its own. */
    public ExplainedTopic complete(TopicPlan plan, Map<String, String> segments) {
        List<PlannedValue> values = new ArrayList<>(plan.values());
        boolean exists = cluster.findTopic(plan.name()).isPresent();
        Config config = exists
                ? cluster.topicConfig(plan.name())
                : ofNewTopic(plan.spec().request());
        config.entries().stream()
                .filter(entry -> entry.value() != null && !plan.config().containsKey(entry.name()))
                .map(BrokerDefaults::value)
                .sorted(Comparator.comparing(PlannedValue::key))
                .forEach(values::add);
        return new ExplainedTopic(plan, segments, values, exists);
    }

    /** What a new topic has that says nothing itself; its name begins as that of the topic, and so do the rights to it. */
    public Config besides(String topic) {
        String name = topic.substring(0, Math.min(topic.length(), LONGEST - BESIDES.length())) + BESIDES;
        return ofNewTopic(new NewTopic(name, Optional.empty(), Optional.empty()));
    }

    private Config ofNewTopic(NewTopic topic) {
        // The answer to a creation that is only validated lists every setting that the topic would have.
        return cluster.call(
                "ask what topic '" + topic.name() + "' would have",
                a -> a.createTopics(List.of(topic), new CreateTopicsOptions().validateOnly(true))
                        .config(topic.name()));
    }

    private static PlannedValue value(ConfigEntry entry) {
        boolean own = entry.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG;
        boolean kafka = entry.source() == ConfigSource.DEFAULT_CONFIG;
        return PlannedValue.of(
                entry.name(),
                String.valueOf(entry.value()),
                own ? Origin.TOPIC : Origin.BROKER_DEFAULT,
                own || kafka
                        ? ""
                        : entry.source().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
