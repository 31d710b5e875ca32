package io.kafkactl.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Brings groups and logs of a cluster into the states that a test needs. */
public final class TestGroups {
    private final TestCluster cluster;

    public TestGroups(TestCluster cluster) {
        this.cluster = cluster;
    }

    /** So many small records in one partition. */
    public void fill(String topic, int partition, int records) {
        cluster.produce(IntStream.range(0, records)
                .mapToObj(i -> new ProducerRecord<byte[], byte[]>(
                        topic, partition, ("k" + i).getBytes(UTF_8), ("v" + i).getBytes(UTF_8)))
                .toList());
    }

    /** A group without members that stands there. */
    public void commit(String group, String topic, int partition, long offset) {
        TestCluster.get(cluster.admin()
                .alterConsumerGroupOffsets(
                        group, Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)))
                .all());
    }

    /** Deletes what lies below the offset. */
    public void purge(String topic, int partition, long before) {
        TestCluster.get(cluster.admin()
                .deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(before)))
                .all());
    }

    /** A transaction that has written records and is still open; the caller ends and closes it. */
    public Producer<byte[], byte[]> openTransaction(String topic, int partition, int records) {
        Producer<byte[], byte[]> producer =
                cluster.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "open-" + topic));
        producer.initTransactions();
        producer.beginTransaction();
        LongStream.range(0, records)
                .mapToObj(i -> new ProducerRecord<byte[], byte[]>(topic, partition, null, new byte[] {(byte) i}))
                .map(producer::send)
                .toList()
                .forEach(TestCluster::get);
        return producer;
    }

    /** A member that has its partitions; the caller closes it. */
    public Consumer<byte[], byte[]> member(String group, String topic, Map<String, Object> overrides) {
        Map<String, Object> config = new HashMap<>(Map.of(ConsumerConfig.GROUP_ID_CONFIG, group));
        config.putAll(overrides);
        Consumer<byte[], byte[]> consumer = cluster.consumer(config);
        consumer.subscribe(List.of(topic));
        return consumer;
    }

    /** Polls until the member owns partitions. */
    public static void join(Consumer<byte[], byte[]> member) {
        Await.until("the member owns partitions", () -> {
            member.poll(Duration.ofMillis(50));
            return !member.assignment().isEmpty();
        });
    }

    /** A member of a share group that begins at the log start; the caller closes it. */
    public ShareConsumer<byte[], byte[]> shareMember(String bootstrapServers, String group) {
        TestCluster.get(cluster.admin()
                .incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.GROUP, group),
                        List.of(new AlterConfigOp(
                                new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET))))
                .all());
        return new KafkaShareConsumer<>(
                Map.of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG, group),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Reads and acknowledges so many records. */
    public static void acknowledge(ShareConsumer<byte[], byte[]> member, String topic, int records) {
        member.subscribe(List.of(topic));
        AtomicInteger read = new AtomicInteger();
        Await.until("all is acknowledged", () -> {
            int count = read.addAndGet(member.poll(Duration.ofMillis(200)).count());
            member.commitSync();
            return count >= records;
        });
    }
}
