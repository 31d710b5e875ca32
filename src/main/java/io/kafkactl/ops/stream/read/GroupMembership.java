package io.kafkactl.ops.stream.read;

import io.kafkactl.config.ConnectionSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;

/**
 * How to read as a member of a consumer group.
 *
 * @param commit commit the offsets of what is safely out
 * @param staticMember the member's lasting id, or null
 */
public record GroupMembership(
        String group, boolean commit, @Nullable String staticMember) {
    /** A member that was killed is missed after so long, not after the client's 45 s. */
    private static final int SESSION_MILLIS = 10_000;

    private static final int METADATA_MILLIS = 10_000;

    /** How long the broker keeps a transaction open that commits offsets of a group, when its producer went silent. */
    public static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(30);
    /** When the offsets in the transaction of a killed process are decided; brokers look every 10 s. */
    static final Duration OUTCOME_KNOWN_AFTER = TRANSACTION_TIMEOUT.plusSeconds(15);

    /** The settings of a consumer that is this member; a session time-out that the user chose stays. */
    public Map<String, Object> consumer(ConnectionSettings settings) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MILLIS);
        if (!isSharedOutByBrokers(settings)
                && settings.property("consumer.", ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG)
                        .isEmpty()) {
            config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        }
        if (staticMember != null) {
            config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, staticMember);
        }
        return config;
    }

    /** True when the user chose the protocol in which brokers decide who gets what, and how long a member may be silent. */
    public static boolean isSharedOutByBrokers(ConnectionSettings settings) {
        return settings.property("consumer.", ConsumerConfig.GROUP_PROTOCOL_CONFIG)
                .filter(protocol -> "consumer".equals(protocol.toLowerCase(Locale.ROOT)))
                .isPresent();
    }
}
