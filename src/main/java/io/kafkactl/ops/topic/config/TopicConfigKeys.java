package io.kafkactl.ops.topic.config;

import io.kafkactl.error.SimilarName;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidList;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** The settings that a topic can have in Kafka, with their types, ranges and defaults; the broker's table, offline. */
public final class TopicConfigKeys {
    private static final Validator GZIP_LEVEL = (key, value) -> {
        if (value instanceof Integer level && level != -1 && (level < 1 || level > 9)) {
            throw new ConfigException(key, value, "Value must be -1 or between 1 and 9");
        }
    };

    private static final ConfigDef KEYS = numbers(texts(new ConfigDef()));

    /** What brokers of Kafka 4.4 know besides; an older one refuses them itself. */
    private static final ConfigDef NEWER = newer(new ConfigDef());

    private TopicConfigKeys() {}

    private static ConfigDef texts(ConfigDef keys) {
        text(keys, TopicConfig.CLEANUP_POLICY_CONFIG, ConfigDef.Type.LIST, "delete", ValidList.in("compact", "delete"));
        text(
                keys,
                TopicConfig.COMPRESSION_TYPE_CONFIG,
                ConfigDef.Type.STRING,
                "producer",
                ValidString.in("uncompressed", "zstd", "lz4", "snappy", "gzip", "producer"));
        text(
                keys,
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                ConfigDef.Type.STRING,
                "CreateTime",
                ValidString.in("CreateTime", "LogAppendTime"));
        text(keys, TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, ConfigDef.Type.BOOLEAN, "false", null);
        text(keys, TopicConfig.PREALLOCATE_CONFIG, ConfigDef.Type.BOOLEAN, "false", null);
        text(keys, TopicConfig.REMOTE_LOG_STORAGE_ENABLE_CONFIG, ConfigDef.Type.BOOLEAN, "false", null);
        text(keys, TopicConfig.REMOTE_LOG_COPY_DISABLE_CONFIG, ConfigDef.Type.BOOLEAN, "false", null);
        text(keys, TopicConfig.REMOTE_LOG_DELETE_ON_DISABLE_CONFIG, ConfigDef.Type.BOOLEAN, "false", null);
        text(keys, "leader.replication.throttled.replicas", ConfigDef.Type.LIST, "", null);
        text(keys, "follower.replication.throttled.replicas", ConfigDef.Type.LIST, "", null);
        return keys;
    }

    private static ConfigDef numbers(ConfigDef keys) {
        number(keys, TopicConfig.SEGMENT_BYTES_CONFIG, ConfigDef.Type.INT, 1 << 30, Range.atLeast(1 << 20));
        number(keys, TopicConfig.SEGMENT_MS_CONFIG, ConfigDef.Type.LONG, 604_800_000L, Range.atLeast(1));
        number(keys, TopicConfig.SEGMENT_JITTER_MS_CONFIG, ConfigDef.Type.LONG, 0L, Range.atLeast(0));
        number(keys, TopicConfig.SEGMENT_INDEX_BYTES_CONFIG, ConfigDef.Type.INT, 10 << 20, Range.atLeast(4));
        number(keys, TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, ConfigDef.Type.LONG, Long.MAX_VALUE, Range.atLeast(1));
        number(keys, TopicConfig.FLUSH_MS_CONFIG, ConfigDef.Type.LONG, Long.MAX_VALUE, Range.atLeast(0));
        number(keys, TopicConfig.RETENTION_BYTES_CONFIG, ConfigDef.Type.LONG, -1L, null);
        number(keys, TopicConfig.RETENTION_MS_CONFIG, ConfigDef.Type.LONG, 604_800_000L, Range.atLeast(-1));
        number(keys, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, ConfigDef.Type.INT, 1_048_588, Range.atLeast(0));
        number(keys, TopicConfig.INDEX_INTERVAL_BYTES_CONFIG, ConfigDef.Type.INT, 4096, Range.atLeast(0));
        number(keys, TopicConfig.DELETE_RETENTION_MS_CONFIG, ConfigDef.Type.LONG, 86_400_000L, Range.atLeast(0));
        number(keys, TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, ConfigDef.Type.LONG, 0L, Range.atLeast(0));
        number(keys, TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, ConfigDef.Type.LONG, Long.MAX_VALUE, Range.atLeast(1));
        number(keys, TopicConfig.FILE_DELETE_DELAY_MS_CONFIG, ConfigDef.Type.LONG, 60_000L, Range.atLeast(0));
        number(keys, TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, ConfigDef.Type.DOUBLE, 0.5, Range.between(0, 1));
        number(keys, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, ConfigDef.Type.INT, 1, Range.atLeast(1));
        number(keys, TopicConfig.COMPRESSION_GZIP_LEVEL_CONFIG, ConfigDef.Type.INT, -1, GZIP_LEVEL);
        number(keys, TopicConfig.COMPRESSION_LZ4_LEVEL_CONFIG, ConfigDef.Type.INT, 9, Range.between(1, 17));
        number(keys, TopicConfig.COMPRESSION_ZSTD_LEVEL_CONFIG, ConfigDef.Type.INT, 3, Range.between(-131_072, 22));
        number(
                keys,
                TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG,
                ConfigDef.Type.LONG,
                Long.MAX_VALUE,
                Range.atLeast(0));
        number(
                keys,
                TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                ConfigDef.Type.LONG,
                3_600_000L,
                Range.atLeast(0));
        number(keys, TopicConfig.LOCAL_LOG_RETENTION_MS_CONFIG, ConfigDef.Type.LONG, -2L, Range.atLeast(-2));
        number(keys, TopicConfig.LOCAL_LOG_RETENTION_BYTES_CONFIG, ConfigDef.Type.LONG, -2L, Range.atLeast(-2));
        return keys;
    }

