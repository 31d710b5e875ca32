package io.kafkactl.client;

import io.kafkactl.client.diagnosis.BrokerProbe;
import io.kafkactl.client.diagnosis.ProbeResult;
import io.kafkactl.config.ConnectionSettings;
import java.util.List;

/** The way to a cluster, step by step, with the properties that an admin client would have. */
public final class BrokerWay {
    private BrokerWay() {}

    /** How each step went. */
    public static List<ProbeResult> steps(ConnectionSettings settings) {
        return probe(settings).steps();
    }

    static BrokerProbe probe(ConnectionSettings settings) {
        ConnectionSettings known = SecretProperties.forBrokers(settings);
        return new BrokerProbe(known, ClientDefaults.admin(known));
    }
}
