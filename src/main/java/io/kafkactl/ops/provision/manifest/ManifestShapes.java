package io.kafkactl.ops.provision.manifest;

import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.config.Durations;
import io.kafkactl.config.LintSettings;
import io.kafkactl.config.NamingSettings;
import io.kafkactl.config.Rates;
import io.kafkactl.config.SegmentSettings;
import io.kafkactl.config.Sizes;
import io.kafkactl.ops.provision.manifest.Shape.Choice;
import io.kafkactl.ops.provision.manifest.Shape.Count;
import io.kafkactl.ops.provision.manifest.Shape.Either;
import io.kafkactl.ops.provision.manifest.Shape.Entries;
import io.kafkactl.ops.provision.manifest.Shape.Flag;
import io.kafkactl.ops.provision.manifest.Shape.Items;
import io.kafkactl.ops.provision.manifest.Shape.OrNothing;
import io.kafkactl.ops.provision.manifest.Shape.Setting;
import io.kafkactl.ops.provision.manifest.Shape.Text;
import io.kafkactl.ops.provision.manifest.Shape.Texts;
import io.kafkactl.ops.provision.manifest.Shape.Written;
import io.kafkactl.ops.topic.Companions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two kinds of documents that a manifest is made of, field by field. */
final class ManifestShapes {
    static final String API_VERSION = "kafkactl/v1";
    static final String POLICY = "TopicPolicy";
    static final String TOPICS = "Topics";
    static final String NONE = "none";

    private static final int MAX_PARTITIONS = 100_000;
    private static final Shape PARTITIONS = new Count(MAX_PARTITIONS);
    private static final Shape COPIES = new Count(Short.MAX_VALUE);
    private static final Shape SETTINGS = new Entries(new Setting());
    private static final Shape VALUES = new Entries(new Written("text, a number, true or false", text -> {}));
    private static final Shape DURATION = new Written("a duration such as 7d, or -1 for ever", text -> {
        if (!text.equals("-1")) {
            Durations.parse(text);
        }
    });
    private static final Shape DAY = new Written("a day such as 2027-01-01", ManifestShapes::day);

    private ManifestShapes() {}

    /** The shape of each kind by its name. */
    static Map<String, Fields> kinds() {
        Map<String, Fields> kinds = new LinkedHashMap<>();
        kinds.put(POLICY, policy());
        kinds.put(TOPICS, topics());
        return kinds;
    }

    private static Fields document(String kind) {
        return new Fields()
                .require("apiVersion", new Choice(List.of(API_VERSION)), "Version of this format.")
                .require("kind", new Choice(List.of(kind)), "What this document holds.");
    }

    private static Fields topics() {
        return document(TOPICS)
                .with("metadata", owner(), "Whose topics these are.")
                .require("topics", new Items(topic()), "The topics.");
    }

    private static Fields owner() {
        return new Fields()
                .with("name", new Text(), "Name of this document.")
                .with("owner", new Text(), "Team that answers for the topics.")
                .with("contact", new Text(), "Where the team is found.");
    }

    private static Fields topic() {
        Fields topic = new Fields()
                .require("name", new Text(), "Name of the topic.")
                .with("preset", new Text(), "Preset that gives values which are not written here.")
                .with("description", new Text(), "What the records are.")
                .with("key", key(), "What the records' keys are; none says that they have none.")
                .with("throughput", throughput(), "What the topic is sized for.")
                .with("consumers", new Count(MAX_PARTITIONS), "How many read it in parallel.")
                .with(
                        "producerCompression",
                        new Choice(List.of("none", "gzip", "snappy", "lz4", "zstd")),
                        "How the producers compress.");
        return annotations(made(topic)
                .with(
                        "managedConfig",
                        new Choice(ManagedConfig.ids()),
                        "declared leaves settings alone that are not written here; strict takes them away.")
                .with("pin", new Flag(), "Set what is declared even where the brokers' default is the same.")
                .with("companions", companions(), "Retry and dead-letter topics beside it.")
                .with("schemas", schemas(), "What the records' schemas are.")
                .with("env", new Entries(made(new Fields())), "What differs in an environment, by its name.")
                .with("deleteProtection", new Flag(), "The topic is never deleted by a manifest.")
                .with(
                        "allowPartitionIncrease",
                        new Flag(),
                        "Partitions may be added although keys go to other partitions then."));
    }

    private static Fields annotations(Fields topic) {
        Fields deprecation = new Fields()
                .require("until", DAY, "Last day, in UTC.")
                .with("reason", new Text(), "Why, and what comes in its place.");
        return topic.with("replaces", new OrNothing(new Text()), "Topic whose place it takes.")
                .with("deprecated", new Either(DAY, deprecation), "Last day on which it may be used.")
                .with("classification", new Text(), "How sensitive the records are, such as pii.")
                .with("lint", new Fields().with("ignore", new Items(ignored()), "Rules."), "Rules set aside for it.");
    }

    private static Fields made(Fields fields) {
        return fields.with("partitions", PARTITIONS, "Number of partitions.")
                .with("replicationFactor", COPIES, "Copies of each partition.")
                .with("config", SETTINGS, "Settings of the topic; units such as 7d and 1MiB are understood.")
                .with("unset", new Texts(), "Settings that go back to the brokers' default.");
    }

    private static Shape key() {
        return new Either(
                new Choice(List.of(NONE)),
                new Fields()
                        .require("type", new Text(), "Type of the key; none for records without key.")
                        .with("meaning", new Text(), "What the key stands for."));
    }