    private static ConfigDef newer(ConfigDef keys) {
        text(keys, "errors.deadletterqueue.group.enable", ConfigDef.Type.BOOLEAN, "false", null);
        number(
                keys,
                "max.decompressed.message.bytes",
                ConfigDef.Type.INT,
                Integer.MAX_VALUE - 8,
                Range.between(1, Integer.MAX_VALUE - 8));
        number(keys, "remote.copy.lag.bytes", ConfigDef.Type.LONG, -1L, Range.atLeast(-1));
        number(keys, "remote.copy.lag.ms", ConfigDef.Type.LONG, 0L, Range.atLeast(-1));
        return keys;
    }

    private static ConfigDef.@Nullable ConfigKey definition(String key) {
        ConfigDef.ConfigKey known = KEYS.configKeys().get(key);
        return known == null ? NEWER.configKeys().get(key) : known;
    }

    private static void text(
            ConfigDef keys, String key, ConfigDef.Type type, String standard, @Nullable Validator range) {
        keys.define(key, type, ConfigDef.parseType(key, standard, type), range, Importance.MEDIUM, "");
    }

    private static void number(
            ConfigDef keys, String key, ConfigDef.Type type, Number standard, @Nullable Validator range) {
        keys.define(key, type, standard, range, Importance.MEDIUM, "");
    }

    /** Those of Kafka 4.3. */
    public static Set<String> names() {
        return new TreeSet<>(KEYS.names());
    }

    /** False for a key that no Kafka broker knows; those of a vendor, {@code confluent.…}, are not judged. */
    public static boolean isKnown(String key) {
        return definition(key) != null || key.startsWith("confluent.") || key.startsWith("redpanda.");
    }

    /** The known key that was most likely meant. */
    public static Optional<String> similar(String key) {
        return SimilarName.of(key, KEYS.names());
    }

    /** Why a broker would refuse the value; nothing for a key that is not known. */
    public static Optional<String> problem(String key, String value) {
        ConfigDef.ConfigKey definition = definition(key);
        if (definition == null) {
            return Optional.empty();
        }
        try {
            Object parsed = ConfigDef.parseType(key, value, definition.type());
            if (definition.validator != null) {
                definition.validator.ensureValid(key, parsed);
            }
            return Optional.empty();
        } catch (ConfigException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** What a broker with nothing configured would use; empty for a key that is not known. */
    public static String standard(String key) {
        ConfigDef.ConfigKey definition = definition(key);
        return definition == null
                ? ""
                : String.valueOf(ConfigDef.convertToString(definition.defaultValue, definition.type()));
    }
}
