package io.kafkactl.client.registry;

import io.kafkactl.config.RegistryAddress;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The client properties of the registry by the vendor's bare names: {@code registry.KEY} wins over
 * {@code schema.registry.KEY}, and that over the few keys that the vendor's files have without prefix.
 */
final class RegistryProperties {
    static final String HEADER_PREFIX = "request.header.";

    private static final String OWN_PREFIX = "registry.";
    private static final Set<String> KNOWN = Set.of(
            "url",
            "url.randomize",
            "basic.auth.credentials.source",
            "basic.auth.user.info",
            "bearer.auth.credentials.source",
            "bearer.auth.token",
            "bearer.auth.issuer.endpoint.url",
            "bearer.auth.issuer.endpoint.query",
            "bearer.auth.custom.provider.class",
            "bearer.auth.client.id",
            "bearer.auth.client.secret",
            "bearer.auth.scope",
            "bearer.auth.logical.cluster",
            "bearer.auth.identity.pool.id",
            "bearer.auth.cache.expiry.buffer.seconds",
            "proxy.host",
            "proxy.port",
            "http.connect.timeout.ms",
            "http.read.timeout.ms",
            "max.retries",
            "retries.wait.ms",
            "retries.max.wait.ms");
    private static final Set<String> SSL = Set.of(
            "ssl.protocol",
            "ssl.provider",
            "ssl.cipher.suites",
            "ssl.enabled.protocols",
            "ssl.keystore.type",
            "ssl.keystore.location",
            "ssl.keystore.password",
            "ssl.keystore.key",
            "ssl.keystore.certificate.chain",
            "ssl.key.password",
            "ssl.truststore.type",
            "ssl.truststore.location",
            "ssl.truststore.password",
            "ssl.truststore.certificates",
            "ssl.keymanager.algorithm",
            "ssl.trustmanager.algorithm",
            "ssl.secure.random.implementation",
            "ssl.endpoint.identification.algorithm");

    private final Map<String, String> values;

    private RegistryProperties(Map<String, String> values) {
        this.values = values;
    }

    /** Exit 4 for a name that is all but one we know: a setting the user relies on would be without effect. */
    static RegistryProperties of(Map<String, String> clientProperties) {
        Map<String, String> values = new TreeMap<>();
        // The weakest first, so that the others replace it.
        clientProperties.forEach((key, value) -> {
            if (RegistryAddress.owns(key)
                    && !key.startsWith(OWN_PREFIX)
                    && !key.startsWith(RegistryAddress.VENDOR_PREFIX)) {
                values.put(key, value);
            }
        });
        for (String prefix :
                List.of(RegistryAddress.VENDOR_PREFIX, OWN_PREFIX + RegistryAddress.VENDOR_PREFIX, OWN_PREFIX)) {
            clientProperties.forEach((key, value) -> {
                String bare = key.startsWith(prefix) ? key.substring(prefix.length()) : "";
                if (!bare.isEmpty() && !bare.startsWith(RegistryAddress.VENDOR_PREFIX)) {
                    values.put(bare, value);
                }
            });
        }
        values.keySet().forEach(RegistryProperties::requireNoSlip);
        return new RegistryProperties(values);
    }

    private static void requireNoSlip(String key) {
        if (isKnown(key)) {
            return;
        }
        Map<String, String> all = new TreeMap<>();
        KNOWN.forEach(known -> all.put(known, known));
        SSL.forEach(known -> all.put(known, known));
        SimilarName.of(key, all.keySet())
                .filter(similar -> Math.abs(similar.length() - key.length()) <= 2)
                .ifPresent(similar -> {
                    throw KafkactlException.invalid(
                            "UNKNOWN_PROPERTY",
                            "the schema registry's client has no property '" + key + "'",
                            "did you mean '" + similar + "'?");
                });
    }

    private static boolean isKnown(String key) {
        return KNOWN.contains(key) || SSL.contains(key) || key.startsWith(HEADER_PREFIX);
    }

    /** Those we do nothing with; the vendor's serializers have many of their own. */
    List<String> unknown() {
        return values.keySet().stream().filter(key -> !isKnown(key)).toList();
    }

    /** All of them, by their bare names. */
    Map<String, String> all() {
        return Map.copyOf(values);
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    @Nullable
    String get(String key) {
        return find(key).orElse(null);
    }

    /** The value, or exit 4: without it {@code why} cannot work. */
    String require(String key, String why) {
        return find(key)
                .orElseThrow(() -> KafkactlException.invalid(
                        "MISSING_PROPERTY",
                        why + " needs the property '" + key + "'",
                        "add -X registry." + key + "=…"));
    }

    Duration millis(String key, Duration otherwise) {
        return find(key).map(value -> Duration.ofMillis(number(key, value))).orElse(otherwise);
    }

    int count(String key, int otherwise) {
        return find(key).map(value -> (int) number(key, value)).orElse(otherwise);
    }

    private static long number(String key, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a negative one.
        }
        throw KafkactlException.invalid(
                "INVALID_PROPERTY", "registry." + key + "=" + value + " is not a number from 0 on", null);
    }

    boolean flag(String key) {
        return find(key).map(Boolean::parseBoolean).orElse(false);
    }

    /** What the user adds to each request, by header name. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(HEADER_PREFIX)) {
                headers.put(key.substring(HEADER_PREFIX.length()), value);
            }
        });
        return headers;
    }

    /** The keys of Kafka's own TLS settings, as Kafka spells them. */
    Map<String, String> ssl() {
        Map<String, String> ssl = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (SSL.contains(key)) {
                ssl.put(key, value);
            }
        });
        return ssl;
    }
}