    private static Fields throughput() {
        return new Fields()
                .require("rate", new Written("a rate such as 500/s", Rates::perSecond), "Records at the peak.")
                .with("avgBytes", size(), "Average size of a record.")
                .with("perPartitionRate", new Written("a rate such as 500/s", Rates::perSecond), "What one takes.")
                .with("perPartitionBytes", size(), "Bytes a second that one partition takes.");
    }

    private static Shape size() {
        return new Written("a size such as 500 or 1MiB", Sizes::parse);
    }

    private static Fields companions() {
        Fields retry = new Fields()
                .require("count", new Count(Companions.MOST_RETRIES), "How many retry topics.")
                .with("retention", DURATION, "How long they keep records.");
        Fields dlq = new Fields().with("retention", DURATION, "How long dead letters are kept.");
        return new Fields()
                .with("retry", new Either(new Count(Companions.MOST_RETRIES), retry), "Retry topics.")
                .with("dlq", new Either(new Flag(), dlq), "The dead-letter topic.");
    }

    private static Fields schemas() {
        List<String> levels = Arrays.stream(CompatibilityLevel.values())
                .map(CompatibilityLevel::name)
                .toList();
        Fields schema = new Fields()
                .require("file", new Text(), "Schema, relative to this file.")
                .with(
                        "subject",
                        new Text(),
                        "TopicNameStrategy, RecordNameStrategy, TopicRecordNameStrategy, or a name.")
                .with("compatibility", new Choice(levels), "Level it is checked by.");
        return new Fields().with("key", schema, "Schema of the keys.").with("value", schema, "Schema of the values.");
    }

    private static Fields policy() {
        return document(POLICY)
                .with("metadata", owner(), "Whose policy this is.")
                .with("naming", naming(), "How topics are named.")
                .with(
                        "scope",
                        new Fields().require("prefixes", new Texts(), "What their names begin with."),
                        "Which topics of the cluster are ever looked at as ours.")
                .with("ignore", new Texts(), "Globs over names of topics and settings that are left alone.")
                .with("defaults", defaults(), "Values for all topics.")
                .with("presets", new Entries(preset()), "Named values for topics of one kind.")
                .with("rules", rules(), "What topics may be.")
                .with("environments", new Entries(environment()), "Clusters, by name.")
                .with("lint", new Fields().with("ignore", new Items(ignored()), "Rules."), "Rules set aside.");
    }

    private static Fields naming() {
        Fields segment = new Fields()
                .with("oneOf", new Texts(), "Words that may stand here.")
                .with("pattern", new Text(), "Regular expression over the whole segment.")
                .with("case", new Choice(SegmentSettings.LetterCase.ids()), "How words are joined.");
        return new Fields()
                .with("convention", new Choice(NamingSettings.Convention.ids()), "The convention.")
                .with("segments", new Entries(segment), "What may stand in a segment, by its name.")
                .with("environment", new Text(), "What the segment env has to be.")
                .with("prefixes", new Texts(), "What names begin with.")
                .with("maxLength", new Count(NamingSettings.MAX_LENGTH), "Longest name without a companion's suffix.")
                .with("mirrorAliases", new Texts(), "Aliases that a mirror puts before names.")
                .with("discouraged", new Texts(), "Words that no segment should be.")
                .with(
                        "companions",
                        new Fields()
                                .with("dlq", new Text(), "Suffix of dead-letter topics.")
                                .with("retry", new Text(), "Suffix of retry topics, with {n} for the stage."),
                        "Suffixes of companions.");
    }

    private static Fields defaults() {
        return new Fields()
                .with("partitions", PARTITIONS, "Number of partitions.")
                .with("replicationFactor", COPIES, "Copies of each partition.")
                .with("config", VALUES, "Settings.");
    }

    private static Fields preset() {
        return defaults()
                .with("extends", new Text(), "Preset that it begins with.")
                .with("retention", DURATION, "The same as retention.ms in config.")
                .with("deleteProtection", new Flag(), "The topics are never deleted by a manifest.")
                .with("keyRequired", new Flag(), "The records need keys.")
                .with("reason", new Text(), "Why its values are what they are.");
    }

    private static Fields rules() {
        Fields setting = new Fields()
                .with("const", new Setting(), "The value it has to be.")
                .with("oneOf", new Texts(), "The values it may be.")
                .with("min", new Setting(), "The least that it may be.")
                .with("max", new Setting(), "The most that it may be.");
        return new Fields()
                .with("partitions", range(PARTITIONS), "Numbers of partitions.")
                .with("replicationFactor", range(COPIES), "Copies of each partition.")
                .with("retention", range(DURATION), "How long records are kept.")
                .with("config", new Entries(setting), "Values of settings, by their names.");
    }

    private static Fields range(Shape bound) {
        return new Fields().with("min", bound, "The least.").with("max", bound, "The most.");
    }

    private static Fields environment() {
        return defaults()
                .with("clusterId", new Text(), "Id of the cluster; another one is refused.")
                .with("context", new Text(), "Context that leads to it.")
                .with("protect", new Flag(), "Changes want the context's name beside an agreement.")
                .with("prune", new Choice(List.of("allow", "deny")), "deny: nothing is ever deleted here.")
                .with("rules", rules(), "What topics may be here; what is not said here holds as for all.");
    }

    private static Fields ignored() {
        return new Fields()
                .require("rule", new Choice(LintSettings.ruleIds()), "Id of the rule.")
                .with("topic", new Text(), "The one topic that is meant.")
                .with("glob", new Text(), "Glob over names of topics.")
                .require("reason", new Text(), "Why.")
                .require("until", DAY, "Last day, in UTC.");
    }

    private static void day(String text) {
        try {
            LocalDate.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
