import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Fills a cluster: so many topics of 12 partitions with a few records in each, every tenth of them the dead-letter topic
 * of the one before; so many groups with committed offsets in two topics; and so many dead letters in the first
 * dead-letter topic.
 */
final class ScaleFill {
    private static final int PARTITIONS = 12;
    private static final int IN_PARTITION = 5;
    private static final int AT_ONCE = 100;
    private static final int IN_LETTER = 100;

    private final Admin admin;
    private final String brokers;
    private final List<String> sources;
    private final List<String> dlqs;

    private ScaleFill(Admin admin, String brokers, int topics) {
        this.admin = admin;
        this.brokers = brokers;
        sources = IntStream.range(0, topics - topics / 10)
                .mapToObj("scale.item-%d.placed.v1"::formatted)
                .toList();
        dlqs = sources.subList(0, topics / 10).stream()
                .map(name -> name + ".dead-letter")
                .toList();
    }

    /** Arguments: brokers, topics, groups, dead letters. */
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", arguments[0]))) {
            ScaleFill fill = new ScaleFill(admin, arguments[0], Integer.parseInt(arguments[1]));
            fill.createTopics();
            fill.writeRecords();
            fill.commitOffsets(Integer.parseInt(arguments[2]));
            int letters = Integer.parseInt(arguments[3]);
            DeadLetterFill.fill(
                    arguments[0], fill.sources.get(0), PARTITIONS, letters - PARTITIONS * IN_PARTITION, IN_LETTER);
        }
    }

    private void createTopics() throws Exception {
        List<NewTopic> topics = new ArrayList<>();
        for (List<String> names : List.of(sources, dlqs)) {
            names.forEach(name ->
                    topics.add(new NewTopic(name, PARTITIONS, (short) 1).configs(Map.of("min.insync.replicas", "1"))));
        }
        for (int from = 0; from < topics.size(); from += AT_ONCE) {
            admin.createTopics(topics.subList(from, Math.min(topics.size(), from + AT_ONCE)))
                    .all()
                    .get();
        }
        // The controller answers before the brokers know the topics.
        while (admin.listTopics().names().get().size() < topics.size()) {
            Thread.sleep(100);
        }
    }

    private void writeRecords() {
        Map<String, Object> config = Map.of("bootstrap.servers", brokers, "linger.ms", 20, "batch.size", 1024);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String name : sources) {
                for (int i = 0; i < PARTITIONS * IN_PARTITION; i++) {
                    producer.send(new ProducerRecord<>(
                            name, i % PARTITIONS, ("k" + i).getBytes(UTF_8), "{\"price\":1}".getBytes(UTF_8)));
                }
            }
            for (int number = 0; number < dlqs.size(); number++) {
                DeadLetterFill.send(producer, sources.get(number), PARTITIONS, PARTITIONS * IN_PARTITION, IN_LETTER);
            }
        }
    }

    private void commitOffsets(int groups) throws Exception {
        List<KafkaFuture<Void>> commits = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            for (int topic = 0; topic < 2; topic++) {
                String name = sources.get((2 * group + topic) % sources.size());
                offsets.putAll(IntStream.range(0, PARTITIONS)
                        .boxed()
                        .collect(toMap(p -> new TopicPartition(name, p), p -> new OffsetAndMetadata(1))));
            }
            commits.add(admin.alterConsumerGroupOffsets("scale-group-" + group, offsets)
                    .all());
            if (commits.size() == AT_ONCE || group == groups - 1) {
                for (KafkaFuture<Void> commit : commits) {
                    commit.get();
                }
                commits.clear();
            }
        }
    }
}
