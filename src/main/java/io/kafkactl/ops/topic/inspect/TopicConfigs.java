package io.kafkactl.ops.topic.inspect;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.KafkactlException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/** The effective settings of topics, as far as they can be read. */
public final class TopicConfigs {
    private final Map<String, Config> byTopic;

    private TopicConfigs(Map<String, Config> byTopic) {
        this.byTopic = byTopic;
    }

    /** Asks for all topics at once and returns without waiting. */
    public static Question ask(Cluster cluster, Collection<String> topics) {
        return ask(cluster, topics, new DescribeConfigsOptions());
    }

    /** The same, and also what each setting would be if the topic said nothing. */
    public static Question askWithInherited(Cluster cluster, Collection<String> topics) {
        return ask(cluster, topics, new DescribeConfigsOptions().includeSynonyms(true));
    }

    private static Question ask(Cluster cluster, Collection<String> topics, DescribeConfigsOptions options) {
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        return new Question(
                cluster,
                resources.isEmpty()
                        ? Map.of()
                        : cluster.call(
                                "read the configuration of topics",
                                a -> KafkaFuture.completedFuture(
                                        a.describeConfigs(resources, options).values())));
    }

    /** A question that is on its way to the brokers. */
    public static final class Question {
        private final Cluster cluster;
        private final Map<ConfigResource, KafkaFuture<Config>> answers;

        private Question(Cluster cluster, Map<ConfigResource, KafkaFuture<Config>> answers) {
            this.cluster = cluster;
            this.answers = answers;
        }

        public Reading<TopicConfigs> answer() {
            Map<String, Config> configs = new HashMap<>();
            Gaps gaps = new Gaps("configuration");
            answers.forEach((resource, future) -> {
                try {
                    configs.put(resource.name(), cluster.call("read the configuration of topics", a -> future));
                } catch (KafkactlException e) {
                    gaps.add(resource.name(), e);
                }
            });
            return new Reading<>(new TopicConfigs(configs), gaps.errors());
        }
    }

    /** Nothing when it could not be read. */
    public Optional<Config> of(String topic) {
        return Optional.ofNullable(byTopic.get(topic));
    }

    /** One setting; nothing when it could not be read or the brokers do not know the key. */
    public Optional<String> value(String topic, String key) {
        return of(topic).map(config -> config.get(key)).map(ConfigEntry::value);
    }

    /** One setting that is a number. */
    public Optional<Long> number(String topic, String key) {
        return value(topic, key).map(Long::parseLong);
    }
}
