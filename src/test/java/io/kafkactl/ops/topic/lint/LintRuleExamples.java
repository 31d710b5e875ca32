package io.kafkactl.ops.topic.lint;

import io.kafkactl.config.HouseRules;
import io.kafkactl.config.LintSettings;
import io.kafkactl.config.NamingSettings;
import io.kafkactl.config.NamingSettings.Convention;
import io.kafkactl.config.SettingRule;
import io.kafkactl.ops.topic.naming.CompanionRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** For each rule topics that keep it and topics that break it, and how they are checked. */
final class LintRuleExamples {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final String GOOD = "market.stock.price-update.v1";

    /** The last topic of each list is the one that keeps or breaks the rule. */
    record Example(HouseRules rules, List<LintTopic> keeping, List<LintTopic> breaking) {
        static Example names(List<String> keeping, List<String> breaking) {
            return new Example(HouseRules.DEFAULT, named(keeping), named(breaking));
        }

        static Example name(String keeping, String breaking) {
            return names(List.of(keeping), List.of(breaking));
        }

        static Example config(String keeping, String breaking) {
            return settings(topic(GOOD, 6, 3, keeping), topic(GOOD, 6, 3, breaking));
        }

        static Example settings(LintTopic keeping, LintTopic breaking) {
            return new Example(HouseRules.DEFAULT, List.of(keeping), List.of(breaking));
        }

        Example under(HouseRules other) {
            return new Example(other, keeping, breaking);
        }
    }

    private LintRuleExamples() {}

    static Example of(LintRule rule) {
        return rule.name().startsWith("N") ? ofName(rule) : ofSettings(rule);
    }

    private static Example ofName(LintRule rule) {
        return switch (rule) {
            case N001 -> Example.name("a", "naïve").under(convention(Convention.NONE));
            case N002 -> Example.name(GOOD, "market.stock.Price_Update.v1");
            case N003 -> Example.name(nameOf(200), nameOf(201));
            case N004 ->
                Example.names(List.of("a-b", "a.b"), List.of("a_b", "a.b")).under(convention(Convention.NONE));
            case N005 ->
                Example.names(List.of("orders", "order"), List.of("orders", "Orders"))
                        .under(convention(Convention.NONE));
            case N006 -> Example.name(GOOD, "connect-configs");
            case N007 -> Example.name("a-b", "-a").under(convention(Convention.NONE));
            case N008 -> Example.names(List.of(GOOD, GOOD + ".dlq"), List.of(GOOD + ".dlq"));
            case N009 ->
                Example.names(List.of(GOOD, "market.stock.price-update.v2"), List.of("market.stock.price-update.v2"));
            case N010 -> Example.name("prod.market.stock", "dev.market.stock").under(naming("prod", List.of()));
            case N011 ->
                Example.name("market.stock.price-update.v1", "marketing.stock.price-update.v1")
                        .under(naming(null, List.of("market", "risk.")));
            default -> Example.name(GOOD, "market.stock.test.v1");
        };
    }

    private static Example ofSettings(LintRule rule) {
        LintTopic parent = topic(GOOD, 6, 3, "max.message.bytes=1000 retention.ms=100");
        return switch (rule) {
            case C001 -> Example.config("retention.ms=1", "retentoin.ms=1");
            case C002 -> Example.config("cleanup.policy=compact,delete", "cleanup.policy=compact,purge");
            case C003 -> Example.config("min.insync.replicas=2", "min.insync.replicas=4");
            case C004 ->
                Example.settings(topic(GOOD, 6, 3, ""), topic(GOOD, 6, 2, "")).under(limits());
            case C005 -> Example.settings(keyed(true), keyed(false));
            case C006 ->
                Example.config("cleanup.policy=compact retention.ms=-1", "cleanup.policy=compact retention.ms=5");
            case C007 -> Example.config("retention.ms=100 segment.ms=100", "retention.ms=100 segment.ms=101");
            case C008 -> Example.settings(compressed("zstd", "zstd"), compressed("zstd", "lz4"));
            case C009 -> beside(parent, dlq(6, "max.message.bytes=1001"), dlq(6, "max.message.bytes=1000"));
            case C010 ->
                beside(parent, topic(GOOD + "-dlt", 6, 3, "max.message.bytes=9999"), topic(GOOD + "-dlt", 5, 3, ""));
            case C011 -> beside(parent, dlq(6, "retention.ms=100"), dlq(6, "retention.ms=99"));
            case C012 -> Example.settings(consumers(3), consumers(4));
            case C013 ->
                Example.settings(topic(GOOD, 10, 3, ""), topic(GOOD, 11, 3, "")).under(limits());
            case C014 -> Example.config("retention.ms=-1 retention.bytes=5", "retention.ms=-1");
            default -> Example.config("retention.ms=100", "retention.ms=101").under(policy());
        };
    }

