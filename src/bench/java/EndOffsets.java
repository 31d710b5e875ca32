import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Prints the sum of a topic's end offsets: how many records were written to a topic that was new. */
final class EndOffsets {
    private EndOffsets() {}

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        String topic = arguments[1];
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", arguments[0]))) {
            TopicDescription description =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
            Map<TopicPartition, OffsetSpec> ends = description.partitions().stream()
                    .collect(toMap(info -> new TopicPartition(topic, info.partition()), info -> OffsetSpec.latest()));
            System.out.println(admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum());
        }
    }
}
