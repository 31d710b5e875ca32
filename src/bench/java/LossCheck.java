import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Prints how many of the lines of a file are not in a topic, and how many records there are too many. */
final class LossCheck {
    private LossCheck() {}

    /** Arguments: brokers, topic, file. */
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        Map<String, Integer> wanted = new HashMap<>();
        for (String line : Files.readAllLines(Path.of(arguments[2]))) {
            wanted.merge(line, 1, Integer::sum);
        }
        int tooMany = 0;
        Map<String, Object> config = Map.of("bootstrap.servers", arguments[0], "auto.offset.reset", "earliest");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(arguments[1]).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofSeconds(1))) {
                    int left = wanted.merge(new String(found.value(), UTF_8), -1, Integer::sum);
                    tooMany += left < 0 ? 1 : 0;
                }
            }
        }
        int missing =
                wanted.values().stream().mapToInt(left -> Math.max(0, left)).sum();
        System.out.println(missing + " " + tooMany);
    }
}
