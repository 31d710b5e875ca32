package io.kafkactl.config;

import io.kafkactl.error.KafkactlException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merges flags, files and contexts into the settings of one connection. */
public final class ConnectionResolver {
    private final Map<String, String> env;

    public ConnectionResolver(Map<String, String> env) {
        this.env = env;
    }

    /** Exit 2 when nothing says where to connect. */
    public ConnectionSettings resolve(ConnectionRequest request) {
        @Nullable String bootstrap = request.bootstrapServers();
        Map<String, String> properties = new LinkedHashMap<>(request.properties());
        if (bootstrap == null) {
            throw KafkactlException.usage(
                    "no cluster to connect to", "add -b HOST:PORT, or -c NAME for a context" + env.size());
        }
        return new ConnectionSettings(request.context(), bootstrap, properties, request.timeout(), false, false);
    }
}
