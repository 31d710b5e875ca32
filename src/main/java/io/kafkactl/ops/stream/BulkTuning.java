package io.kafkactl.ops.stream;

import io.kafkactl.config.ConnectionSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.IsolationLevel;

/** Consumer settings for moving many records, where the user chose none. */
final class BulkTuning {
    private static final int MIB = 1 << 20;
    private static final int POLL_RECORDS = 5_000;

    private BulkTuning() {}

    static Map<String, Object> consumer(ConnectionSettings settings) {
        Map<String, Object> tuning = new HashMap<>();
        tuning.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        tuning.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * MIB);
        tuning.keySet().removeIf(key -> property(settings, "consumer.", key).isPresent());
        return tuning;
    }

    static IsolationLevel isolation(ConnectionSettings settings) {
        return property(settings, "consumer.", ConsumerConfig.ISOLATION_LEVEL_CONFIG)
                        .filter("read_uncommitted"::equals)
                        .isPresent()
                ? IsolationLevel.READ_UNCOMMITTED
                : IsolationLevel.READ_COMMITTED;
    }

    /** What the user set, for one kind of client or for all. */
    static Optional<String> property(ConnectionSettings settings, String prefix, String key) {
        return Optional.ofNullable(settings.properties().get(prefix + key))
                .or(() -> Optional.ofNullable(settings.properties().get(key)));
    }
}
