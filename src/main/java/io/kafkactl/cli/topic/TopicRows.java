package io.kafkactl.cli.topic;

import static io.kafkactl.output.FieldType.FLAG;
import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.TEXT;
import static io.kafkactl.output.FieldType.listOf;
import static io.kafkactl.output.FieldType.mapOf;

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
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns in which topic commands answer. */
final class TopicRows {
    /** A part of a topic beside the topic's name. */
    record Of<T>(String topic, T part) {}

    static final RowModel<CreatedTopic> CREATED = new RowModel<CreatedTopic>("TopicCreation")
            .list()
            .text("NAME", "name", CreatedTopic::name)
            .number("PARTITIONS", "partitions", CreatedTopic::partitions)
            .number("REPLICATION", "replicationFactor", CreatedTopic::replicationFactor)
            .spare()
            .text("STATUS", "status", topic -> words(topic.status()))
            .tableOnly(
                    "CONFIG",
                    topic -> topic.config().entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .toList())
            .jsonOnly("config", mapOf(TEXT), CreatedTopic::config);

    static final RowModel<TopicOverview> LISTED = new RowModel<TopicOverview>("TopicList")
            .list()
            .text("NAME", "name", topic -> topic.summary().name())
            .number("PARTITIONS", "partitions", topic -> topic.summary().partitions())
            .number("REPLICATION", "replicationFactor", topic -> topic.summary().replicationFactor())
            .spare()
            .number("RECORDS", "records", TopicOverview::records)
            .tableOnly("SIZE", topic -> size(topic.sizeOnDisk()))
            .jsonOnly("sizeOnDiskBytes", INTEGER, TopicOverview::sizeOnDisk)
            .text("RETENTION", "retention", topic -> of(topic.retention(), Retention::words))
            .jsonOnly("retentionMs", INTEGER, topic -> of(topic.retention(), Retention::millis))
            .jsonOnly("retentionBytes", INTEGER, topic -> of(topic.retention(), Retention::bytes))
            .text("CLEANUP", "cleanup", topic -> of(topic.retention(), Retention::cleanup))
            .text("OWNER", "owner", TopicOverview::owner)
            .text("COMPANION-OF", "companionOf", topic -> topic.summary().companionOf())
            .wide(
                    "UNDER-REPLICATED",
                    "underReplicated",
                    INTEGER,
                    topic -> topic.health().underReplicated())
            .wide("UNAVAILABLE", "unavailable", INTEGER, topic -> topic.health().unavailable())
            .wide(
                    "UNDER-MIN-ISR",
                    "underMinIsr",
                    INTEGER,
                    topic -> topic.health().underMinIsr())
            .wide("INTERNAL", "internal", FLAG, topic -> topic.summary().internal())
            .wide("TOPIC-ID", "topicId", TEXT, topic -> topic.summary().topicId());

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
            .column("REPLICAS", "replicas", listOf(INTEGER), row -> row.part().replicas())
            .column("ISR", "isr", listOf(INTEGER), row -> row.part().isr())
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

    private static final RowModel<TopicDetail.Companion> COMPANION = new RowModel<TopicDetail.Companion>("Companion")
            .jsonOnly("name", TEXT, TopicDetail.Companion::name)
            .jsonOnly("kind", TEXT, companion -> words(companion.kind()));

    private static final RowModel<TopicDetail.Partition> PARTITION = new RowModel<TopicDetail.Partition>("Partition")
            .jsonOnly("partition", INTEGER, TopicDetail.Partition::partition)
            .jsonOnly("leader", INTEGER, TopicDetail.Partition::leader)
            .jsonOnly("replicas", listOf(INTEGER), TopicDetail.Partition::replicas)
            .jsonOnly("isr", listOf(INTEGER), TopicDetail.Partition::isr)
            .jsonOnly("startOffset", INTEGER, partition -> of(partition.offsets(), OffsetRange::from))
            .jsonOnly("endOffset", INTEGER, partition -> of(partition.offsets(), OffsetRange::to))
            .jsonOnly("sizeBytes", INTEGER, TopicDetail.Partition::bytes);

    private static final RowModel<TopicDetail.Setting> SETTING = new RowModel<TopicDetail.Setting>("Setting")
            .jsonOnly("name", TEXT, TopicDetail.Setting::name)
            .jsonOnly("value", TEXT, TopicDetail.Setting::value)
            .jsonOnly("source", TEXT, TopicDetail.Setting::source);

    private TopicRows() {}

    /** The subjects of all of them; null when they are not known. */
    static RowModel<TopicDetail> described(@Nullable List<SubjectSummary> subjects) {
        return new RowModel<TopicDetail>("TopicDetail")
                .jsonOnly("name", TEXT, topic -> topic.summary().name())
                .jsonOnly("topicId", TEXT, topic -> topic.summary().topicId())
                .jsonOnly("internal", FLAG, topic -> topic.summary().internal())
                .jsonOnly("companionOf", TEXT, topic -> topic.summary().companionOf())
                .objects("companions", COMPANION, TopicDetail::companions)
                .objectsOrNull("groups", ReaderRows.PART, TopicDetail::readers)
                .objectsOrNull("subjects", TopicSubjects.SUBJECTS, topic -> TopicSubjects.of(subjects, topic))
                .jsonOnly("replicationFactor", INTEGER, topic -> topic.summary().replicationFactor())
                .jsonOnly("records", INTEGER, TopicDetail::records)
                .jsonOnly("sizeOnDiskBytes", INTEGER, TopicDetail::sizeOnDisk)
                .objects("partitions", PARTITION, TopicDetail::partitions)
                .objectsOrNull("config", SETTING, TopicDetail::config);
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
}
