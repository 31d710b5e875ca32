package io.kafkactl.client.diagnosis;

import io.kafkactl.client.plugin.Plugins;
import io.kafkactl.config.ConnectionSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Goes the way to a cluster step by step, as its clients do, and says how each step went. */
public final class BrokerProbe {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final ConnectionSettings settings;
    private final Map<String, Object> config;
    private final List<ProbeResult> results = new ArrayList<>();

    /**
     * Nothing is asked yet.
     *
     * @param config of an admin client
     */
    public BrokerProbe(ConnectionSettings settings, Map<String, Object> config) {
        this.settings = settings;
        this.config = config;
    }

    /**
     * The steps to the first bootstrap server that answers, after those to the ones that do not. Some seconds at most:
     * what is not known by then is left out.
     */
    public List<ProbeResult> steps() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        // Resolving a name cannot be interrupted, and must not keep the process alive either.
        Thread thread = new Thread(() -> walk(done), "probe");
        thread.setDaemon(true);
        thread.start();
        try {
            done.get(LONGEST.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // What is known is returned.
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (results) {
            return List.copyOf(results);
        }
    }

    /** What is wrong with the first bootstrap server when none is well, or with what a good one advertises. */
    public Optional<Explanation> firstProblem() {
        List<ProbeResult> taken = steps();
        boolean connected =
                taken.stream().anyMatch(result -> result.step() == ProbeStep.METADATA && result.problem() == null);
        List<ProbeResult> problems = taken.stream()
                .filter(result -> result.problem() != null)
                .filter(result -> !connected || result.step() == ProbeStep.ADVERTISED)
                .toList();
        return problems.stream()
                .map(ProbeResult::problem)
                .filter(Objects::nonNull)
                .findFirst()
                .map(first -> connected ? first : with(first, problems.subList(1, problems.size())));
    }

    private static Explanation with(Explanation first, List<ProbeResult> others) {
        String no = others.stream().map(ProbeResult::address).collect(Collectors.joining(", "));
        return no.isEmpty()
                ? first
                : new Explanation(
                        first.cause(),
                        first.exitCode(),
                        first.message() + "; neither does " + no + " answer",
                        first.hint());
    }

    private void walk(CompletableFuture<Void> done) {
        try {
            new Plugins(settings).during(settings.properties().values(), () -> {
                long deadline = System.nanoTime() + LONGEST.toNanos();
                List<String> addresses = Arrays.stream(
                                settings.bootstrapServers().split(","))
                        .map(String::strip)
                        .toList();
                for (String address : addresses) {
                    AddressProbe probe =
                            new AddressProbe(address, config, new Login(settings.properties()), deadline, this::add);
                    if (probe.answers()) {
                        break;
                    }
                }
                return done.complete(null);
            });
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    private void add(ProbeResult result) {
        synchronized (results) {
            results.add(result);
        }
    }
}
