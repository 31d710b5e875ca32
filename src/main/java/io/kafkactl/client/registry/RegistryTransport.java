package io.kafkactl.client.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls: to the address that answered last, then to the others, then after a pause to all again. What the registry
 * answered, errors included, is the caller's; this class fails only where no address gave an answer to rely on.
 */
final class RegistryTransport {
    /** Worth another try, in the vendor's own client as well. */
    private static final Set<Integer> RETRIABLE = Set.of(408, 429, 500, 502, 503, 504);

    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Logger LOG = Logger.getLogger(RegistryTransport.class.getName());
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Set<Class<? extends IOException>> NEVER_ARRIVED =
            Set.of(ConnectException.class, HttpConnectTimeoutException.class, SSLHandshakeException.class);

    private final RegistrySettings settings;
    private final Credentials credentials;
    private final HttpSender sender;
    private final Cancellation cancellation;
    private volatile int preferred;

    RegistryTransport(
            RegistrySettings settings, Credentials credentials, HttpClient client, Cancellation cancellation) {
        this.settings = settings;
        this.credentials = credentials;
        this.sender = new HttpSender(client, cancellation);
        this.cancellation = cancellation;
    }

    /** The last answer, whatever its status; exit 5 where there was none. */
    RegistryAnswer send(RegistryCall call) {
        long deadline = System.nanoTime() + settings.timeout().toNanos();
        Duration wait = settings.retryWait();
        boolean mayBeDone = false;
        for (int round = 0; ; round++) {
            Round outcome = tryAll(call, deadline);
            if (outcome.answer != null && !RETRIABLE.contains(outcome.answer.status())) {
                return mayBeDone || outcome.mayBeDone ? outcome.answer.afterLostAnswer() : outcome.answer;
            }
            mayBeDone |= outcome.mayBeDone;
            Duration pause = pause(wait, outcome.answer);
            boolean over = System.nanoTime() + pause.toNanos() >= deadline;
            if (round >= settings.retries() || over || !outcome.worthAnother()) {
                if (outcome.answer != null) {
                    return outcome.answer;
                }
                throw RegistryErrors.unreachable(call, outcome.failures);
            }
            sleep(call, pause);
            wait = wait.multipliedBy(2);
        }
    }

    /** What one pass over the addresses brought. */
    private static final class Round {
        final Map<RegistryUrl, IOException> failures = new LinkedHashMap<>();

        @Nullable
        RegistryAnswer answer;

        /** A registry may have done what was asked, and has not said so. */
        boolean mayBeDone;

        /** A certificate that was refused once is refused again. */
        boolean worthAnother() {
            return answer != null
                    || failures.values().stream().anyMatch(failure -> !(failure instanceof SSLHandshakeException));
        }
    }

    private Round tryAll(RegistryCall call, long deadline) {
        Round round = new Round();
        List<RegistryUrl> urls = settings.urls();
        int first = preferred;
        for (int i = 0; i < urls.size(); i++) {
            int index = (first + i) % urls.size();
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (i > 0 && left.isNegative()) {
                break;
            }
            try {
                RegistryAnswer answer = attempt(call, urls.get(index), left);
                round.answer = answer;
                if (!RETRIABLE.contains(answer.status())) {
                    preferred = index;
                    break;
                }
                round.mayBeDone |= answer.status() != TOO_MANY_REQUESTS;
            } catch (IOException e) {
                round.failures.put(urls.get(index), e);
                round.mayBeDone |= !NEVER_ARRIVED.contains(e.getClass());
            }
        }
        return round;
    }

    private Duration pause(Duration wait, @Nullable RegistryAnswer answer) {
        Duration asked = Duration.ofSeconds(answer == null ? 0 : answer.retryAfterSeconds());
        Duration longer = asked.compareTo(wait) > 0 ? asked : wait;
        return longer.compareTo(settings.longestRetryWait()) > 0 ? settings.longestRetryWait() : longer;
    }

    private void sleep(RegistryCall call, Duration pause) {
        try {
            if (cancellation.sleep(pause.toMillis())) {
                throw KafkactlException.interrupted("interrupted while waiting to " + call.doing(), null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkactlException.interrupted("interrupted while waiting to " + call.doing(), e);
        }
    }

    private RegistryAnswer attempt(RegistryCall call, RegistryUrl url, Duration left) throws IOException {
        RegistryAnswer answer = exchange(call, url, left);
        return answer.status() == UNAUTHORIZED && credentials.renew() ? exchange(call, url, left) : answer;
    }

    private RegistryAnswer exchange(RegistryCall call, RegistryUrl url, Duration left) throws IOException {
        Duration limit = left.compareTo(settings.readTimeout()) < 0 ? left : settings.readTimeout();
        long started = System.nanoTime();
        try {
            RegistryAnswer answer = RegistryAnswer.of(url, sender.send(request(call, url), limit, call.doing()));
            log(call, url, started, String.valueOf(answer.status()));
            return answer;
        } catch (IOException e) {
            log(call, url, started, RegistryErrors.reason(e));
            throw e;
        }
    }

    private static void log(RegistryCall call, RegistryUrl url, long started, String outcome) {
        LOG.fine(() -> call.method() + " " + url + call.path() + ": " + outcome + ", "
                + Duration.ofNanos(System.nanoTime() - started).toMillis() + " ms");
    }

    private HttpRequest request(RegistryCall call, RegistryUrl url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(call.path()))
                .header("Accept", CONTENT_TYPE + ", application/json;q=0.5")
                .header("Confluent-Accept-Unknown-Properties", "true");
        JsonNode body = call.body();
        if (body != null) {
            request.header("Content-Type", CONTENT_TYPE);
        }
        request.method(
                call.method(),
                body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8));
        credentials.headers(url).forEach(request::setHeader);
        settings.headers().forEach(request::setHeader);
        return request.build();
    }
}
