package io.kafkactl.cli.topic;

import io.kafkactl.config.Sizes;
import io.kafkactl.ops.schema.SubjectSummary;
import io.kafkactl.ops.topic.CreatedTopic;
import io.kafkactl.ops.topic.DoomedTopic;
import io.kafkactl.ops.topic.Retention;
import io.kafkactl.ops.topic.TopicDetail;
import io.kafkactl.ops.topic.TopicOverview;
import io.kafkactl.ops.topic.lint.Finding;
import io.kafkactl.output.RowModel;
import io.kafkactl.record.OffsetRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns in which topic commands answer. */
final class TopicRows {
    /** A part of a topic beside the topic's name. */
    record Of<T>(String topic, T part) {}

    static final RowModel<CreatedTopic> CREATED = new RowModel<CreatedTopic>("TopicCreation")
            .text("NAME", "name", CreatedTopic::name)
            .number("PARTITIONS", "partitions", CreatedTopic::partitions)
            .number("REPLICATION", "replicationFactor", CreatedTopic::replicationFactor)
            .text("STATUS", "status", topic -> words(topic.status()))
            .tableOnly(
                    "CONFIG",
                    topic -> topic.config().entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .toList())
            .jsonOnly("config", CreatedTopic::config);

    static final RowModel<TopicOverview> LISTED = new RowModel<TopicOverview>("TopicList")
            .text("NAME", "name", topic -> topic.summary().name())
            .number("PARTITIONS", "partitions", topic -> topic.summary().partitions())
            .number("REPLICATION", "replicationFactor", topic -> topic.summary().replicationFactor())
            .number("RECORDS", "records", TopicOverview::records)
            .tableOnly("SIZE", topic -> size(topic.sizeOnDisk()))
            .jsonOnly("sizeOnDiskBytes", TopicOverview::sizeOnDisk)
            .text("RETENTION", "retention", topic -> of(topic.retention(), Retention::words))
            .jsonOnly("retentionMs", topic -> of(topic.retention(), Retention::millis))
            .jsonOnly("retentionBytes", topic -> of(topic.retention(), Retention::bytes))
            .text("CLEANUP", "cleanup", topic -> of(topic.retention(), Retention::cleanup))
            .text("OWNER", "owner", TopicOverview::owner)
            .text("COMPANION-OF", "companionOf", topic -> topic.summary().companionOf())
            .jsonOnly("underReplicated", topic -> topic.health().underReplicated())
            .jsonOnly("unavailable", topic -> topic.health().unavailable())
            .jsonOnly("underMinIsr", topic -> topic.health().underMinIsr())
            .jsonOnly("internal", topic -> topic.summary().internal())
            .jsonOnly("topicId", topic -> topic.summary().topicId());

    static final RowModel<TopicDetail> SUMMARIES = new RowModel<TopicDetail>("TopicDetail")
            .text("NAME", "name", topic -> topic.summary().name())
            .text("TOPIC-ID", "topicId", topic -> topic.summary().topicId())
            .number("PARTITIONS", "partitions", topic -> topic.summary().partitions())
            .number("REPLICATION", "replicationFactor", topic -> topic.summary().replicationFactor())
            .number("RECORDS", "records", TopicDetail::records)
            .tableOnly("ON-DISK", topic -> size(topic.sizeOnDisk()))
            .text("COMPANION-OF", "companionOf", topic -> topic.summary().companionOf());

    static final RowModel<Of<TopicDetail.Partition>> PARTITIONS = new RowModel<Of<TopicDetail.Partition>>("Partitions")
            .text("TOPIC", "topic", Of::topic)
            .number("PARTITION", "partition", row -> row.part().partition())
            .number("LEADER", "leader", row -> row.part().leader())
            .text("REPLICAS", "replicas", row -> row.part().replicas())
            .text("ISR", "isr", row -> row.part().isr())
            .number("START", "startOffset", row -> of(row.part().offsets(), OffsetRange::from))
            .number("END", "endOffset", row -> of(row.part().offsets(), OffsetRange::to))
            .tableOnly("SIZE", row -> size(row.part().bytes()));

