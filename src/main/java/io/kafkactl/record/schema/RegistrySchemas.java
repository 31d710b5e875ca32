package io.kafkactl.record.schema;

import io.kafkactl.client.registry.SchemaReference;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.client.registry.SchemaText;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of a registry by their ids, for any number of threads. Each is asked for once, however many records name
 * it; one that could not be had is not asked for again for a while, so that a registry that is down does not hold up a
 * whole topic.
 */
public final class RegistrySchemas {
    private static final long MISSING_NANOS = Duration.ofSeconds(60).toNanos();
    private static final long FAILED_NANOS = Duration.ofSeconds(10).toNanos();

    private final Supplier<SchemaRegistry> registry;
    private final LongSupplier nanoTime;
    private final Map<SchemaId, ResolvedSchema> known = new ConcurrentHashMap<>();
    private final Map<SchemaId, Failure> failures = new ConcurrentHashMap<>();
    private @Nullable Failure unreachable;

    /** The registry is opened when a schema is asked for first. */
    public RegistrySchemas(Supplier<SchemaRegistry> registry) {
        this(registry, System::nanoTime);
    }

    RegistrySchemas(Supplier<SchemaRegistry> registry, LongSupplier nanoTime) {
        this.registry = registry;
        this.nanoTime = nanoTime;
    }

    /**
     * Fails as the registry does, without asking it again when it failed just before.
     *
     * @param subject the id is probably registered under, for a registry that lets us see no more than subjects
     */
    public ResolvedSchema byId(SchemaId id, @Nullable String subject) {
        ResolvedSchema schema = known.get(id);
        return schema == null ? load(id, subject) : schema;
    }

    private synchronized ResolvedSchema load(SchemaId id, @Nullable String subject) {
        ResolvedSchema schema = known.get(id);
        if (schema != null) {
            return schema;
        }
        rethrow(failures.get(id));
        rethrow(unreachable);
        try {
            schema = resolve(text(id, subject));
            known.put(id, schema);
            return schema;
        } catch (KafkactlException e) {
            remember(id, e);
            throw e;
        }
    }

    private void rethrow(@Nullable Failure failure) {
        if (failure != null && nanoTime.getAsLong() - failure.until < 0) {
            throw failure.thrown;
        }
    }

    private void remember(SchemaId id, KafkactlException thrown) {
        long now = nanoTime.getAsLong();
        switch (thrown.exitCode()) {
            case INTERRUPTED, TERMINATED -> {}
            case UNREACHABLE -> unreachable = new Failure(thrown, now + FAILED_NANOS);
            case NOT_FOUND -> failures.put(id, new Failure(thrown, now + MISSING_NANOS));
            default -> failures.put(id, new Failure(thrown, now + FAILED_NANOS));
        }
    }

    private SchemaText text(SchemaId id, @Nullable String subject) {
        if (id.guid() != null) {
            return registry.get()
                    .schemaByGuid(id.guid())
                    .orElseThrow(() -> KafkactlException.notFound(
                            "SCHEMA_NOT_FOUND", "the registry knows no schemas by GUID, such as " + id, null));
        }
        int number = id.number() == null ? 0 : id.number();
        try {
            return registry.get().schemaById(number, null);
        } catch (KafkactlException e) {
            if (e.exitCode() != ExitCode.DENIED || subject == null) {
                throw e;
            }
            return registry.get().schemaById(number, subject);
        }
    }

    /** A Protobuf schema as the registry compiled it: a file descriptor; empty where the registry gives none. */
    synchronized Optional<Bytes> compiled(SchemaId id) {
        if (id.number() == null || id.number() == 0) {
            return Optional.empty();
        }
        try {
            return registry.get()
                    .schemaById(id.number(), null, "serialized")
                    .map(text -> Bytes.of(Base64.getDecoder().decode(text)));
        } catch (IllegalArgumentException e) {
            // A registry that does not know the form gives the usual text.
            return Optional.empty();
        }
    }

    /** The schema with what it refers to. */
    public ResolvedSchema resolve(SchemaText schema) {
        Map<SchemaReference, ResolvedSchema.Reference> found = new LinkedHashMap<>();
        collect(schema, found, new ArrayList<>());
        return new ResolvedSchema(schema, List.copyOf(found.values()));
    }

    private void collect(
            SchemaText schema, Map<SchemaReference, ResolvedSchema.Reference> found, List<SchemaReference> path) {
        for (SchemaReference reference : schema.references()) {
            if (found.containsKey(reference) || path.contains(reference)) {
                continue;
            }
            path.add(reference);
            SchemaText text = registry.get()
                    .version(reference.subject(), OptionalInt.of(reference.version()), true)
                    .schema();
            collect(text, found, path);
            path.remove(path.size() - 1);
            found.put(reference, new ResolvedSchema.Reference(reference.name(), text));
        }
    }

    /** Why a schema could not be had, and how long that is taken to hold. */
    private record Failure(KafkactlException thrown, long until) {}
}
