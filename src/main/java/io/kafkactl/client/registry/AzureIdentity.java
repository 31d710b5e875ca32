package io.kafkactl.client.registry;

import java.net.URI;
import java.net.http.HttpRequest;

/**
 * The managed identity of the Azure machine that we run on: its metadata service gives tokens to whoever asks from
 * there.
 *
 * @param endpoint with the query that names the resource and the identity
 */
record AzureIdentity(URI endpoint) implements TokenSource {
    /** The same on every machine, and only reached from it. */
    static final String METADATA_SERVICE = "http://169.254.169.254/metadata/identity/oauth2/token";

    @Override
    public HttpRequest tokenRequest() {
        return HttpRequest.newBuilder(endpoint)
                .header("Accept", "application/json")
                .header("Metadata", "true")
                .GET()
                .build();
    }

    @Override
    public String advice() {
        return "check registry.bearer.auth.issuer.endpoint.query: api-version, resource and client_id";
    }
}
