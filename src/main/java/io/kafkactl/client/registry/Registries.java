package io.kafkactl.client.registry;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.logging.Logger;

/** Opens the registry that the settings name. */
public final class Registries {
    private static final Logger LOG = Logger.getLogger(Registries.class.getName());

    private Registries() {}

    /** Nothing is sent yet. Exit 2 when the settings name no registry, 4 for properties that cannot be used. */
    public static SchemaRegistry open(ConnectionSettings settings, Cancellation cancellation) {
        settings.requireSchemaRegistry();
        RegistryProperties properties = RegistryProperties.of(settings.properties());
        properties
                .unknown()
                .forEach(key -> LOG.fine(() -> "the schema registry's client does not know the property " + key));
        RegistrySettings registry = RegistrySettings.of(settings, properties);
        HttpClient client = client(registry, properties.ssl());
        Credentials credentials =
                new RegistryCredentials(settings, properties, new HttpSender(client, cancellation)).read();
        return new HttpSchemaRegistry(new RegistryTransport(registry, credentials, client, cancellation));
    }

    private static HttpClient client(RegistrySettings registry, Map<String, String> ssl) {
        HttpClient.Builder client = HttpClient.newBuilder()
                // Over plain HTTP the offer of version 2 confuses some gateways, and a command sends few requests.
                .version(HttpClient.Version.HTTP_1_1)
                // A redirect would carry the credentials to a host that nobody named.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(registry.connectTimeout());
        if (!ssl.isEmpty()) {
            client.sslContext(RegistryTls.context(ssl));
        }
        if (registry.proxy() != null) {
            client.proxy(new RegistryProxy(registry.proxy()));
        }
        return client.build();
    }
}
