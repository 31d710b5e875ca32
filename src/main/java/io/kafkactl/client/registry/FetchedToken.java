package io.kafkactl.client.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tokens that are fetched: one serves until shortly before it expires, or until the registry refuses it. */
final class FetchedToken implements Credentials {
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private record Token(String value, long usableUntil) {}

    private final TokenSource source;
    private final HttpSender sender;
    private final Duration timeout;
    private final Map<String, String> headers;
    private final Duration expiryBuffer;
    private @Nullable Token token;

    /** {@code expiryBuffer} is how long before its end a token is replaced. */
    FetchedToken(
            TokenSource source,
            HttpSender sender,
            Duration timeout,
            Map<String, String> headers,
            Duration expiryBuffer) {
        this.source = source;
        this.sender = sender;
        this.timeout = timeout;
        this.headers = Map.copyOf(headers);
        this.expiryBuffer = expiryBuffer;
    }

    @Override
    public synchronized Map<String, String> headers(RegistryUrl url) {
        Token usable = token;
        if (usable == null || System.nanoTime() - usable.usableUntil >= 0) {
            usable = fetch();
            token = usable;
        }
        return RegistryCredentials.with(headers, "Bearer " + usable.value);
    }

    @Override
    public synchronized boolean renew() {
        token = null;
        return true;
    }

    private Token fetch() {
        RegistryUrl issuer = RegistryUrl.of(source.endpoint().toString());
        try {
            long now = System.nanoTime();
            RegistryAnswer answer = RegistryAnswer.of(
                    issuer, sender.send(source.tokenRequest(), timeout, "get a token from " + issuer));
            JsonNode value = answer.json().path("access_token");
            if (!answer.isSuccess() || !value.isTextual()) {
                throw refused(answer);
            }
            // An issuer that says nothing is asked again for the next command.
            long life = answer.json().path("expires_in").asLong(Integer.MAX_VALUE);
            long usable = Math.max(life - expiryBuffer.toSeconds(), life / 2);
            return new Token(value.asText(), now + Duration.ofSeconds(usable).toNanos());
        } catch (IOException e) {
            throw KafkactlException.unreachable(
                    "TOKEN_ENDPOINT_UNREACHABLE",
                    "cannot get a token for the schema registry: no answer from " + issuer + " ("
                            + RegistryErrors.reason(e) + ")",
                    "check the token endpoint, registry.bearer.auth.issuer.endpoint.url",
                    e);
        }
    }

    private KafkactlException refused(RegistryAnswer answer) {
        String error = answer.json().path("error").asText("");
        String more = answer.json().path("error_description").asText("");
        String reason = "HTTP " + answer.status() + (error.isEmpty() ? "" : ", " + error)
                + (more.isEmpty() ? "" : ": " + more.strip().replaceAll("\\s+", " "));
        boolean denied = answer.status() >= BAD_REQUEST && answer.status() < SERVER_ERROR;
        return new KafkactlException(
                denied ? ExitCode.DENIED : ExitCode.UNREACHABLE,
                "NO_TOKEN",
                "cannot get a token for the schema registry: " + answer.url() + " answered " + reason,
                source.advice(),
                null);
    }
}
