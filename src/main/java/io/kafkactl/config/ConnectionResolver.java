package io.kafkactl.config;

import io.kafkactl.config.LayeredProperties.Layer;
import io.kafkactl.error.KafkactlException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Merges flags, files, the environment and contexts into the settings of one connection: a flag wins over {@code -X}, that
 * over {@code --command-config}, that over the environment, and that over the context.
 */
public final class ConnectionResolver {
    private static final String ADDRESS = "bootstrapServers";
    private static final String REGISTRY = "schemaRegistry";

    private final Map<String, String> env;
    private final EnvironmentSettings environment;
    private final ContextStore contexts;

    public ConnectionResolver(Map<String, String> env) {
        this.env = env;
        this.environment = EnvironmentSettings.of(env);
        this.contexts = new ContextStore(env);
    }

    /** A value and where it comes from. */
    private record Found<T>(T value, Origin origin) {
        static <T> @Nullable Found<T> of(@Nullable T value, Origin origin) {
            return value == null ? null : new Found<>(value, origin);
        }

        @SafeVarargs
        static <T> @Nullable Found<T> first(@Nullable Found<T>... candidates) {
            for (Found<T> candidate : candidates) {
                if (candidate != null) {
                    return candidate;
                }
            }
            return null;
        }
    }

    /** Exit 2 when nothing says where to connect. */
    public ConnectionSettings resolve(ConnectionRequest request) {
        return explain(request).settings();
    }

    /** As {@link #resolve}, with the origin of each value. */
    public ResolvedConnection explain(ConnectionRequest request) {
        ResolvedConnection resolved = new Merge(request).resolved(false);
        if (resolved.settings().bootstrapServers().isEmpty()) {
            throw KafkactlException.usage(
                    "no cluster to connect to: no -b, no -c, and no current context",
                    "add -b HOST:PORT or -c NAME; kafkactl context use NAME chooses one for good");
        }
        return resolved;
    }

    /** For what needs the schema registry and no broker; exit 2 when nothing says where the registry is. */
    public ConnectionSettings resolveRegistry(ConnectionRequest request) {
        ConnectionSettings settings = new Merge(request).resolved(true).settings();
        settings.requireSchemaRegistry();
        return settings;
    }

    /** The rules for topics that hold for the request, known also when nothing says where to connect. */
    public HouseRules rules(ConnectionRequest request) {
        Found<StoredContext> context = new Merge(request).context(false);
        return context == null ? HouseRules.DEFAULT : context.value().context().rules();
    }

    /** The context that flag, environment or {@code context use} name, whatever addresses are given beside it. */
    public Optional<StoredContext> context(ConnectionRequest request) {
        String named = request.context() != null ? request.context() : environment.context();
        return named == null ? contexts.current() : Optional.of(contexts.require(named));
    }

    /** What one request comes to. */
    private final class Merge {
        private final ConnectionRequest request;
        private final Map<String, String> fromFile;

        Merge(ConnectionRequest request) {
            this.request = request;
            this.fromFile = CommandConfig.read(request.commandConfig());
        }

        /** @param registryAlone an address of the registry is enough, and meets no context either */
        ResolvedConnection resolved(boolean registryAlone) {
            Found<StoredContext> context = context(registryAlone);
            Map<String, Origin> origins = new LinkedHashMap<>();
            if (context != null) {
                origins.put("context", context.origin());
            }
            Found<String> address = Found.first(typedAddress(), ambientAddress(), addressOf(context));
            if (address != null) {
                origins.put(ADDRESS, address.origin());
            }
            Found<List<String>> registry = Found.first(typedRegistry(), ambientRegistry(), registryOf(context));
            if (registry != null) {
                origins.put(REGISTRY, registry.origin());
            }
            LayeredProperties properties = properties(context);
            origins.putAll(properties.origins());
            ConnectionSettings settings = ConnectionSettings.to(address == null ? "" : address.value())
                    .withProperties(properties.values())
                    .withTimeout(request.timeout())
                    .withPluginPath(PluginPath.of(request.pluginPath(), env))
                    .withSecrets(new Secrets(env));
            settings =
                    context == null ? settings : settings.under(context.value().context());
            return new ResolvedConnection(
                    settings.withSchemaRegistry(registry == null ? List.of() : registry.value()),
                    context == null ? null : context.value(),
                    origins,
                    context == null ? List.of() : ReadableSecrets.warnings(context.value()));
        }

        /** An address given without a context never meets the current context's credentials. */
        @Nullable
        Found<StoredContext> context(boolean registryAlone) {
            if (request.context() != null) {
                return new Found<>(contexts.require(request.context()), Origin.flag("-c " + request.context()));
            }
            if (typedAddress() != null || (registryAlone && typedRegistry() != null)) {
                return null;
            }
            String named = environment.context();
            if (named != null) {
                return new Found<>(contexts.require(named), Origin.environment(EnvironmentSettings.CONTEXT));
            }
            if (ambientAddress() != null || (registryAlone && ambientRegistry() != null)) {
                return null;
            }
            Optional<StoredContext> current = contexts.current();
            return current.map(stored -> new Found<>(stored, Origin.byDefault("kafkactl context use")))
                    .orElse(null);
        }

