package io.kafkactl.client.registry;

import java.util.Map;

/** Says to the registry who we are. */
interface Credentials {
    Credentials NONE = url -> Map.of();

    /** The header that names the registry in the vendor's cloud. */
    String CLUSTER = "target-sr-cluster";

    /** The header that names the pool of identities there. */
    String POOL = "Confluent-Identity-Pool-Id";

    /** The headers that a request to this address carries. */
    Map<String, String> headers(RegistryUrl url);

    /** Forgets what the registry has just refused; true when another try has a chance. */
    default boolean renew() {
        return false;
    }
}