    static final RowModel<Of<TopicDetail.Companion>> COMPANIONS = new RowModel<Of<TopicDetail.Companion>>("Companions")
            .text("TOPIC", "topic", Of::topic)
            .text("COMPANION", "name", row -> row.part().name())
            .text("KIND", "kind", row -> words(row.part().kind()));

    static final RowModel<Of<TopicDetail.Setting>> SETTINGS = new RowModel<Of<TopicDetail.Setting>>("Settings")
            .text("TOPIC", "topic", Of::topic)
            .text("SETTING", "name", row -> row.part().name())
            .text("VALUE", "value", row -> row.part().value())
            .text("SOURCE", "source", row -> row.part().source());

    private TopicRows() {}

    /** The subjects of all of them; null when they are not known. */
    static RowModel<TopicDetail> described(@Nullable List<SubjectSummary> subjects) {
        return new RowModel<TopicDetail>("TopicDetail")
                .jsonOnly("name", topic -> topic.summary().name())
                .jsonOnly("topicId", topic -> topic.summary().topicId())
                .jsonOnly("internal", topic -> topic.summary().internal())
                .jsonOnly("companionOf", topic -> topic.summary().companionOf())
                .jsonOnly(
                        "companions",
                        topic -> topic.companions().stream()
                                .map(TopicRows::fields)
                                .toList())
                .jsonOnly("groups", ReaderRows::fields)
                .jsonOnly("subjects", topic -> TopicSubjects.fields(subjects, topic))
                .jsonOnly("replicationFactor", topic -> topic.summary().replicationFactor())
                .jsonOnly("records", TopicDetail::records)
                .jsonOnly("sizeOnDiskBytes", TopicDetail::sizeOnDisk)
                .jsonOnly(
                        "partitions",
                        topic -> topic.partitions().stream()
                                .map(TopicRows::fields)
                                .toList())
                .jsonOnly(
                        "config",
                        topic -> of(
                                topic.config(),
                                config -> config.stream().map(TopicRows::fields).toList()));
    }

    static RowModel<DoomedTopic> deleted(boolean dryRun) {
        return new RowModel<DoomedTopic>("TopicDeletion")
                .text("NAME", "name", DoomedTopic::name)
                .text("TOPIC-ID", "topicId", DoomedTopic::topicId)
                .number("PARTITIONS", "partitions", DoomedTopic::partitions)
                .number("RECORDS", "records", DoomedTopic::records)
                .text("STATUS", "status", topic -> dryRun ? "would-delete" : "deleted");
    }

    static List<Of<TopicDetail.Partition>> partitions(List<TopicDetail> topics) {
        return each(topics, TopicDetail::partitions);
    }

    static List<Of<TopicDetail.Companion>> companions(List<TopicDetail> topics) {
        return each(topics, TopicDetail::companions);
    }

    static List<Of<TopicDetail.Setting>> settings(List<TopicDetail> topics) {
        return each(topics, topic -> topic.config() == null ? List.of() : topic.config());
    }

    private static <T> List<Of<T>> each(List<TopicDetail> topics, Function<TopicDetail, List<T>> parts) {
        return topics.stream()
                .flatMap(topic -> parts.apply(topic).stream()
                        .map(part -> new Of<>(topic.summary().name(), part)))
                .toList();
    }

    /** One line for stderr. */
    static String sentence(Finding finding) {
        return "'" + finding.topic().name() + "': " + finding.message() + " [" + finding.rule() + "]";
    }

    private static <T extends @Nullable Object, R> @Nullable R of(
            @Nullable T value, Function<T, ? extends @Nullable R> part) {
        return value == null ? null : part.apply(value);
    }

    static @Nullable String size(@Nullable Long bytes) {
        return bytes == null ? null : Sizes.words(bytes);
    }

    static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, @Nullable Object> fields(TopicDetail.Companion companion) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", companion.name());
        fields.put("kind", words(companion.kind()));
        return fields;
    }

    private static Map<String, @Nullable Object> fields(TopicDetail.Partition partition) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("partition", partition.partition());
        fields.put("leader", partition.leader());
        fields.put("replicas", partition.replicas());
        fields.put("isr", partition.isr());
        fields.put("startOffset", of(partition.offsets(), OffsetRange::from));
        fields.put("endOffset", of(partition.offsets(), OffsetRange::to));
        fields.put("sizeBytes", partition.bytes());
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
