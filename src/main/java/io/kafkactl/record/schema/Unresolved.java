package io.kafkactl.record.schema;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts what {@code auto} shows as bytes although it looked as if it had a schema, and tells about the first. */
public final class Unresolved {
    /** Bytes that only look like an id are of no end: so many unknown ones, and the registry is not asked again. */
    private static final int MOST_UNKNOWN = 100;

    private final AtomicLong count = new AtomicLong();
    private final Set<SchemaId> unknown = ConcurrentHashMap.newKeySet();
    private final Consumer<String> listener;

    public Unresolved(Consumer<String> listener) {
        this.listener = listener;
    }

    void add(SchemaId id, String reason) {
        unknown.add(id);
        add("schema " + id + ": " + reason);
    }

    void add(@Nullable String reason) {
        if (count.incrementAndGet() == 1 && reason != null) {
            listener.accept(reason + "; shown as it is, like all of that kind");
        }
    }

    boolean isHopeless(SchemaId id) {
        return unknown.size() >= MOST_UNKNOWN && !unknown.contains(id);
    }

    public long count() {
        return count.get();
    }
}
