package io.kafkactl.testkit;

import org.junit.jupiter.api.Assumptions;

/** Where the integration tests find a real broker. */
public final class Brokers {
    private Brokers() {}

    public static String bootstrapServers() {
        String servers = System.getProperty("kafkactl.test.bootstrap", "");
        Assumptions.assumeFalse(servers.isEmpty(), "no broker: -Dkafkactl.test.bootstrap=HOST:PORT names one");
        return servers;
    }
}
