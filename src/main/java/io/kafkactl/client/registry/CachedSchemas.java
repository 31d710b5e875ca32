package io.kafkactl.client.registry;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The schemas that records refer to: one request for each, however many records and threads ask for it. A failure is
 * remembered for half a minute, so that a stream of records with an unknown id does not become a stream of requests; a
 * registry that gave no answer is left alone that long altogether. Ids and versions never change their schema.
 */
public final class CachedSchemas {
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MOST_FAILURES = 1_000;

    private record IdKey(int id, @Nullable String subject) {}

    /** Stands for the registry itself among the keys. */
    private static final Object REGISTRY = new Object();

    private static final Set<String> NO_ANSWER = Set.of("TIMEOUT", "REGISTRY_UNREACHABLE");

    private record Failure(KafkactlException reason, long until) {}

    private final SchemaRegistry registry;
    private final LongSupplier nanos;
    private final Map<Object, CompletableFuture<Object>> known = new ConcurrentHashMap<>();
    private final Map<Object, Failure> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Failure> eldest) {
            return size() > MOST_FAILURES;
        }
    };

    public CachedSchemas(SchemaRegistry registry) {
        this(registry, System::nanoTime);
    }

    /** {@code nanos} is the clock by which failures are forgotten. */
    CachedSchemas(SchemaRegistry registry, LongSupplier nanos) {
        this.registry = registry;
        this.nanos = nanos;
    }

    /** As {@link SchemaRegistry#schemaById(int, String)}. */
    public SchemaText byId(int id, @Nullable String subject) {
        return get(new IdKey(id, subject), () -> registry.schemaById(id, subject));
    }

    /** As {@link SchemaRegistry#schemaByGuid}. */
    public Optional<SchemaText> byGuid(UUID guid) {
        return get(guid, () -> registry.schemaByGuid(guid));
    }

    /** One version of a subject, also a soft-deleted one: other schemas may still refer to it. */
    public RegisteredSchema version(String subject, int version) {
        return get(
                new SubjectVersion(subject, version), () -> registry.version(subject, OptionalInt.of(version), true));
    }

    /** What the schema refers to, and what that refers to, by the names in the schemas: each after its own references. */
    public Map<String, SchemaText> references(SchemaText schema) {
        Map<String, SchemaText> found = new LinkedHashMap<>();
        collect(schema, found, new HashSet<>());
        return found;
    }

    private void collect(SchemaText schema, Map<String, SchemaText> found, Set<String> seen) {
        for (SchemaReference reference : schema.references()) {
            if (seen.add(reference.name())) {
                SchemaText imported =
                        version(reference.subject(), reference.version()).schema();
                collect(imported, found, seen);
                found.put(reference.name(), imported);
            }
        }
    }

    @SuppressWarnings("unchecked") // a key and its value are put in by the same method above
    private <T> T get(Object key, Supplier<T> request) {
        CompletableFuture<Object> found = known.get(key);
        if (found != null) {
            return (T) await(found);
        }
        requireUntried(key);
        CompletableFuture<Object> own = new CompletableFuture<>();
        CompletableFuture<Object> first = known.putIfAbsent(key, own);
        if (first != null) {
            return (T) await(first);
        }
        try {
            T value = request.get();
            own.complete(value);
            return value;
        } catch (KafkactlException e) {
            remember(key, e);
            own.completeExceptionally(e);
            known.remove(key);
            throw e;
        } finally {
            if (!own.isDone()) {
                own.cancel(false);
                known.remove(key);
            }
        }
    }

    private static Object await(CompletableFuture<Object> first) {
        try {
            return first.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof KafkactlException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private void requireUntried(Object key) {
        synchronized (failures) {
            for (Object tried : List.of(REGISTRY, key)) {
                Failure failure = failures.get(tried);
                if (failure != null && nanos.getAsLong() - failure.until < 0) {
                    throw failure.reason;
                }
            }
        }
    }

    private void remember(Object key, KafkactlException reason) {
        if (reason.exitCode() == ExitCode.INTERRUPTED) {
            return;
        }
        synchronized (failures) {
            failures.put(
                    NO_ANSWER.contains(reason.error()) ? REGISTRY : key,
                    new Failure(reason, nanos.getAsLong() + REMEMBERED.toNanos()));
        }
    }
}
