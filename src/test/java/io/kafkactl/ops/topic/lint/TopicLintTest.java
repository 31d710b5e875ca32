package io.kafkactl.ops.topic.lint;

import static io.kafkactl.ops.topic.lint.LintRuleExamples.GOOD;
import static io.kafkactl.ops.topic.lint.LintRuleExamples.TODAY;
import static io.kafkactl.ops.topic.lint.LintRuleExamples.convention;
import static io.kafkactl.ops.topic.lint.LintRuleExamples.findings;
import static io.kafkactl.ops.topic.lint.LintRuleExamples.nameOf;
import static io.kafkactl.ops.topic.lint.LintRuleExamples.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kafkactl.config.HouseRules;
import io.kafkactl.config.LintSettings;
import io.kafkactl.config.LintSuppression;
import io.kafkactl.config.NamingSettings;
import io.kafkactl.config.NamingSettings.Convention;
import io.kafkactl.ops.topic.naming.CompanionRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicLintTest {
    private static final HouseRules FREE = convention(Convention.NONE);

    private static List<String> rules(HouseRules rules, String... names) {
        return findings(rules, List.of(names).stream().map(LintTopic::named).toList())
                .map(finding -> finding.rule() + " " + finding.severity())
                .toList();
    }

    private static LintReport against(Set<String> existing, CompanionRequest companions, String name) {
        return new TopicLint(HouseRules.DEFAULT, companions, TODAY)
                .check(List.of(LintTopic.named(name)), new LintCluster(existing, 3));
    }

    private static HouseRules ignoring(LintSuppression... suppressions) {
        return new HouseRules(
                NamingSettings.DEFAULT,
                new LintSettings(null, null, null, List.of(suppressions)),
                HouseRules.DEFAULT.topicDefaults(),
                Map.of());
    }

    private static LintSuppression suppression(@Nullable String topic, @Nullable String glob, LocalDate until) {
        return new LintSuppression("N012", topic, glob, "moves in spring", until);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a b", "a/b", "naïve", "__consumer_offsets", "...", "-x", ".a", "a."})
    void whatKafkaRefusesOrKeepsIsAnErrorWithoutAConventionToo(String name) {
        assertThat(findings(FREE, List.of(LintTopic.named(name))))
                .extracting(Finding::severity)
                .contains(Severity.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "Orders-V1", "a", "a.b"})
    void withoutConventionKafkaDecides(String name) {
        assertThat(rules(FREE, name)).isEmpty();
    }

    @Test
    void aNameAtKafkasLimitIsOneAndOneMoreIsNone() {
        assertThat(rules(FREE, "x".repeat(249))).isEmpty();
        assertThat(rules(FREE, "x".repeat(250))).containsExactly("N001 error");
    }

    @ParameterizedTest
    @CsvSource({
        "245, true, 0, false",
        "246, true, 0, true",
        "241, false, 2, false",
        "242, false, 2, true",
        "240, false, 9, false"
    })
    void companionsCountAgainstKafkasLimit(int length, boolean dlq, int retries, boolean tooLong) {
        LintReport report = new TopicLint(FREE, new CompanionRequest(dlq, retries), TODAY)
                .check(List.of(LintTopic.named("x".repeat(length))), LintCluster.UNKNOWN);

        assertThat(report.findings()).extracting(Finding::rule).isEqualTo(tooLong ? List.of(LintRule.N003) : List.of());
    }

    @Test
    void aNameOf245CharactersIsRefusedUnderAConvention() {
        assertThat(against(Set.of(), new CompanionRequest(true, 0), nameOf(245)).findings())
                .extracting(Finding::message)
                .containsExactly("the name has 245 characters, and names have at most 200 here");
    }

    @Test
    void aCompanionsBaseCountsForTheHouseAndItsWholeNameForKafka() {
        assertThat(rules(HouseRules.DEFAULT, nameOf(200), nameOf(200) + ".dlq")).isEmpty();
        assertThat(rules(FREE, "x".repeat(245), "x".repeat(245) + ".DLT")).isEmpty();
        assertThat(rules(FREE, "x".repeat(246), "x".repeat(246) + ".DLT")).contains("N001 error");
    }

    @Test
    void aMirrorsPrefixNeedsRoomToo() {
        NamingSettings standard = NamingSettings.DEFAULT;
        HouseRules mirrored = HouseRules.DEFAULT.withNaming(new NamingSettings(
                standard.convention(),
                Map.of(),
                null,
                List.of(),
                249,
                List.of("west", "frankfurt"),
                List.of(),
                standard.companions()));

        assertThat(rules(mirrored, nameOf(239))).isEmpty();
        assertThat(findings(mirrored, List.of(LintTopic.named(nameOf(240)))))
                .extracting(Finding::message)
                .containsExactly("the name has 240 characters, which leaves no room for 'frankfurt.' before it");
    }

    @Test
    void collisionsAreFoundInTheInputAndOnTheCluster() {
        assertThat(rules(FREE, "a.b_c", "a_b.c")).containsExactly("N004 error", "N004 error");
        assertThat(rules(FREE, "a.b_c")).containsExactly("N004 warning");
        assertThat(against(Set.of("market_stock_price-update_v1", GOOD), CompanionRequest.NONE, GOOD)
                        .findings())
                .extracting(Finding::message)
                .containsExactly(
                        "metrics cannot tell the name from 'market_stock_price-update_v1', which exists, because "
                                + "'.' and '_' are the same to them");
        assertThat(against(Set.of("Market.stock.price-update.v1"), CompanionRequest.NONE, GOOD)
                        .findings())
                .extracting(Finding::rule)
                .containsExactly(LintRule.N005);
    }

    @Test
    void aNameGivenTwiceIsFoundTheSecondTime() {
        List<LintTopic> topics = List.of(LintTopic.at(GOOD, "names", 2), LintTopic.at(GOOD, "names", 7));

        assertThat(findings(HouseRules.DEFAULT, topics))
                .extracting(finding -> finding.topic().place(), Finding::message)
                .containsExactly(
                        tuple(new LintTopic.Place("names", 7), "the name is given twice; the first is in line 2"));
    }

    @Test
    void companionsAndVersionsAreLookedForOnTheClusterToo() {
        assertThat(against(Set.of(GOOD), CompanionRequest.NONE, GOOD + ".dlq").findings())
                .isEmpty();
        assertThat(against(Set.of(GOOD), CompanionRequest.NONE, "market.stock.price-update.v2")
                        .findings())
                .isEmpty();
        assertThat(against(Set.of(GOOD), CompanionRequest.NONE, "market.stock.price-update.v3")
                        .findings())
                .extracting(Finding::message)
                .containsExactly("there is no 'market.stock.price-update.v2' before it");
    }

    @Test
    void anOldVersionThatIsNotDeprecatedIsFoundWhereThatCanBeSaid() {
        LintTopic old = new LintTopic(GOOD, null, false, null);
        LintTopic next = new LintTopic("market.stock.price-update.v2", null, false, null);

        assertThat(findings(HouseRules.DEFAULT, List.of(old, next)))
                .extracting(Finding::message)
                .containsExactly("'market.stock.price-update.v2' has taken its place, and it is not deprecated");
        assertThat(findings(HouseRules.DEFAULT, List.of(new LintTopic(GOOD, null, true, null), next)))
                .isEmpty();
    }

    @Test
    void toolsTopicsAreTheirsUnlessTheConventionIsGivenUp() {
        assertThat(rules(HouseRules.DEFAULT, "connect-configs")).containsExactly("N006 error");
        assertThat(rules(FREE, "connect-configs", "__x")).containsExactly("N006 warning", "N006 error");
    }

    @Test
    void whatIsSetAsideDoesNotCountUntilItsLastDayIsOver() {
        String name = "market.stock.test.v1";
        LintReport literal = report(ignoring(suppression(name, null, TODAY)), name);
        LintReport byGlob = report(ignoring(suppression(null, "market.*", TODAY)), name);
        LintReport other = report(ignoring(suppression(null, "pay.*", TODAY)), name);
        LintReport expired = report(ignoring(suppression(null, null, TODAY.minusDays(1))), name);

        assertThat(literal.findings()).isEmpty();
        assertThat(literal.suppressed()).hasSize(1);
        assertThat(byGlob.findings()).isEmpty();
        assertThat(other.findings()).extracting(Finding::severity).containsExactly(Severity.WARNING);
        assertThat(expired.findings()).extracting(Finding::severity).containsExactly(Severity.ERROR);
        assertThat(expired.findings().get(0).message()).endsWith("set aside until 2026-11-20 (moves in spring)");
    }

    @Test
    void aLaterEntryStillCoversWhatAnExpiredOneDoesNot() {
        String name = "market.stock.test.v1";

        assertThat(report(
                                ignoring(
                                        suppression(null, null, TODAY.minusDays(1)),
                                        suppression(name, null, TODAY.plusDays(1))),
                                name)
                        .findings())
                .isEmpty();
    }

    @Test
    void whatNoBrokerTakesCannotBeSetAside() {
        LintSuppression all = new LintSuppression("N001", null, null, "why", TODAY);

        assertThat(report(ignoring(all), "a b").findings())
                .extracting(Finding::rule)
                .contains(LintRule.N001);
    }

    private static LintReport report(HouseRules rules, String name) {
        return new TopicLint(rules, CompanionRequest.NONE, TODAY)
                .check(List.of(LintTopic.named(name)), LintCluster.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "3, min.insync.replicas=3, C003 warning",
        "1, min.insync.replicas=1, ",
        "1, min.insync.replicas=2, C003 error",
        "3, unclean.leader.election.enable=true, C014 warning",
        "3, compression.gzip.level=10, C002 error",
        "3, segment.bytes=1024, C002 error",
        "3, retention.ms=-2, C002 error",
        "3, preallocate=maybe, C002 error",
        "3, min.cleanable.dirty.ratio=1.5, C002 error",
        "3, confluent.tier.enable=true, ",
        "3, retention.ms=3600000, C007 warning",
    })
    void settingsAreJudgedWithWhatIsInEffect(int replicas, String config, @Nullable String expected) {
        assertThat(findings(HouseRules.DEFAULT, List.of(topic(GOOD, 6, replicas, config)))
                        .map(finding -> finding.rule() + " " + finding.severity())
                        .toList())
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void anUnknownSettingNamesTheNearest() {
        assertThat(findings(HouseRules.DEFAULT, List.of(topic(GOOD, 6, 3, "cleanup.polcy=compact"))))
                .extracting(Finding::suggestion)
                .containsExactly("cleanup.policy");
    }

    @Test
    void aDeadLetterTopicIsJudgedBesideItsTopic() {
        LintTopic parent = topic(GOOD, 6, 3, "retention.ms=-1 cleanup.policy=compact,delete retention.bytes=9");
        LintTopic letters = topic(GOOD + ".dlq", 3, 3, "max.message.bytes=2000000 retention.ms=999999999");
        LintTopic compacted = topic(GOOD + ".DLT", 6, 3, "max.message.bytes=2000000 cleanup.policy=compact");

        assertThat(findings(HouseRules.DEFAULT, List.of(parent, letters))
                        .map(finding -> finding.rule() + " " + finding.severity()))
                .containsExactly("C010 warning", "C011 warning");
        assertThat(findings(HouseRules.DEFAULT, List.of(topic(GOOD, 6, 3, ""), compacted))
                        .map(finding -> finding.rule() + " " + finding.severity()))
                .containsExactly("C011 error");
    }

    @Test
    void morePartitionsThanTheHouseAllowsAreAnError() {
        HouseRules few = new HouseRules(
                NamingSettings.DEFAULT,
                new LintSettings(null, 12, null, List.of()),
                HouseRules.DEFAULT.topicDefaults(),
                Map.of());

        assertThat(findings(few, List.of(topic(GOOD, 13, 3, ""))))
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
        assertThat(findings(few, List.of(topic(GOOD, 12, 3, "")))).isEmpty();
    }

    @Test
    void errorsOfANameAreToldTogether() {
        LintReport report = report(HouseRules.DEFAULT, "Market_stock");

        assertThat(report.nameErrors()).singleElement().satisfies(error -> {
            assertThat(error.message()).startsWith("'Market_stock' cannot name a topic: domain 'Market_stock' has ");
            assertThat(error.hint()).contains("a name is <domain>.<entity>.<event-type>.<version>: ");
        });
    }
}
