package io.kafkactl.ops.provision.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kafkactl.config.HouseRules;
import io.kafkactl.config.LintSettings;
import io.kafkactl.config.NamingSettings;
import io.kafkactl.config.TopicDefaults;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.manifest.Environment;
import io.kafkactl.ops.provision.manifest.Manifest;
import io.kafkactl.ops.provision.manifest.SampleManifest;
import io.kafkactl.ops.topic.lint.Finding;
import io.kafkactl.ops.topic.lint.LintCluster;
import io.kafkactl.ops.topic.lint.LintReport;
import io.kafkactl.ops.topic.lint.LintRule;
import io.kafkactl.ops.topic.lint.Severity;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestResolverTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @TempDir
    Path folder;

    private Manifest manifest(String text) {
        return SampleManifest.read(SampleManifest.write(folder, "m.yaml", text));
    }

    private DesiredState sample(@Nullable String environment) {
        return state(SampleManifest.POLICY + "---\n" + SampleManifest.TOPICS, environment);
    }

    private DesiredState state(String text, @Nullable String environment) {
        Manifest manifest = manifest(text);
        Environment chosen = environment == null ? null : manifest.policy().requireEnvironment(environment);
        return ManifestResolver.offline(manifest, chosen, HouseRules.DEFAULT).resolve();
    }

    private static DesiredTopic topic(DesiredState state, String name) {
        return state.topic(name).orElseThrow();
    }

    private static LintReport lint(DesiredState state) {
        return ManifestLint.check(state, TODAY, LintCluster.UNKNOWN);
    }

    @Test
    void addsWhatPresetAndPolicySay() {
        DesiredTopic topic = topic(sample("prod"), "market.stock.price-update.v1");
        assertThat(topic.spec().partitions()).isEqualTo(12);
        assertThat(topic.spec().replicationFactor()).isEqualTo(3);
        assertThat(topic.spec().config())
                .containsEntry("retention.ms", "86400000")
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("max.message.bytes", "1048576")
                .doesNotContainKey("segment.ms");
        assertThat(topic.unset()).containsExactly("segment.ms");
        assertThat(topic.deleteProtection()).isTrue();
    }

    @Test
    void takesTheEnvironmentOverTheTopicAndTheTopicsOwnOverThat() {
        DesiredTopic topic = topic(sample("dev"), "market.stock.price-update.v1");
        assertThat(topic.spec().partitions()).isEqualTo(3);
        assertThat(topic.spec().replicationFactor()).isEqualTo(1);
        assertThat(topic.spec().config()).containsEntry("min.insync.replicas", "1");
    }

    @Test
    void managesOnlyWhatTheManifestSays() {
        DesiredTopic topic = topic(state(SampleManifest.SMALLEST, null), "pay.order.placed.v1");
        assertThat(topic.managed()).containsExactly("retention.ms");
        assertThat(topic.managesPartitions()).isTrue();
        assertThat(topic.managesReplication()).isFalse();
        assertThat(topic.spec().config()).containsEntry("compression.type", "lz4");
    }

    @Test
    void leavesTheContextsDefaultsToNewTopics() {
        HouseRules context = new HouseRules(
                NamingSettings.DEFAULT,
                LintSettings.NONE,
                new TopicDefaults(24, 2, Map.of("compression.type", "zstd")),
                Map.of());
        DesiredTopic topic = ManifestResolver.offline(manifest(SampleManifest.SMALLEST), null, context)
                .resolve()
                .topics()
                .get(0);
        assertThat(topic.spec().config()).containsEntry("compression.type", "zstd");
        assertThat(topic.managed()).doesNotContain("compression.type");
    }

    @Test
    void putsCompanionsBeforeTheirTopicWithAsManyPartitions() {
        assertThat(sample("prod").topics())
                .extracting(DesiredTopic::name)
                .startsWith(
                        "market.stock.price-update.v1.retry-1",
                        "market.stock.price-update.v1.retry-2",
                        "market.stock.price-update.v1.retry-3",
                        "market.stock.price-update.v1.dlq",
                        "market.stock.price-update.v1");
        DesiredTopic dlq = topic(sample("prod"), "market.stock.price-update.v1.dlq");
        assertThat(dlq.spec().partitions()).isEqualTo(12);
        assertThat(dlq.spec().config())
                .containsEntry("retention.ms", "2592000000")
                .containsEntry("max.message.bytes", Integer.toString((1 << 20) + (64 << 10)));
        assertThat(dlq.managed()).contains("retention.ms", "max.message.bytes", "cleanup.policy");
        assertThat(topic(sample("prod"), "market.stock.price-update.v1.retry-2")
                        .spec()
                        .config())
                .containsEntry("retention.ms", "259200000");
    }

    @Test
    void refusesAPresetThatThereIsNoneOf() {
        assertThatExceptionOfType(KafkactlException.class)
                .isThrownBy(() -> state(SampleManifest.topics("  - name: a.b.c.v1", "    preset: price-tick"), null))
                .withMessageContaining("m.yaml:4:11: topic 'a.b.c.v1': preset 'price-tick' does not exist")
                .matches(e -> e.exitCode() == io.kafkactl.error.ExitCode.INVALID_INPUT)
                .matches(e -> e.hint().orElse("").contains("price-ticks"));
    }

    @Test
    void findsNothingWrongWithTheSample() {
        // Unsetting segment.ms is the sample's own doing.
        assertThat(lint(sample("prod")).findings()).extracting(Finding::rule).containsOnly(LintRule.C007);
        assertThat(lint(sample("dev")).count(Severity.ERROR)).isZero();
    }

    @Test
    void wantsADeclaredKeyForACompactedTopic() {
        DesiredState state = state(SampleManifest.topics("  - name: a.b.c.v1", "    preset: changelog"), null);
        assertThat(lint(state).findings()).extracting(Finding::rule).containsExactly(LintRule.C005);
        DesiredState keyed = state(
                SampleManifest.topics("  - name: a.b.c.v1", "    preset: changelog", "    key: {type: string}"), null);
        assertThat(lint(keyed).findings()).isEmpty();
    }

    @Test
    void looksAtConsumersProducersAndVersions() {
        DesiredState state = state(
                SampleManifest.topics(
                        "  - {name: a.b.c.v1, partitions: 6, consumers: 4, producerCompression: zstd}",
                        "  - {name: a.b.c.v2, partitions: 6}"),
                null);
        assertThat(lint(state).findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(LintRule.C012, LintRule.C008, LintRule.N009);
    }

    @Test
    void holdsTopicsAgainstThePolicy() {
        DesiredState state = state(
                SampleManifest.POLICY
                        + "---\n"
                        + SampleManifest.topics(
                                "  - {name: market.a.b.v1, partitions: 60}",
                                "  - {name: market.a.c.v1, partitions: 2, config: {retention.ms: 91d}}",
                                "  - {name: market.a.d.v1, replicationFactor: 2, config: {max.message.bytes: 6MiB}}",
                                "  - {name: pay.a.d.v1, config: {unclean.leader.election.enable: true}}"),
                "prod");
        // The environment says nothing about copies, so the topic's own word holds and breaks the rule.
        assertThat(lint(state).findings())
                .extracting(finding -> finding.topic().name() + " " + finding.rule())
                .contains(
                        "market.a.b.v1 C012",
                        "market.a.c.v1 C012",
                        "market.a.c.v1 C015",
                        "market.a.d.v1 C004",
                        "market.a.d.v1 C015",
                        "pay.a.d.v1 N011",
                        "pay.a.d.v1 N002",
                        "pay.a.d.v1 C015");
    }

    @Test
    void checksTheNamesOfCompanionsToo() {
        String name = "a." + "b".repeat(120) + "." + "c".repeat(120) + ".v1";
        DesiredState state = state(SampleManifest.topics("  - {name: " + name + ", companions: {dlq: true}}"), null);
        assertThat(lint(state).findings()).anySatisfy(finding -> {
            assertThat(finding.topic().name()).endsWith(".dlq");
            assertThat(finding.rule()).isEqualTo(LintRule.N001);
        });
    }

    @Test
    void findsACompanionThatIsAlsoDeclared() {
        DesiredState state = state(
                SampleManifest.topics(
                        "  - {name: a.b.c.v1, companions: {dlq: true}}", "  - {name: a.b.c.v1.dlq, partitions: 6}"),
                null);
        assertThat(lint(state).findings()).extracting(Finding::rule).contains(LintRule.N005);
    }
}
