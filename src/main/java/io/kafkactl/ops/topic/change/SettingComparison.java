package io.kafkactl.ops.topic.change;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigType;
import org.jspecify.annotations.Nullable;

/** Compares a setting as brokers have it with a value that somebody wrote. */
public final class SettingComparison {
    private static final List<ConfigSource> ABOVE_THE_TOPIC = List.of(
            ConfigSource.DYNAMIC_BROKER_CONFIG,
            ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG,
            ConfigSource.STATIC_BROKER_CONFIG,
            ConfigSource.DEFAULT_CONFIG);
    private static final Map<String, Long> MILLIS = Map.of("minutes", 60_000L, "hours", 3_600_000L);
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private SettingComparison() {}

    /** Exit 4 for a key that the brokers do not know. They would unset such a key in silence. */
    public static ConfigEntry require(Config current, String key) {
        ConfigEntry entry = current.get(key);
        if (entry != null) {
            return entry;
        }
        List<String> known =
                current.entries().stream().map(ConfigEntry::name).sorted().toList();
        throw KafkactlException.invalid(
                "INVALID_CONFIG",
                "the brokers know no topic setting '" + key + "'",
                SimilarName.of(key, known)
                        .map(similar -> "did you mean '" + similar + "'?")
                        .orElse("they know " + String.join(", ", known)));
    }

    /** What holds once the topic says nothing itself, for people; null when the brokers do not tell. */
    static @Nullable String inherited(ConfigEntry entry) {
        String value = inheritedValue(entry);
        return value == null ? null : value + " (inherited)";
    }

    /** What holds once the topic says nothing itself; null when the brokers do not tell. */
    public static @Nullable String inheritedValue(ConfigEntry entry) {
        return entry.synonyms().stream()
                .filter(synonym -> ABOVE_THE_TOPIC.contains(synonym.source()))
                .map(synonym -> inUnitOf(entry.name(), synonym))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The brokers' {@code log.retention.hours} stands for a topic's {@code retention.ms}; null in any other unit. */
    private static @Nullable String inUnitOf(String key, ConfigEntry.ConfigSynonym synonym) {
        String unit = lastWord(synonym.name());
        String value = synonym.value();
        if (value == null || unit.equals(lastWord(key))) {
            return value;
        }
        Long millis = MILLIS.get(unit);
        if (!lastWord(key).equals("ms") || millis == null || !value.matches("-?\\d{1,10}")) {
            return null;
        }
        long number = Long.parseLong(value);
        return Long.toString(number < 0 ? number : number * millis);
    }

    private static String lastWord(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** The same to the brokers, however it is written: they normalise numbers, and a list's order means nothing. */
    public static boolean isSame(ConfigEntry entry, String wanted) {
        if (entry.isSensitive() || entry.value() == null) {
            return false;
        }
        String actual = entry.value().strip();
        if (entry.type() == ConfigType.LIST || actual.contains(",")) {
            return words(actual).equals(words(wanted));
        }
        if (NUMBER.matcher(actual).matches() && NUMBER.matcher(wanted.strip()).matches()) {
            return new BigDecimal(actual).compareTo(new BigDecimal(wanted.strip())) == 0;
        }
        return entry.type() == ConfigType.BOOLEAN
                ? actual.equals(wanted.strip().toLowerCase(Locale.ROOT))
                : actual.equals(wanted.strip());
    }

    private static Set<String> words(String value) {
        return Arrays.stream(value.split(",")).map(String::strip).collect(Collectors.toSet());
    }
}
