package io.kafkactl.cli.topic.catalogue;

import io.kafkactl.config.Sizes;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.provision.catalogue.CatalogueTopic;
import io.kafkactl.ops.provision.manifest.TopicFacts;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import io.kafkactl.ops.topic.inspect.GroupUse;
import io.kafkactl.ops.topic.naming.CompanionName;
import io.kafkactl.ops.topic.sizing.PartitionSizing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a catalogue says of a topic, in words for people. */
final class CatalogueWords {
    /** Something that is said of a topic; several values stand below each other. */
    record Fact(String label, List<String> values) {}

    private static final Pattern AMOUNT = Pattern.compile("(\\d+)(ms|s|m|h|d)");
    private static final Map<String, String> UNITS =
            Map.of("ms", "millisecond", "s", "second", "m", "minute", "h", "hour", "d", "day");
    private static final double MILLIS = 1_000;

    private final CatalogueTopic topic;
    private final List<Fact> facts = new ArrayList<>();

    private CatalogueWords(CatalogueTopic topic) {
        this.topic = topic;
    }

    /** In the order in which people ask. */
    static List<Fact> of(CatalogueTopic topic) {
        CatalogueWords words = new CatalogueWords(topic);
        words.standing();
        words.records();
        words.size();
        words.neighbours();
        return words.facts;
    }

    private void standing() {
        TopicFacts known = topic.facts();
        if (Boolean.FALSE.equals(topic.exists())) {
            fact("State", "does not exist yet");
        }
        TopicFacts.Deprecation deprecated = known.deprecated();
        if (deprecated != null) {
            fact(
                    "Deprecated",
                    "may be used until " + deprecated.until()
                            + (deprecated.reason() == null ? "" : ": " + deprecated.reason()));
        }
        fact("Replaced by", topic.replacedBy());
        fact("Replaces", known.replaces());
        fact("Owner", owner(topic));
        fact("Classification", known.classification());
    }

    private void records() {
        fact("Key", key(topic));
        fact("Kept", retention(topic.config()));
        String largest = topic.config().get("max.message.bytes");
        fact("Largest record", largest == null ? null : size(largest));
        for (CatalogueTopic.Schema schema : topic.schemas()) {
            String subject = schema.declared().subject();
            fact(
                    "Schema of the " + schema.declared().part(),
                    schema.file()
                            + (subject == null ? "" : ", subject " + subject)
                            + (schema.declared().compatibility() == null
                                    ? ""
                                    : ", " + schema.declared().compatibility()));
        }
    }

    private void size() {
        fact(
                "Partitions",
                Counted.of(topic.partitions(), "partition") + " with " + Counted.of(topic.copies(), "copy", "copies")
                        + " each");
        PartitionSizing sizing = topic.sizing();
        if (sizing != null) {
            facts.add(new Fact("Sizing", sizing(sizing)));
        }
        fact(
                "Consumers",
                topic.facts().consumers() == null ? null : topic.facts().consumers() + " in parallel");
    }

    private List<String> sizing(PartitionSizing sizing) {
        List<String> lines = new ArrayList<>();
        double rate = sizing.request().rate();
        Long bytes = sizing.request().averageBytes();
        lines.add(number(rate) + " records/s at the peak"
                + (bytes == null
                        ? ""
                        : " of " + Sizes.words(bytes) + " each: " + Sizes.words(Math.round(rate * bytes)) + "/s"));
        sizing.terms().forEach(term -> lines.add(term.name() + ": " + term.arithmetic() + " -> " + term.partitions()));
        lines.add(Counted.of(sizing.partitions(), "partition") + " would do: the " + sizing.binding() + " decides"
                + (sizing.rounding().isEmpty() ? "" : ", " + sizing.rounding()));
        if (bytes != null) {
            stored(rate * bytes).ifPresent(lines::add);
        }
        return lines;
    }

