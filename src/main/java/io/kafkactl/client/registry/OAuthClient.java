package io.kafkactl.client.registry;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Who asks which issuer for tokens, by the client credentials grant of RFC 6749. */
record OAuthClient(
        URI endpoint, String id, String secret, @Nullable String scope) implements TokenSource {
    @Override
    public HttpRequest tokenRequest() {
        String form = "grant_type=client_credentials" + (scope == null ? "" : "&scope=" + encode(scope));
        String login = encode(id) + ":" + encode(secret);
        return HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString(form))
                .build();
    }

    @Override
    public String advice() {
        return "check registry.bearer.auth.client.id, client.secret and scope";
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
