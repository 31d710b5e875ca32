package io.kafkactl.ops.dlq;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.format.Formats;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The refusal of a topic whose name does not say that it holds dead letters: what its records say, and what to add. */
final class UnnamedDlq {
    private static final int TOPICS = 5;

    private final @Nullable Connection connection;
    private final String name;

    /** @param connection null to look at no record */
    UnnamedDlq(@Nullable Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /** Exit 4; {@code existing} are the topics that records may have come from. */
    KafkactlException refusal(TopicDescription topic, Set<String> existing) {
        List<ConsumerRecord<byte[], byte[]>> samples = samples(topic);
        DeadLetterFormat format = format(samples);
        if (format == null) {
            return invalid(
                    "is not a dead-letter topic: its name is not one that a framework or the house gives to dead letters"
                            + (samples.isEmpty() ? "" : ", and its records have no headers of one"),
                    "--source TOPIC says where its records came from, and --dlq-format plain takes them as they are; ",
                    "TOPIC");
        }
        Set<String> sources = sources(format, samples);
        sources.retainAll(existing);
        if (sources.isEmpty()) {
            return invalid(
                    "is not known as a dead-letter topic by its name, but its records are dead letters of format "
                            + format.id() + ", which do not say where they came from",
                    "--source TOPIC says it; ",
                    "TOPIC");
        }
        String source = sources.iterator().next();
        String others = sources.stream()
                .skip(1)
                .limit(TOPICS)
                .map(each -> " --allow-target " + each)
                .collect(Collectors.joining());
        return invalid(
                "is not known as a dead-letter topic by its name, but its records are dead letters of format "
                        + format.id() + ", from "
                        + sources.stream()
                                .limit(TOPICS)
                                .map(each -> "'" + each + "'")
                                .collect(Collectors.joining(", ")),
                "add --source " + source + (others.isEmpty() ? "" : ", to redrive also" + others) + "; ",
                source);
    }

    private KafkactlException invalid(String message, String hint, String source) {
        String entry = "in the context 'dlq: {topics: {" + name + ": {source: " + source + "}}}'";
        return KafkactlException.invalid(
                "NOT_A_DLQ",
                "topic '" + name + "' " + message,
                connection == null ? entry + " says that it is one" : hint + "or, for good, " + entry);
    }

    /** Who may not read the topic is refused all the same. */
    private List<ConsumerRecord<byte[], byte[]>> samples(TopicDescription topic) {
        if (connection == null) {
            return List.of();
        }
        Set<TopicPartition> partitions = topic.partitions().stream()
                .map(partition -> new TopicPartition(name, partition.partition()))
                .collect(Collectors.toSet());
        try {
            return DlqSnapshot.take(connection, partitions, new Cancellation())
                    .sample()
                    .getOrDefault(name, List.of());
        } catch (KafkactlException e) {
            return List.of();
        }
    }

    private @Nullable DeadLetterFormat format(List<ConsumerRecord<byte[], byte[]>> samples) {
        if (connection == null) {
            return null;
        }
        List<DeadLetterFormat> found = Formats.of(connection.settings().dlq(), RegistrySchemas.of(connection))
                .detect(samples);
        return found.size() == 1 ? found.get(0) : null;
    }

    private static Set<String> sources(DeadLetterFormat format, List<ConsumerRecord<byte[], byte[]>> samples) {
        return samples.stream()
                .map(format::read)
                .flatMap(Optional::stream)
                .map(letter -> letter.provenance().origin().topic())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
