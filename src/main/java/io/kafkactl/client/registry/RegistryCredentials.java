package io.kafkactl.client.registry;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.KafkactlException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads from the properties which credentials the registry gets, by the vendor's names of their sources. */
final class RegistryCredentials {
    private static final String BASIC_SOURCE = "basic.auth.credentials.source";
    private static final String USER_INFO = "basic.auth.user.info";
    private static final String AUTHORIZATION = "Authorization";

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
        return bearer.map(source -> new BearerCredentials(settings, properties, sender).read(source))
                .orElseGet(() -> basic(basic.orElse("URL")));
    }

    private Optional<String> bearerSource() {
        return properties
                .find(BearerCredentials.SOURCE)
                .or(() -> properties.find(BearerCredentials.TOKEN).map(given -> "STATIC_TOKEN"))
                .or(() -> properties.find(BearerCredentials.ENDPOINT).map(given -> "OAUTHBEARER"));
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

    static KafkactlException unknown(String key, String source, String known) {
        return KafkactlException.invalid(
                "INVALID_PROPERTY",
                "registry." + key + "=" + source + " is not supported",
                "use one of " + known + "; a header of your own goes into registry.request.header.NAME");
    }
}
