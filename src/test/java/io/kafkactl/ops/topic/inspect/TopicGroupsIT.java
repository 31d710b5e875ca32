package io.kafkactl.ops.topic.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.Cluster;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.ListeningAdmin;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.WithKafka;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@WithKafka
class TopicGroupsIT {
    private static final int MANY = 101;

    private final TestCluster kafka;
    private final KafkaFixture fixture;
    private final List<Collection<TopicPartition>> asked = new ArrayList<>();

    TopicGroupsIT(KafkaFixture fixture) {
        this.fixture = fixture;
        kafka = fixture.cluster();
    }

    /** Kafka would answer for each partition of each group, committed or not: a thousand groups times all partitions. */
    @Test
    void asksOnlyForWhatIsCommittedWhereThereAreManyPartitions() {
        String topic = kafka.createTopic("market.order.placed", MANY);
        String other = kafka.createTopic("market.order.paid", 1);
        commit(topic + "-reader", new TopicPartition(topic, 100), 7);
        commit(topic + "-reader", new TopicPartition(other, 0), 3);

        assertThat(uses(topic)).containsExactly(new GroupUse(topic + "-reader", topic, 0, Map.of(100, 7L)));
        assertThat(asked).isNotEmpty().allMatch(partitions -> partitions == null);
    }

    @Test
    void namesTheFewPartitionsItWants() {
        String topic = kafka.createTopic("market.order.placed", 2);
        commit(topic + "-reader", new TopicPartition(topic, 1), 7);

        assertThat(uses(topic)).containsExactly(new GroupUse(topic + "-reader", topic, 0, Map.of(1, 7L)));
        assertThat(asked).isNotEmpty().allMatch(partitions -> partitions.size() == 2);
    }

    private List<GroupUse> uses(String topic) {
        Cluster cluster = new Cluster(
                ListeningAdmin.of(kafka.admin(), this::note), ConnectionSettings.to(fixture.bootstrapServers()));
        List<TopicDescription> topics = List.of(cluster.topic(topic));
        Reading<List<GroupUse>> reading = TopicGroups.read(cluster, topics);
        assertThat(reading.errors()).isEmpty();
        return reading.found();
    }

    private void commit(String group, TopicPartition partition, long offset) {
        TestCluster.get(kafka.admin()
                .alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(offset)))
                .all());
    }

    private void note(String method, Object[] arguments) {
        if (method.equals("listConsumerGroupOffsets") && arguments[0] instanceof Map<?, ?> specs) {
            specs.values().forEach(spec -> asked.add(((ListConsumerGroupOffsetsSpec) spec).topicPartitions()));
        }
    }
}
