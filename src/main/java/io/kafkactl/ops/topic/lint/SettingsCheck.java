package io.kafkactl.ops.topic.lint;

import io.kafkactl.config.LintSettings;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.topic.config.TopicConfigKeys;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import org.jspecify.annotations.Nullable;

/** The rules for the settings of one topic: C001 to C008, and C012 to C015. */
final class SettingsCheck implements LintCheck {
    private static final String MIN_INSYNC_REPLICAS = "min.insync.replicas";
    private static final String RETENTION = "retention.ms";
    private static final String SEGMENT = "segment.ms";
    private static final String COMPRESSION = "compression.type";

    @Override
    public void check(LintTopic topic, LintScope scope, Findings findings) {
        TopicSettings settings = topic.settings();
        if (settings == null) {
            return;
        }
        settings.config().forEach((key, value) -> setting(key, value, findings));
        replication(settings, scope.rules().lint(), findings);
        cleanup(settings, findings);
        segments(settings, findings);
        compression(settings, findings);
        partitions(settings, scope.rules().lint(), findings);
        budget(topic, settings, scope, findings);
        dangers(settings, findings);
        PolicyCheck.check(settings, scope.rules().lint(), findings);
    }

    private static void setting(String key, String value, Findings findings) {
        if (!TopicConfigKeys.isKnown(key)) {
            String similar = TopicConfigKeys.similar(key).orElse(null);
            findings.add(
                    LintRule.C001,
                    LintRule.C001.severity(),
                    "there is no setting '" + key + "'",
                    similar,
                    similar == null ? "Kafka's documentation lists the settings of a topic" : null);
        }
        TopicConfigKeys.problem(key, value)
                .ifPresent(problem -> findings.add(LintRule.C002, key + "=" + value + ": " + problem, null));
    }

    private static void replication(TopicSettings settings, LintSettings limits, Findings findings) {
        Long inSync = settings.number(MIN_INSYNC_REPLICAS);
        int replicas = settings.replicationFactor();
        if (inSync != null && inSync > replicas) {
            findings.add(
                    LintRule.C003,
                    MIN_INSYNC_REPLICAS + "=" + inSync + " asks for more copies than the " + replicas + " there are",
                    "the broker takes it and quietly waits for " + replicas);
        } else if (inSync != null && replicas > 1 && inSync == replicas) {
            findings.add(
                    LintRule.C003,
                    Severity.WARNING,
                    MIN_INSYNC_REPLICAS + "=" + inSync + " is the replication factor: one broker down stops writes",
                    MIN_INSYNC_REPLICAS + "=" + (replicas - 1) + " survives one");
        }
        Integer least = limits.minReplicationFactor();
        if (least != null && replicas < least) {
            findings.add(
                    LintRule.C004,
                    "the replication factor " + replicas + " is below " + least + ", the minimum of this context",
                    null);
        }
    }

    private static void cleanup(TopicSettings settings, Findings findings) {
        if (settings.compacts() && Boolean.FALSE.equals(settings.keyed())) {
            findings.add(
                    LintRule.C005,
                    "the topic is compacted, and its records are declared without a key",
                    "a compacted topic refuses records without key");
        }
        String retention = settings.config().get(RETENTION);
        if (settings.compacts() && !settings.deletes() && retention != null && !retention.equals("-1")) {
            findings.add(
                    LintRule.C006,
                    RETENTION + "=" + retention + " has no effect: only compaction removes records",
                    "leave it out, or say cleanup.policy=compact,delete");
        }
    }

    private static void segments(TopicSettings settings, Findings findings) {
        Long segment = settings.number(SEGMENT);
        Long retention = settings.number(RETENTION);
        if (settings.deletes() && segment != null && retention != null && retention >= 0 && segment > retention) {
            findings.add(
                    LintRule.C007,
                    "a segment stays open for " + words(SEGMENT, segment) + ", longer than records are kept, "
                            + words(RETENTION, retention) + ": they live up to both together",
                    "set " + SEGMENT + " to a part of " + RETENTION);
        }
    }

    private static void compression(TopicSettings settings, Findings findings) {
        String codec = settings.producerCompression();
        String broker = settings.value(COMPRESSION);
        if (codec != null && !broker.equals("producer") && !broker.equals(codec)) {
            findings.add(
                    LintRule.C008,
                    "producers compress with " + codec + ", and the broker compresses again with " + broker,
                    COMPRESSION + "=producer keeps what arrives");
        }
    }

    private static void partitions(TopicSettings settings, LintSettings limits, Findings findings) {
        Integer consumers = settings.consumers();
        int partitions = settings.partitions();
        if (consumers != null && consumers > 0 && partitions % consumers != 0) {
            findings.add(
                    LintRule.C012,
                    Counted.of(partitions, "partition is", "partitions are") + " not shared evenly by "
                            + Counted.of(consumers, "consumer"),
                    "a multiple of " + consumers + " is");
        }
        Integer most = limits.maxPartitions();
        if (most != null && partitions > most) {
            findings.add(
                    LintRule.C012,
                    Severity.ERROR,
                    partitions + " partitions are more than " + most + ", the maximum of this context",
                    null);
        }
    }

    /** Told once, at the topic that has most of them. */
    private static void budget(LintTopic topic, TopicSettings settings, LintScope scope, Findings findings) {
        Integer most = scope.rules().lint().maxReplicasPerBroker();
        int brokers = scope.cluster().brokers();
        if (most == null || brokers == 0) {
            return;
        }
        long all = scope.topics().stream()
                .mapToLong(other -> replicas(other.settings()))
                .sum();
        long each = (all + brokers - 1) / brokers;
        if (each > most && topic.equals(biggest(scope))) {
            findings.add(
                    LintRule.C013,
                    Counted.of(all, "replica") + " on " + Counted.of(brokers, "broker") + " are " + each
                            + " each, more than " + most + "; this topic has most of them, " + replicas(settings),
                    "fewer partitions, or more brokers");
        }
    }

    private static @Nullable LintTopic biggest(LintScope scope) {
        LintTopic biggest = null;
        for (LintTopic topic : scope.topics()) {
            long more = replicas(topic.settings()) - (biggest == null ? -1 : replicas(biggest.settings()));
            boolean first = biggest != null && more == 0 && topic.name().compareTo(biggest.name()) < 0;
            biggest = more > 0 || first ? topic : biggest;
        }
        return biggest;
    }

    private static long replicas(@Nullable TopicSettings settings) {
        return settings == null ? 0 : (long) settings.partitions() * settings.replicationFactor();
    }

    private static void dangers(TopicSettings settings, Findings findings) {
        if (settings.value("unclean.leader.election.enable").equals("true")) {
            findings.add(
                    LintRule.C014,
                    "unclean.leader.election.enable=true lets a replica that lags become leader: acknowledged records "
                            + "are lost",
                    null);
        }
        Long retention = settings.number(RETENTION);
        Long bytes = settings.number("retention.bytes");
        boolean unbounded = bytes == null || bytes < 0;
        if (settings.deletes() && retention != null && retention == -1 && unbounded) {
            findings.add(
                    LintRule.C014,
                    RETENTION + "=-1 with cleanup.policy=delete keeps every record until the disks are full",
                    "set a retention, or retention.bytes, or compact the topic");
        }
    }

    private static String words(String key, long value) {
        return TopicConfigValue.words(key, Long.toString(value));
    }
}
