package io.kafkactl.client.registry;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.config.Masking;
import io.kafkactl.error.KafkactlException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads from the properties which credentials the registry gets, by the vendor's names of their sources. */
final class RegistryCredentials {
    private static final String BASIC_SOURCE = "basic.auth.credentials.source";
    private static final String USER_INFO = "basic.auth.user.info";
    private static final String BEARER_SOURCE = "bearer.auth.credentials.source";
    private static final String TOKEN = "bearer.auth.token";
    private static final String ISSUER = "bearer.auth.issuer.endpoint.url";

    private static final String AUTHORIZATION = "Authorization";
    private static final Duration EXPIRY_BUFFER = Duration.ofMinutes(5);

    private final ConnectionSettings settings;
    private final RegistryProperties properties;
    private final HttpSender sender;

    RegistryCredentials(ConnectionSettings settings, RegistryProperties properties, HttpSender sender) {
        this.settings = settings;
        this.properties = properties;
        this.sender = sender;
    }

    /** Exit 4 for a source that is unknown, or lacks what it needs. */
    Credentials read() {
        Optional<String> bearer = bearerSource();
        Optional<String> basic = properties
                .find(BASIC_SOURCE)
                .or(() -> properties.find(USER_INFO).map(given -> "USER_INFO"));
        if (bearer.isPresent() && basic.isPresent()) {
            throw KafkactlException.invalid(
                    "INVALID_PROPERTY",
                    "the schema registry is given basic.auth and bearer.auth credentials at once",
                    "remove one of them");
        }
        return bearer.map(this::bearer).orElseGet(() -> basic(basic.orElse("URL")));
    }

    private Optional<String> bearerSource() {
        return properties
                .find(BEARER_SOURCE)
                .or(() -> properties.find(TOKEN).map(given -> "STATIC_TOKEN"))
                .or(() -> properties.find(ISSUER).map(given -> "OAUTHBEARER"));
    }

    private Credentials basic(String source) {
        return switch (source.toUpperCase(Locale.ROOT)) {
            case "USER_INFO" -> {
                String userInfo = properties.require(USER_INFO, "credentials source USER_INFO");
                if (userInfo.indexOf(':') < 0) {
                    throw KafkactlException.invalid(
                            "INVALID_PROPERTY", "registry." + USER_INFO + " is not NAME:PASSWORD", null);
                }
                yield url -> basicHeader(userInfo);
            }
            case "URL" -> url -> url.userInfo() == null ? Map.of() : basicHeader(url.userInfo());
            case "SASL_INHERIT" -> {
                SaslLogin login = SaslLogin.of(settings.properties());
                String userInfo = login.require("username") + ":" + login.require("password");
                yield url -> basicHeader(userInfo);
            }
            default -> throw unknown(BASIC_SOURCE, source, "USER_INFO, URL, SASL_INHERIT");
        };
    }

    private Credentials bearer(String source) {
        Map<String, String> cloud = cloudHeaders();
        return switch (source.toUpperCase(Locale.ROOT)) {
            case "STATIC_TOKEN" -> {
                String token = properties.require(TOKEN, "credentials source STATIC_TOKEN");
                yield url -> with(cloud, "Bearer " + token);
            }
            case "OAUTHBEARER" -> {
                String why = "credentials source OAUTHBEARER";
                yield new OAuthCredentials(
                        new OAuthClient(
                                endpoint(properties.require(ISSUER, why)),
                                properties.require("bearer.auth.client.id", why),
                                properties.require("bearer.auth.client.secret", why),
                                properties.get("bearer.auth.scope")),
                        sender,
                        settings.timeout(),
                        cloud,
                        expiryBuffer());
            }
            case "SASL_OAUTHBEARER_INHERIT" -> {
                SaslLogin login = SaslLogin.of(settings.properties());
                yield new OAuthCredentials(
                        new OAuthClient(
                                endpoint(login.tokenEndpoint()),
                                login.require("clientId"),
                                login.require("clientSecret"),
                                login.find("scope").orElse(null)),
                        sender,
                        settings.timeout(),
                        cloud,
                        expiryBuffer());
            }
            default -> throw unknown(BEARER_SOURCE, source, "STATIC_TOKEN, OAUTHBEARER, SASL_OAUTHBEARER_INHERIT");
        };
    }

    /** What Confluent Cloud wants beside a token: which registry and which pool of identities it is for. */
    private Map<String, String> cloudHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        properties.find("bearer.auth.logical.cluster").ifPresent(value -> headers.put("target-sr-cluster", value));
        properties
                .find("bearer.auth.identity.pool.id")
                .ifPresent(value -> headers.put("Confluent-Identity-Pool-Id", value));
        return headers;
    }

    private Duration expiryBuffer() {
        return Duration.ofSeconds(
                properties.count("bearer.auth.cache.expiry.buffer.seconds", (int) EXPIRY_BUFFER.toSeconds()));
    }

    private static URI endpoint(String address) {
        try {
            URI uri = new URI(address);
            if (uri.getHost() != null
                    && (uri.getScheme().equals("http") || uri.getScheme().equals("https"))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below, as for any other address that is no use.
        }
        throw KafkactlException.invalid(
                "INVALID_PROPERTY", "the token endpoint '" + Masking.url(address) + "' is no http or https URL", null);
    }

    private static Map<String, String> basicHeader(String userInfo) {
        return Map.of(
                AUTHORIZATION,
                "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8)));
    }

    static Map<String, String> with(Map<String, String> headers, String authorization) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(AUTHORIZATION, authorization);
        return all;
    }

    private static KafkactlException unknown(String key, String source, String known) {
        return KafkactlException.invalid(
                "INVALID_PROPERTY",
                "registry." + key + "=" + source + " is not supported",
                "use one of " + known + "; a header of your own goes into registry.request.header.NAME");
    }
}
