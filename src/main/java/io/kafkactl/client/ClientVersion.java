package io.kafkactl.client;

import org.apache.kafka.common.utils.AppInfoParser;

/** The version of the Kafka client library in use. */
public final class ClientVersion {
    private ClientVersion() {}

    public static String text() {
        return AppInfoParser.getVersion();
    }
}
