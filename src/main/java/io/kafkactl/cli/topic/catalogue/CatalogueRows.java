package io.kafkactl.cli.topic.catalogue;

import io.kafkactl.ops.provision.catalogue.CatalogueTopic;
import io.kafkactl.ops.provision.catalogue.CatalogueTopic.Companion;
import io.kafkactl.ops.provision.catalogue.CatalogueTopic.Schema;
import io.kafkactl.ops.provision.manifest.TopicFacts;
import io.kafkactl.ops.topic.inspect.GroupUse;
import io.kafkactl.ops.topic.sizing.PartitionSizing;
import io.kafkactl.output.RowModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A catalogue for programs. */
final class CatalogueRows {
    static final RowModel<CatalogueTopic> TOPICS = new RowModel<CatalogueTopic>("TopicCatalogue")
            .jsonOnly("name", CatalogueTopic::name)
            .jsonOnly("description", CatalogueWords::description)
            .jsonOnly("owner", topic -> topic.facts().owner())
            .jsonOnly("contact", topic -> topic.facts().contact())
            .jsonOnly("classification", topic -> topic.facts().classification())
            .jsonOnly("key", topic -> of(topic.facts().key(), CatalogueRows::fields))
            .jsonOnly("kept", topic -> CatalogueWords.retention(topic.config()))
            .jsonOnly("preset", CatalogueTopic::preset)
            .jsonOnly("partitions", CatalogueTopic::partitions)
            .jsonOnly("replicationFactor", CatalogueTopic::copies)
            .jsonOnly("config", CatalogueTopic::config)
            .jsonOnly("sizing", topic -> of(topic.sizing(), CatalogueRows::fields))
            .jsonOnly("consumers", topic -> topic.facts().consumers())
            .jsonOnly(
                    "companions",
                    topic -> topic.companions().stream()
                            .map(CatalogueRows::fields)
                            .toList())
            .jsonOnly(
                    "schemas",
                    topic -> topic.schemas().stream().map(CatalogueRows::fields).toList())
            .jsonOnly("deprecated", topic -> of(topic.facts().deprecated(), CatalogueRows::fields))
            .jsonOnly("replaces", topic -> topic.facts().replaces())
            .jsonOnly("replacedBy", CatalogueTopic::replacedBy)
            .jsonOnly("exists", CatalogueTopic::exists)
            .jsonOnly(
                    "groups",
                    topic -> topic.groups() == null
                            ? null
                            : topic.groups().stream().map(CatalogueRows::fields).toList());

    private CatalogueRows() {}

    private static Map<String, @Nullable Object> fields(TopicFacts.Key key) {
        return ordered("type", key.type(), "meaning", key.meaning());
    }

    private static Map<String, @Nullable Object> fields(PartitionSizing sizing) {
        return ordered(
                "rate",
                sizing.request().rate(),
                "averageBytes",
                sizing.request().averageBytes(),
                "partitions",
                sizing.partitions(),
                "binding",
                sizing.binding());
    }

    private static Map<String, @Nullable Object> fields(Companion companion) {
        return ordered("name", companion.name(), "partitions", companion.partitions(), "config", companion.config());
    }

    private static Map<String, @Nullable Object> fields(Schema schema) {
        return ordered(
                "part",
                schema.declared().part(),
                "file",
                schema.file(),
                "subject",
                schema.declared().subject(),
                "compatibility",
                schema.declared().compatibility());
    }

    private static Map<String, @Nullable Object> fields(TopicFacts.Deprecation deprecated) {
        return ordered("until", deprecated.until(), "reason", deprecated.reason());
    }

    private static Map<String, @Nullable Object> fields(GroupUse use) {
        return ordered("group", use.group(), "members", use.members());
    }

    private static Map<String, @Nullable Object> ordered(@Nullable Object... pairs) {
        Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            ordered.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return ordered;
    }

    private static <T, R> @Nullable R of(@Nullable T value, Function<T, R> fields) {
        return value == null ? null : fields.apply(value);
    }
}
