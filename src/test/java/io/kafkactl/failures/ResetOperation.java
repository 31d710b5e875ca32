package io.kafkactl.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.testkit.FaultyKafka;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestGroups;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A group stands where its reset says, partition by partition; a reset that failed says for which it did. */
final class ResetOperation implements Operation {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final int PARTITIONS = 12;
    private static final int RECORDS = 60;

    @Override
    public String under(Fault fault, FaultyKafka kafka, Path temp) throws Exception {
        TestCluster cluster = kafka.cluster();
        String topic = cluster.createTopic("market.order.placed", PARTITIONS);
        String group = "readers-of-" + topic;
        TestGroups groups = new TestGroups(cluster);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            groups.fill(topic, partition, RECORDS);
        }
        groups.commit(group, topic, 0, 0);
        Scene scene = new Scene(kafka, fault, temp, () -> kafka.leader(topic, 0), () -> kafka.groupCoordinator(group));

        CompletableFuture<Void> blow = scene.strike();
        StringBuilder said = new StringBuilder();
        Map<Integer, Long> before = offsets(kafka, group);
        for (int to = 1; to <= 2 || !blow.isDone(); to++) {
            Ended reset = reset(scene, temp, group, topic, to);
            said.append("exit ").append(reset.exitCode()).append(' ').append(reset.err());
            before = checked(reset, before, offsets(kafka, group), to);
        }
        blow.join();

        Ended last = reset(scene, temp, group, topic, 0);
        assertThat(last.exitCode()).as(last.toString()).isZero();
        checked(last, before, offsets(kafka, group), 0);
        kafka.forgetTopics(topic);
        return said.toString();
    }

    private static Ended reset(Scene scene, Path temp, String group, String topic, long to) throws Exception {
        return Ended.of(scene.program(command(temp, group, topic, to)), temp);
    }

    static String[] command(Path temp, String group, String topic, long to) {
        String file = temp.resolve("offsets-" + System.nanoTime() + ".json").toString();
        return new String[] {
            "group",
            "reset",
            group,
            "-t",
            topic,
            "--to",
            String.valueOf(to),
            "--yes",
            "-o",
            "json",
            "--restore-file",
            file
        };
    }

    /** What it says of a partition is so; of those that failed it cannot know. */
    static Map<Integer, Long> checked(Ended reset, Map<Integer, Long> before, Map<Integer, Long> after, long to)
            throws Exception {
        assertThat(reset.exitCode()).as(reset.toString()).isIn(0, 1, 5);
        assertThat(reset.err()).as(reset.toString()).doesNotContain("\tat ", "bug in kafkactl");
        Map<Integer, Long> claimed = new HashMap<>();
        if (!reset.out().isBlank()) {
            for (JsonNode row : JSON.readTree(reset.out()).path("items")) {
                claimed.put(row.path("partition").asInt(), row.path("newOffset").asLong());
            }
            for (JsonNode error : JSON.readTree(reset.out()).path("errors")) {
                String item = error.path("item").asText();
                claimed.remove(Integer.valueOf(item.substring(item.lastIndexOf('-') + 1)));
            }
        }
        if (reset.exitCode() == 0) {
            assertThat(claimed).as(reset.toString()).hasSize(PARTITIONS);
        }
        claimed.forEach((partition, offset) -> assertThat(after.get(partition))
                .as("partition " + partition + ", " + reset)
                .isEqualTo(offset)
                .isEqualTo(to));
        after.forEach((partition, offset) -> assertThat(offset)
                .as("partition " + partition + ", " + reset)
                .isIn(to, before.getOrDefault(partition, to)));
        if (reset.exitCode() == 5) {
            assertThat(after).as(reset.toString()).isEqualTo(before);
        }
        return after;
    }

    private static Map<Integer, Long> offsets(FaultyKafka kafka, String group) {
        try (TestCluster reader = kafka.reader()) {
            return reader.committedOffsets(group);
        }
    }
}
