package io.kafkactl.sandbox;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/** Asks a registry whether it is ready for requests. */
final class RegistryProbe {
    private static final int TIMEOUT_MILLIS = 2_000;

    private RegistryProbe() {}

    /** False while nobody answers on its management port, too. */
    static boolean ready(RegistryState registry) {
        URI health = URI.create("http://" + FreePorts.LOOPBACK + ":" + registry.managementPort() + "/health/ready");
        try {
            HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