        private @Nullable Found<String> typedAddress() {
            Found<String> found = Found.first(
                    Found.of(request.bootstrapServers(), Origin.flag("--bootstrap-server")),
                    Found.of(
                            request.properties().get(ConnectionRequest.ADDRESS_KEY),
                            Origin.property(ConnectionRequest.ADDRESS_KEY)),
                    Found.of(
                            fromFile.get(ConnectionRequest.ADDRESS_KEY),
                            new Origin(
                                    Origin.Level.FILE,
                                    ConnectionRequest.ADDRESS_KEY + " in " + request.commandConfig())));
            return found == null ? null : requireUsable(found);
        }

        /** Not beside a context that the command line names: the variable was not meant for that one. */
        private @Nullable Found<String> ambientAddress() {
            Found<String> found = request.context() != null || typedAddress() != null
                    ? null
                    : Found.of(
                            environment.bootstrapServers(), Origin.environment(EnvironmentSettings.BOOTSTRAP_SERVER));
            return found == null ? null : requireUsable(found);
        }

        private @Nullable Found<String> addressOf(@Nullable Found<StoredContext> context) {
            return context == null
                    ? null
                    : new Found<>(context.value().context().bootstrapServers(), Origin.context(context.value()));
        }

        private Found<String> requireUsable(Found<String> address) {
            BootstrapServers.complaint(address.value()).ifPresent(complaint -> {
                throw KafkactlException.usage(
                        address.origin().place() + ": " + complaint,
                        "for example broker-1:9092, or broker-1:9092,broker-2:9092");
            });
            return address;
        }

        private @Nullable Found<List<String>> typedRegistry() {
            return requireRegistry(Found.first(
                    Found.of(request.schemaRegistry(), Origin.flag("--schema-registry")),
                    Found.of(
                            RegistryAddress.among(request.properties()).orElse(null),
                            Origin.property("schema.registry.url")),
                    Found.of(
                            RegistryAddress.among(fromFile).orElse(null),
                            new Origin(Origin.Level.FILE, "schema.registry.url in " + request.commandConfig()))));
        }

        private @Nullable Found<List<String>> ambientRegistry() {
            return request.context() != null || typedRegistry() != null || typedAddress() != null
                    ? null
                    : requireRegistry(Found.of(
                            environment.schemaRegistry(), Origin.environment(EnvironmentSettings.SCHEMA_REGISTRY)));
        }

        private @Nullable Found<List<String>> registryOf(@Nullable Found<StoredContext> context) {
            return context == null || context.value().context().schemaRegistry().isEmpty()
                    ? null
                    : new Found<>(context.value().context().schemaRegistry(), Origin.context(context.value()));
        }

        private @Nullable Found<List<String>> requireRegistry(@Nullable Found<String> found) {
            if (found == null) {
                return null;
            }
            List<String> addresses = RegistryAddress.list(found.value());
            RegistryAddress.complaint(addresses).ifPresent(complaint -> {
                throw KafkactlException.usage(
                        found.origin().place() + ": " + complaint,
                        "for example http://localhost:8081, or https://sr-1,https://sr-2");
            });
            return new Found<>(addresses, found.origin());
        }

        private LayeredProperties properties(@Nullable Found<StoredContext> context) {
            LayeredProperties properties = new LayeredProperties();
            boolean foreign = false;
            if (context != null) {
                StoredContext stored = context.value();
                properties.put(new Layer(stored.context().properties(), key -> Origin.context(stored)));
                foreign = contexts.isOfProject(stored.source());
            }
            boolean registryNamed = typedRegistry() != null
                    ? request.context() == null
                    : ambientRegistry() != null && environment.context() == null;
            if (registryNamed) {
                // As with brokers: an address given without a context never meets the context's credentials.
                properties.remove(RegistryAddress::owns);
            }
            Layer variables =
                    new Layer(environment.properties(), key -> Origin.environment(EnvironmentSettings.variable(key)));
            // Whoever wrote the project's file chose the brokers, and must not be sent the user's secrets.
            properties.put(foreign ? variables.without(Masking::isSecret) : variables);
            properties.put(new Layer(fromFile, key -> Origin.file(String.valueOf(request.commandConfig()))));
            properties.put(new Layer(request.properties(), Origin::property));
            properties.remove(ConnectionRequest.ADDRESS_KEY::equals);
            properties.remove(RegistryAddress.URL_KEYS::contains);
            return properties;
        }
    }
}
