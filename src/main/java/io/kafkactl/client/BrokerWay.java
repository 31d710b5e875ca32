package io.kafkactl.client;

import io.kafkactl.client.diagnosis.BrokerProbe;
import io.kafkactl.client.diagnosis.ProbeResult;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.KafkactlException;
import java.util.List;

/** The way to a cluster, step by step, with the properties that an admin client would have. */
public final class BrokerWay {
    private BrokerWay() {}

    /** How each step went; exit 2 when nothing says where to go. */
    public static List<ProbeResult> steps(ConnectionSettings settings) {
        if (settings.bootstrapServers().isEmpty()) {
            throw KafkactlException.usage("no brokers to connect to", "add -b HOST:PORT or -c NAME");
        }
        return new BrokerProbe(settings, ClientDefaults.admin(settings)).steps();
    }
}
