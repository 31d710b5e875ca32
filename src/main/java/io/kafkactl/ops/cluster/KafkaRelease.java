package io.kafkactl.ops.cluster;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Names the release that a level of {@code metadata.version} came with: brokers tell no version of their software. */
final class KafkaRelease {
    static final String FEATURE = "metadata.version";

    /** The first level of each release, by Kafka's enum MetadataVersion. */
    private static final NavigableMap<Integer, String> FIRST_LEVELS = new TreeMap<>(Map.ofEntries(
            Map.entry(1, "3.0"),
            Map.entry(2, "3.1"),
            Map.entry(3, "3.2"),
            Map.entry(4, "3.3"),
            Map.entry(8, "3.4"),
            Map.entry(9, "3.5"),
            Map.entry(12, "3.6"),
            Map.entry(15, "3.7"),
            Map.entry(20, "3.8"),
            Map.entry(21, "3.9"),
            Map.entry(22, "4.0"),
            Map.entry(26, "4.1"),
            Map.entry(28, "4.2"),
            Map.entry(30, "4.3"),
            Map.entry(31, "4.4")));

    /** The last level of the newest release above. */
    private static final int LAST_KNOWN = 33;

    private KafkaRelease() {}

    /** {@code 4.3}, or {@code 4.4+} for a level of a later release; null for a level below all. */
    static @Nullable String of(int level) {
        Map.Entry<Integer, String> release = FIRST_LEVELS.floorEntry(level);
        return release == null ? null : release.getValue() + (level > LAST_KNOWN ? "+" : "");
    }
}
