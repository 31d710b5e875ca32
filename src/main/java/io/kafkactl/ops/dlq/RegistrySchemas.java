package io.kafkactl.ops.dlq;

import io.kafkactl.client.Connection;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.format.SchemaTexts;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The connection's registry as formats see it; each id is asked for once. */
public final class RegistrySchemas implements SchemaTexts {
    private final Connection connection;
    private final Map<Integer, Optional<String>> known = new ConcurrentHashMap<>();

    private RegistrySchemas(Connection connection) {
        this.connection = connection;
    }

    public static SchemaTexts of(Connection connection) {
        return connection.hasRegistry() ? new RegistrySchemas(connection) : SchemaTexts.NONE;
    }

    @Override
    public Optional<String> byId(int id) {
        return known.computeIfAbsent(id, this::lookUp);
    }

    /** Bytes that only look like an id of a schema are no error. */
    private Optional<String> lookUp(int id) {
        try {
            return Optional.of(connection.registry().schemaById(id, null).text());
        } catch (KafkactlException e) {
            if (e.exitCode() == ExitCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
