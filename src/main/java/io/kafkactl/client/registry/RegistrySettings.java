package io.kafkactl.client.registry;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.KafkactlException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the registry is reached.
 *
 * @param timeout for one call with all its retries
 * @param readTimeout for one attempt at one address
 * @param retries rounds through all addresses after the first
 * @param retryWait before the second round; doubled before each further one
 */
record RegistrySettings(
        List<RegistryUrl> urls,
        Duration timeout,
        Duration connectTimeout,
        Duration readTimeout,
        int retries,
        Duration retryWait,
        Duration longestRetryWait,
        Map<String, String> headers,
        @Nullable InetSocketAddress proxy) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int RETRIES = 3;
    private static final Duration RETRY_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_RETRY_WAIT = Duration.ofSeconds(20);
    private static final int MAX_PORT = 65_535;

    RegistrySettings {
        urls = List.copyOf(urls);
        headers = Map.copyOf(headers);
    }

    static RegistrySettings of(ConnectionSettings settings, RegistryProperties properties) {
        List<RegistryUrl> urls = new ArrayList<>(
                settings.schemaRegistry().stream().map(RegistryUrl::of).toList());
        if (properties.flag("url.randomize")) {
            Collections.shuffle(urls);
        }
        // One address that never answers must leave time for the others.
        Duration share = settings.timeout().dividedBy(urls.size());
        Duration read = atLeastOne(properties.millis("http.read.timeout.ms", share));
        Duration connect = atLeastOne(properties.millis("http.connect.timeout.ms", shorter(CONNECT_TIMEOUT, read)));
        return new RegistrySettings(
                urls,
                settings.timeout(),
                connect,
                read,
                properties.count("max.retries", RETRIES),
                properties.millis("retries.wait.ms", RETRY_WAIT),
                properties.millis("retries.max.wait.ms", LONGEST_RETRY_WAIT),
                properties.headers(),
                proxy(properties));
    }

    private static Duration atLeastOne(Duration duration) {
        return duration.toMillis() < 1 ? Duration.ofMillis(1) : duration;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static @Nullable InetSocketAddress proxy(RegistryProperties properties) {
        String host = properties.get("proxy.host");
        if (host == null) {
            return null;
        }
        properties.require("proxy.port", "proxy.host");
        int port = properties.count("proxy.port", 0);
        if (port < 1 || port > MAX_PORT) {
            throw KafkactlException.invalid(
                    "INVALID_PROPERTY", "registry.proxy.port=" + port + " is no port between 1 and " + MAX_PORT, null);
        }
        return new InetSocketAddress(host, port);
    }
}
