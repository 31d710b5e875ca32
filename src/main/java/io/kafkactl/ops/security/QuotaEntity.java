package io.kafkactl.ops.security;

import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilterComponent;
import org.jspecify.annotations.Nullable;

/**
 * Whom a quota limits: a user, a client id, a user's client id, or an address; {@link #DEFAULT} stands for all that have
 * no quota of their own, null for none of the kind.
 */
public record QuotaEntity(
        @Nullable String user,
        @Nullable String clientId,
        @Nullable String ip) {
    /** As Kafka's own tools write it. */
    public static final String DEFAULT = "<default>";

    /** Exit 2 for an address beside a user or client id: quotas know no such pair. */
    public QuotaEntity {
        if (ip != null && (user != null || clientId != null)) {
            throw KafkactlException.usage(
                    "a quota is for an address, or for users and client ids", "leave --ip or the others out");
        }
    }

    static QuotaEntity of(ClientQuotaEntity entity) {
        return new QuotaEntity(
                part(entity, ClientQuotaEntity.USER),
                part(entity, ClientQuotaEntity.CLIENT_ID),
                part(entity, ClientQuotaEntity.IP));
    }

    private static @Nullable String part(ClientQuotaEntity entity, String type) {
        if (!entity.entries().containsKey(type)) {
            return null;
        }
        String name = entity.entries().get(type);
        return name == null ? DEFAULT : name;
    }

    public boolean isEmpty() {
        return user == null && clientId == null && ip == null;
    }

    /** For people: {@code user 'alice', client id <default>}. */
    public String words() {
        List<String> words = new ArrayList<>();
        add(words, "user", user);
        add(words, "client id", clientId);
        add(words, "address", ip);
        return String.join(", ", words);
    }

    private static void add(List<String> words, String kind, @Nullable String name) {
        if (name != null) {
            words.add(name.equals(DEFAULT) ? "every other " + kind : kind + " '" + name + "'");
        }
    }

    ClientQuotaEntity kafka() {
        Map<String, @Nullable String> entries = new HashMap<>();
        put(entries, ClientQuotaEntity.USER, user);
        put(entries, ClientQuotaEntity.CLIENT_ID, clientId);
        put(entries, ClientQuotaEntity.IP, ip);
        return new ClientQuotaEntity(entries);
    }

    private static void put(Map<String, @Nullable String> entries, String type, @Nullable String name) {
        if (name != null) {
            entries.put(type, name.equals(DEFAULT) ? null : name);
        }
    }

    /** What to ask for to find all quotas in which these parts occur. */
    List<ClientQuotaFilterComponent> components() {
        List<ClientQuotaFilterComponent> components = new ArrayList<>();
        kafka().entries()
                .forEach((type, name) -> components.add(
                        name == null
                                ? ClientQuotaFilterComponent.ofDefaultEntity(type)
                                : ClientQuotaFilterComponent.ofEntity(type, name)));
        return components;
    }

    /** Exit 4 for a quota that brokers do not keep for this kind of entity. */
    void require(QuotaKey key) {
        boolean ofAddresses = key == QuotaKey.CONNECTION_CREATION_RATE;
        if (ofAddresses != (ip != null)) {
            throw KafkactlException.invalid(
                    "INVALID_QUOTA",
                    key + " is no quota of " + words(),
                    ofAddresses
                            ? "it limits addresses: --ip"
                            : "an address has " + QuotaKey.CONNECTION_CREATION_RATE + " only");
        }
    }

    ClientQuotaAlteration alteration(List<ClientQuotaAlteration.Op> operations) {
        return new ClientQuotaAlteration(kafka(), operations);
    }
}
