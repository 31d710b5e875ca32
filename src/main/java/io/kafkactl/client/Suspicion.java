package io.kafkactl.client;

import io.kafkactl.client.diagnosis.ErrorCause;
import io.kafkactl.client.diagnosis.Explanation;
import io.kafkactl.config.ConnectionSettings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Looks why a cluster that never answered is silent, while its first answer is still awaited. */
final class Suspicion {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** What no waiting mends; a broker that is down may be back before the time-out. */
    private static final Set<ErrorCause> HOPELESS = EnumSet.of(
            ErrorCause.TLS_EXPECTED,
            ErrorCause.TLS_NOT_SPOKEN,
            ErrorCause.SASL_EXPECTED,
            ErrorCause.ADVERTISED_UNKNOWN);

    private final ConnectionSettings settings;
    private boolean answered;
    private @Nullable CompletableFuture<Optional<Explanation>> look;

    Suspicion(ConnectionSettings settings) {
        this.settings = settings;
    }

    /** All is well from now on, as far as this goes. */
    synchronized void dispelled() {
        answered = true;
    }

    /** Why no answer will come, as soon as that is known for certain. */
    synchronized Optional<Explanation> after(Duration silence) {
        if (answered || silence.compareTo(PATIENCE) < 0) {
            return Optional.empty();
        }
        CompletableFuture<Optional<Explanation>> looking = look;
        if (looking == null) {
            looking = CompletableFuture.supplyAsync(
                            () -> BrokerWay.probe(settings).firstProblem())
                    // Whatever is wrong with looking, the time-out will say more.
                    .exceptionally(thrown -> Optional.empty());
            look = looking;
        }
        return looking.getNow(Optional.empty()).filter(found -> HOPELESS.contains(found.cause()));
    }
}
