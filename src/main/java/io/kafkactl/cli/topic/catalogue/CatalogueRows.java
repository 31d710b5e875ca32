package io.kafkactl.cli.topic.catalogue;

import static io.kafkactl.output.FieldType.FLAG;
import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.NUMBER;
import static io.kafkactl.output.FieldType.TEXT;
import static io.kafkactl.output.FieldType.mapOf;

import io.kafkactl.ops.provision.catalogue.CatalogueTopic;
import io.kafkactl.ops.provision.catalogue.CatalogueTopic.Companion;
import io.kafkactl.ops.provision.catalogue.CatalogueTopic.Schema;
import io.kafkactl.ops.provision.manifest.TopicFacts;
import io.kafkactl.ops.topic.inspect.GroupUse;
import io.kafkactl.ops.topic.sizing.PartitionSizing;
import io.kafkactl.output.RowModel;

/** A catalogue for programs. */
final class CatalogueRows {
    private static final RowModel<TopicFacts.Key> KEY = new RowModel<TopicFacts.Key>("Key")
            .jsonOnly("type", TEXT, TopicFacts.Key::type)
            .jsonOnly("meaning", TEXT, TopicFacts.Key::meaning);

    private static final RowModel<PartitionSizing> SIZING = new RowModel<PartitionSizing>("Sizing")
            .jsonOnly("rate", NUMBER, sizing -> sizing.request().rate())
            .jsonOnly("averageBytes", INTEGER, sizing -> sizing.request().averageBytes())
            .jsonOnly("partitions", INTEGER, PartitionSizing::partitions)
            .jsonOnly("binding", TEXT, PartitionSizing::binding);

    private static final RowModel<Companion> COMPANION = new RowModel<Companion>("Companion")
            .jsonOnly("name", TEXT, Companion::name)
            .jsonOnly("partitions", INTEGER, Companion::partitions)
            .jsonOnly("config", mapOf(TEXT), Companion::config);

    private static final RowModel<Schema> SCHEMA = new RowModel<Schema>("Schema")
            .jsonOnly("part", TEXT, schema -> schema.declared().part())
            .jsonOnly("file", TEXT, Schema::file)
            .jsonOnly("subject", TEXT, schema -> schema.declared().subject())
            .jsonOnly("compatibility", TEXT, schema -> schema.declared().compatibility());

    private static final RowModel<TopicFacts.Deprecation> DEPRECATED = new RowModel<TopicFacts.Deprecation>(
                    "Deprecation")
            .jsonOnly("until", TEXT, TopicFacts.Deprecation::until)
            .jsonOnly("reason", TEXT, TopicFacts.Deprecation::reason);

    private static final RowModel<GroupUse> GROUP = new RowModel<GroupUse>("Group")
            .jsonOnly("group", TEXT, GroupUse::group)
            .jsonOnly("members", INTEGER, GroupUse::members);

    static final RowModel<CatalogueTopic> TOPICS = new RowModel<CatalogueTopic>("TopicCatalogue")
            .jsonOnly("name", TEXT, CatalogueTopic::name)
            .jsonOnly("description", TEXT, CatalogueWords::description)
            .jsonOnly("owner", TEXT, topic -> topic.facts().owner())
            .jsonOnly("contact", TEXT, topic -> topic.facts().contact())
            .jsonOnly("classification", TEXT, topic -> topic.facts().classification())
            .object("key", KEY, topic -> topic.facts().key())
            .jsonOnly("kept", TEXT, topic -> CatalogueWords.retention(topic.config()))
            .jsonOnly("preset", TEXT, CatalogueTopic::preset)
            .jsonOnly("partitions", INTEGER, CatalogueTopic::partitions)
            .jsonOnly("replicationFactor", INTEGER, CatalogueTopic::copies)
            .jsonOnly("config", mapOf(TEXT), CatalogueTopic::config)
            .object("sizing", SIZING, CatalogueTopic::sizing)
            .jsonOnly("consumers", INTEGER, topic -> topic.facts().consumers())
            .objects("companions", COMPANION, CatalogueTopic::companions)
            .objects("schemas", SCHEMA, CatalogueTopic::schemas)
            .object("deprecated", DEPRECATED, topic -> topic.facts().deprecated())
            .jsonOnly("replaces", TEXT, topic -> topic.facts().replaces())
            .jsonOnly("replacedBy", TEXT, CatalogueTopic::replacedBy)
            .jsonOnly("exists", FLAG.orNull(), CatalogueTopic::exists)
            .objectsOrNull("groups", GROUP, CatalogueTopic::groups);

    private CatalogueRows() {}
}
