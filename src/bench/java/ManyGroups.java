import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Creates a topic of 100 partitions and so many groups that have committed an offset in each of them. */
final class ManyGroups {
    private static final int PARTITIONS = 100;

    private ManyGroups() {}

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        String topic = arguments[1];
        Map<TopicPartition, OffsetAndMetadata> offsets = IntStream.range(0, PARTITIONS)
                .boxed()
                .collect(toMap(number -> new TopicPartition(topic, number), number -> new OffsetAndMetadata(0)));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", arguments[0]))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
            List<KafkaFuture<Void>> commits = new ArrayList<>();
            for (int group = 0; group < Integer.parseInt(arguments[2]); group++) {
                commits.add(admin.alterConsumerGroupOffsets(topic + "-" + group, offsets)
                        .all());
            }
            for (KafkaFuture<Void> commit : commits) {
                commit.get();
            }
        }
    }
}