    /** Three brokers, and nothing else on them. */
    static Stream<Finding> findings(HouseRules rules, List<LintTopic> topics) {
        return new TopicLint(rules, CompanionRequest.NONE, TODAY)
                .check(topics, new LintCluster(Set.of(), 3)).findings().stream();
    }

    static LintTopic topic(String name, int partitions, int replicas, String config) {
        return LintTopic.named(name).with(TopicSettings.of(partitions, replicas, parsed(config)));
    }

    static HouseRules convention(Convention convention) {
        return HouseRules.DEFAULT.withNaming(NamingSettings.of(convention));
    }

    private static HouseRules naming(@Nullable String environment, List<String> prefixes) {
        NamingSettings standard = NamingSettings.of(
                environment == null ? Convention.DOMAIN_ENTITY_EVENT_VERSION : Convention.ENV_DOMAIN_ENTITY);
        return HouseRules.DEFAULT.withNaming(new NamingSettings(
                standard.convention(),
                Map.of(),
                environment,
                prefixes,
                standard.maxLength(),
                List.of(),
                List.of(),
                standard.companions()));
    }

    private static HouseRules limits() {
        return new HouseRules(
                NamingSettings.DEFAULT,
                new LintSettings(3, 48, 10, List.of()),
                HouseRules.DEFAULT.topicDefaults(),
                Map.of());
    }

    private static HouseRules policy() {
        return new HouseRules(
                NamingSettings.DEFAULT,
                new LintSettings(
                        null,
                        null,
                        null,
                        null,
                        Map.of("retention.ms", new SettingRule(List.of(), null, 100L)),
                        List.of()),
                HouseRules.DEFAULT.topicDefaults(),
                Map.of());
    }

    /** A name that follows the convention, with so many characters. */
    static String nameOf(int length) {
        return "a.b." + "c".repeat(length - 7) + ".v1";
    }

    private static Example beside(LintTopic parent, LintTopic keeping, LintTopic breaking) {
        return new Example(HouseRules.DEFAULT, List.of(parent, keeping), List.of(parent, breaking));
    }

    private static LintTopic dlq(int partitions, String config) {
        return topic(GOOD + ".dlq", partitions, 3, config);
    }

    private static LintTopic keyed(boolean keyed) {
        return with(Map.of("cleanup.policy", "compact"), keyed, null, null);
    }

    private static LintTopic compressed(String broker, String producer) {
        return with(Map.of("compression.type", broker), null, null, producer);
    }

    private static LintTopic consumers(int consumers) {
        return with(Map.of(), null, consumers, null);
    }

    private static LintTopic with(
            Map<String, String> config,
            @Nullable Boolean keyed,
            @Nullable Integer consumers,
            @Nullable String producerCompression) {
        return LintTopic.named(GOOD)
                .with(new TopicSettings(6, 3, config, Map.of(), keyed, consumers, producerCompression));
    }

    private static List<LintTopic> named(List<String> names) {
        return names.stream().map(LintTopic::named).toList();
    }

    private static Map<String, String> parsed(String config) {
        Map<String, String> parsed = new TreeMap<>();
        for (String setting : config.isEmpty() ? new String[0] : config.split(" ", -1)) {
            int sign = setting.indexOf('=');
            parsed.put(setting.substring(0, sign), setting.substring(sign + 1));
        }
        return parsed;
    }
}
