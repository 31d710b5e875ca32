package io.kafkactl.client.registry;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends one request and waits for its whole answer, no longer than it may, and not past the user's wish to stop. */
final class HttpSender {
    private final HttpClient client;
    private final Cancellation cancellation;

    HttpSender(HttpClient client, Cancellation cancellation) {
        this.client = client;
        this.cancellation = cancellation;
    }

    /** {@code doing} is what the user hears of when the waiting is interrupted. */
    HttpResponse<byte[]> send(HttpRequest request, Duration limit, String doing) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, BodyHandlers.ofByteArray());
        Cancellation.Registration stop = cancellation.onCancel(() -> answer.cancel(true));
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("no answer within " + limit.toMillis() + " ms");
        } catch (CancellationException e) {
            throw KafkactlException.interrupted("interrupted while waiting to " + doing, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            throw KafkactlException.interrupted("interrupted while waiting to " + doing, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        } finally {
            stop.close();
        }
    }
}
