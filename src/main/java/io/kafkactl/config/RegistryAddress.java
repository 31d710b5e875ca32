package io.kafkactl.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where a schema registry is: reads lists of addresses, and knows which client properties are the registry's. */
public final class RegistryAddress {
    /** What the vendor's own property files put before a registry property. */
    public static final String VENDOR_PREFIX = "schema.registry.";

    private static final String OWN_PREFIX = "registry.";
    /** Each name that a property with the registry's addresses may have. */
    static final List<String> URL_KEYS =
            List.of(OWN_PREFIX + "url", OWN_PREFIX + VENDOR_PREFIX + "url", VENDOR_PREFIX + "url");
    // The vendor's files have these without any prefix, and no broker client knows them.
    private static final List<String> BARE_PREFIXES = List.of("basic.auth.", "bearer.auth.");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private RegistryAddress() {}

    /** The addresses of a list with commas, without the slashes at their ends. */
    public static List<String> list(String addresses) {
        return Arrays.stream(addresses.split(",", -1)).map(String::strip).toList();
    }

    /** What is wrong with the first unusable address, or nothing. */
    public static Optional<String> complaint(List<String> addresses) {
        return addresses.stream().flatMap(RegistryAddress::complaint).findFirst();
    }

    private static Stream<String> complaint(String address) {
        String shown = "'" + Masking.url(address) + "'";
        try {
            URI uri = new URI(address);
            if (uri.getHost() == null && String.valueOf(uri.getAuthority()).matches("[\\w.-]*_[\\w.-]*(:\\d+)?")) {
                return Stream.of(shown + " names a host with '_', which no URL may");
            }
            if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme()) || uri.getHost() == null) {
                return Stream.of(shown + " is not http://HOST[:PORT] or https://HOST[:PORT]");
            }
            return uri.getQuery() != null || uri.getFragment() != null
                    ? Stream.of(shown + " ends with more than a path")
                    : Stream.empty();
        } catch (URISyntaxException e) {
            return Stream.of(shown + " is no URL");
        }
    }

    /** The addresses among client properties, if they have any. */
    static Optional<String> among(Map<String, String> properties) {
        return URL_KEYS.stream().map(properties::get).filter(Objects::nonNull).findFirst();
    }

    /** Whether a client property belongs to the registry alone. */
    public static boolean owns(String key) {
        return key.startsWith(OWN_PREFIX)
                || key.startsWith(VENDOR_PREFIX)
                || BARE_PREFIXES.stream().anyMatch(key::startsWith);
    }
}
