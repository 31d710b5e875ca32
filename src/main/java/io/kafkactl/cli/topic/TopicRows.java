package io.kafkactl.cli.topic;

import io.kafkactl.ops.topic.CreatedTopic;
import io.kafkactl.ops.topic.DoomedTopic;
import io.kafkactl.ops.topic.TopicDetail;
import io.kafkactl.ops.topic.TopicSummary;
import io.kafkactl.ops.topic.lint.Finding;
import io.kafkactl.output.RowModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns in which topic commands answer. */
final class TopicRows {
    /** A part of a topic beside the topic's name. */
    record Of<T>(String topic, T part) {}

    static final RowModel<CreatedTopic> CREATED = new RowModel<CreatedTopic>("TopicCreation")
            .text("NAME", "name", CreatedTopic::name)
            .number("PARTITIONS", "partitions", CreatedTopic::partitions)
            .number("REPLICATION", "replicationFactor", CreatedTopic::replicationFactor)
            .text("STATUS", "status", topic -> status(topic.status()))
            .tableOnly(
                    "CONFIG",
                    topic -> topic.config().entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .toList())
            .jsonOnly("config", CreatedTopic::config);

    static final RowModel<TopicSummary> LISTED = new RowModel<TopicSummary>("TopicList")
            .text("NAME", "name", TopicSummary::name)
            .number("PARTITIONS", "partitions", TopicSummary::partitions)
            .number("REPLICATION", "replicationFactor", TopicSummary::replicationFactor)
            .text("COMPANION-OF", "companionOf", TopicSummary::companionOf)
            .jsonOnly("internal", TopicSummary::internal)
            .jsonOnly("topicId", TopicSummary::topicId);

    static final RowModel<TopicDetail> SUMMARIES = new RowModel<TopicDetail>("TopicDetail")
            .text("NAME", "name", topic -> topic.summary().name())
            .text("TOPIC-ID", "topicId", topic -> topic.summary().topicId())
            .number("PARTITIONS", "partitions", topic -> topic.summary().partitions())
            .number("REPLICATION", "replicationFactor", topic -> topic.summary().replicationFactor())
            .text("COMPANION-OF", "companionOf", topic -> topic.summary().companionOf());

    static final RowModel<Of<TopicDetail.Partition>> PARTITIONS = new RowModel<Of<TopicDetail.Partition>>("Partitions")
            .text("TOPIC", "topic", Of::topic)
            .number("PARTITION", "partition", row -> row.part().partition())
            .number("LEADER", "leader", row -> row.part().leader())
            .text("REPLICAS", "replicas", row -> row.part().replicas())
            .text("ISR", "isr", row -> row.part().isr());

    static final RowModel<Of<TopicDetail.Setting>> SETTINGS = new RowModel<Of<TopicDetail.Setting>>("Settings")
            .text("TOPIC", "topic", Of::topic)
            .text("SETTING", "name", row -> row.part().name())
            .text("VALUE", "value", row -> row.part().value())
            .text("SOURCE", "source", row -> row.part().source());

    static final RowModel<TopicDetail> DESCRIBED = new RowModel<TopicDetail>("TopicDetail")
            .jsonOnly("name", topic -> topic.summary().name())
            .jsonOnly("topicId", topic -> topic.summary().topicId())
            .jsonOnly("internal", topic -> topic.summary().internal())
            .jsonOnly("companionOf", topic -> topic.summary().companionOf())
            .jsonOnly("replicationFactor", topic -> topic.summary().replicationFactor())
            .jsonOnly(
                    "partitions",
                    topic -> topic.partitions().stream().map(TopicRows::fields).toList())
            .jsonOnly(
                    "config",
                    topic -> topic.config().stream().map(TopicRows::fields).toList());

    private TopicRows() {}

    static RowModel<DoomedTopic> deleted(boolean dryRun) {
        return new RowModel<DoomedTopic>("TopicDeletion")
                .text("NAME", "name", DoomedTopic::name)
                .text("TOPIC-ID", "topicId", DoomedTopic::topicId)
                .number("PARTITIONS", "partitions", DoomedTopic::partitions)
                .number("RECORDS", "records", DoomedTopic::records)
                .text("STATUS", "status", topic -> dryRun ? "would-delete" : "deleted");
    }

    static List<Of<TopicDetail.Partition>> partitions(List<TopicDetail> topics) {
        return topics.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(part -> new Of<>(topic.summary().name(), part)))
                .toList();
    }

    static List<Of<TopicDetail.Setting>> settings(List<TopicDetail> topics) {
        return topics.stream()
                .flatMap(topic -> topic.config().stream()
                        .map(part -> new Of<>(topic.summary().name(), part)))
                .toList();
    }

    /** One line for stderr. */
    static String sentence(Finding finding) {
        return "'" + finding.topic().name() + "': " + finding.message() + " [" + finding.rule() + "]";
    }

    private static String status(CreatedTopic.Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, @Nullable Object> fields(TopicDetail.Partition partition) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("partition", partition.partition());
        fields.put("leader", partition.leader());
        fields.put("replicas", partition.replicas());
        fields.put("isr", partition.isr());
        return fields;
    }

    private static Map<String, @Nullable Object> fields(TopicDetail.Setting setting) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", setting.name());
        fields.put("value", setting.value());
        fields.put("source", setting.source());
        return fields;
    }
}
