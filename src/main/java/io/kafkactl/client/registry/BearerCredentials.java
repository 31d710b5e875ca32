package io.kafkactl.client.registry;

import io.kafkactl.client.plugin.Plugins;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.config.Masking;
import io.kafkactl.error.KafkactlException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads from the properties where the registry's bearer tokens come from. */
final class BearerCredentials {
    static final String SOURCE = "bearer.auth.credentials.source";
    static final String TOKEN = "bearer.auth.token";
    static final String ENDPOINT = "bearer.auth.issuer.endpoint.url";

    private static final Duration EXPIRY_BUFFER = Duration.ofMinutes(5);

    private final ConnectionSettings settings;
    private final RegistryProperties properties;
    private final HttpSender sender;

    BearerCredentials(ConnectionSettings settings, RegistryProperties properties, HttpSender sender) {
        this.settings = settings;
        this.properties = properties;
        this.sender = sender;
    }

    /** Exit 4 for a source that is unknown, or lacks what it needs. */
    Credentials read(String source) {
        Map<String, String> cloud = cloudHeaders();
        String why = "credentials source " + source.toUpperCase(Locale.ROOT);
        return switch (source.toUpperCase(Locale.ROOT)) {
            case "STATIC_TOKEN" -> {
                String token = properties.require(TOKEN, why);
                yield url -> RegistryCredentials.with(cloud, "Bearer " + token);
            }
            case "OAUTHBEARER" -> fetched(client(why), cloud);
            case "SASL_OAUTHBEARER_INHERIT" -> fetched(inherited(), cloud);
            case "UAMI", "OAUTHBEARER_AZURE_IMDS" -> fetched(identity(why), cloud);
            case "CUSTOM" ->
                PluginCredentials.of(
                        properties.require("bearer.auth.custom.provider.class", why),
                        new Plugins(settings),
                        configuration(),
                        cloud);
            default ->
                throw RegistryCredentials.unknown(
                        SOURCE, source, "STATIC_TOKEN, OAUTHBEARER, SASL_OAUTHBEARER_INHERIT, UAMI, CUSTOM");
        };
    }

    private Credentials fetched(TokenSource source, Map<String, String> cloud) {
        Duration buffer = Duration.ofSeconds(
                properties.count("bearer.auth.cache.expiry.buffer.seconds", (int) EXPIRY_BUFFER.toSeconds()));
        return new FetchedToken(source, sender, settings.timeout(), cloud, buffer);
    }

    private OAuthClient client(String why) {
        return new OAuthClient(
                endpoint(properties.require(ENDPOINT, why)),
                properties.require("bearer.auth.client.id", why),
                properties.require("bearer.auth.client.secret", why),
                properties.get("bearer.auth.scope"));
    }

    private OAuthClient inherited() {
        SaslLogin login = SaslLogin.of(settings.properties());
        return new OAuthClient(
                endpoint(login.tokenEndpoint()),
                login.require("clientId"),
                login.require("clientSecret"),
                login.find("scope").orElse(null));
    }

    private AzureIdentity identity(String why) {
        String query = properties.require("bearer.auth.issuer.endpoint.query", why);
        return new AzureIdentity(
                endpoint(properties.find(ENDPOINT).orElse(AzureIdentity.METADATA_SERVICE) + "?" + query));
    }

    /** What Confluent Cloud wants beside a token: which registry and which pool of identities it is for. */
    private Map<String, String> cloudHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        properties.find("bearer.auth.logical.cluster").ifPresent(value -> headers.put(Credentials.CLUSTER, value));
        properties.find("bearer.auth.identity.pool.id").ifPresent(value -> headers.put(Credentials.POOL, value));
        return headers;
    }

    /** As an application's client would get it: the registry's keys bare, beside all others. */
    private Map<String, String> configuration() {
        Map<String, String> all = new LinkedHashMap<>(settings.properties());
        all.putAll(properties.all());
        return all;
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
}