    /** Nothing where records are kept for ever, or only the last ones of each key. */
    private Optional<String> stored(double bytesPerSecond) {
        String millis = topic.config().getOrDefault("retention.ms", "");
        boolean deletes =
                topic.config().getOrDefault("cleanup.policy", "delete").equals("delete");
        if (!deletes || !millis.matches("\\d{1,15}")) {
            return Optional.empty();
        }
        long copy = Math.round(bytesPerSecond * Long.parseLong(millis) / MILLIS);
        return Optional.of("at that rate all the time " + Sizes.words(copy) + " are kept in each copy, "
                + Sizes.words(copy * topic.copies()) + " in all, before compression");
    }

    private void neighbours() {
        if (!topic.companions().isEmpty()) {
            facts.add(new Fact(
                    "Companions",
                    topic.companions().stream().map(CatalogueWords::companion).toList()));
        }
        List<GroupUse> groups = topic.groups();
        if (groups != null) {
            facts.add(new Fact(
                    "Groups seen",
                    groups.isEmpty()
                            ? List.of("none")
                            : groups.stream().map(CatalogueWords::group).toList()));
        }
        facts.add(new Fact(
                "Settings",
                topic.config().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + TopicConfigValue.words(entry.getKey(), entry.getValue()))
                        .toList()));
    }

    private static String companion(CatalogueTopic.Companion companion) {
        boolean retry = CompanionName.baseOf(companion.name())
                .filter(name -> name.kind() == CompanionName.Kind.RETRY)
                .isPresent();
        return companion.name() + ": " + (retry ? "records that are tried again" : "dead letters") + ", kept "
                + retention(companion.config());
    }

    private static String group(GroupUse use) {
        return use.group() + ": "
                + (use.members() > 0
                        ? Counted.of(use.members(), "member")
                        : "committed offsets, and no member reads it now");
    }

    /** In one line, however it is written in the manifest. */
    static @Nullable String description(CatalogueTopic topic) {
        String description = topic.facts().description();
        return description == null ? null : description.strip().replaceAll("\\s+", " ");
    }

    static @Nullable String owner(CatalogueTopic topic) {
        String owner = topic.facts().owner();
        String contact = topic.facts().contact();
        if (owner == null) {
            return contact;
        }
        return contact == null ? owner : owner + ", " + contact;
    }

    static String key(CatalogueTopic topic) {
        TopicFacts.Key key = topic.facts().key();
        if (key == null) {
            return "not declared";
        }
        return key.isNone() ? "none" : key.type() + (key.meaning() == null ? "" : ": " + key.meaning());
    }

    /** How long records are kept, as a sentence goes on. */
    static String retention(Map<String, String> config) {
        String cleanup = config.getOrDefault("cleanup.policy", "delete");
        String time = time(config.get("retention.ms"));
        String bytes = config.getOrDefault("retention.bytes", "-1");
        String bound = bytes.startsWith("-") ? "" : ", and at most " + size(bytes) + " in a partition";
        if (!cleanup.contains("compact")) {
            return time + bound;
        }
        String last = "the last record of each key";
        return cleanup.contains("delete") ? last + ", " + time + bound : last + ", forever";
    }

    private static String time(@Nullable String millis) {
        if (millis == null) {
            return "as long as the brokers say";
        }
        String words = TopicConfigValue.words("retention.ms", millis);
        Matcher amount = AMOUNT.matcher(words);
        return amount.matches()
                ? "for " + Counted.of(Long.parseLong(amount.group(1)), UNITS.getOrDefault(amount.group(2), ""))
                : words;
    }

    private static String size(String bytes) {
        return bytes.matches("\\d{1,18}") ? Sizes.words(Long.parseLong(bytes)) : bytes;
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%,.2f", value);
    }

    private void fact(String label, @Nullable String value) {
        if (value != null) {
            facts.add(new Fact(label, List.of(value)));
        }
    }
}
