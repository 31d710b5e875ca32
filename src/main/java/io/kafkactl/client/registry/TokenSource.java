package io.kafkactl.client.registry;

import java.net.URI;
import java.net.http.HttpRequest;

/** Whom we ask for tokens, and how. */
interface TokenSource {
    URI endpoint();

    /** Answered by JSON with {@code access_token} and, in seconds, {@code expires_in}. */
    HttpRequest tokenRequest();

    /** What to check when it is refused. */
    String advice();
}
