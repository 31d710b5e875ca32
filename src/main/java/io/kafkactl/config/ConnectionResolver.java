package io.kafkactl.config;

import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Merges flags, files and contexts into the settings of one connection: a flag wins over {@code -X}, that over
 * {@code --command-config}, that over the context.
 */
public final class ConnectionResolver {
    private final Map<String, String> env;
    private final ContextStore contexts;

    public ConnectionResolver(Map<String, String> env) {
        this.env = env;
        this.contexts = new ContextStore(env);
    }

    /** Exit 2 when nothing says where to connect. */
    public ConnectionSettings resolve(ConnectionRequest request) {
        Map<String, String> fromFile = commandConfig(request.commandConfig());
        String address = address(request, fromFile);
        Context context = context(request.context(), address != null);
        if (address == null && context == null) {
            throw KafkactlException.usage(
                    "no cluster to connect to: no -b, no -c, and no current context",
                    "add -b HOST:PORT or -c NAME; kafkactl context use NAME chooses one for good");
        }
        return settings(request, fromFile, address, context);
    }

    /** For what needs the schema registry and no broker; exit 2 when nothing says where the registry is. */
    public ConnectionSettings resolveRegistry(ConnectionRequest request) {
        Map<String, String> fromFile = commandConfig(request.commandConfig());
        String address = address(request, fromFile);
        Context context = context(
                request.context(),
                address != null || !registry(request, fromFile).isEmpty());
        ConnectionSettings settings = settings(request, fromFile, address, context);
        settings.requireSchemaRegistry();
        return settings;
    }

    private ConnectionSettings settings(
            ConnectionRequest request,
            Map<String, String> fromFile,
            @Nullable String address,
            @Nullable Context context) {
        String brokers = address;
        if (brokers == null) {
            brokers = context == null ? "" : context.bootstrapServers();
        }
        List<String> registry = registry(request, fromFile);
        Map<String, String> properties = new LinkedHashMap<>(context == null ? Map.of() : context.properties());
        if (!registry.isEmpty() && request.context() == null) {
            // As with brokers: an address given without a context never meets the context's credentials.
            properties.keySet().removeIf(RegistryAddress::owns);
        }
        properties.putAll(fromFile);
        properties.putAll(request.properties());
        properties.remove(ConnectionRequest.ADDRESS_KEY);
        properties.keySet().removeAll(RegistryAddress.URL_KEYS);
        ConnectionSettings settings = ConnectionSettings.to(brokers)
                .withProperties(properties)
                .withTimeout(request.timeout())
                .withPluginPath(PluginPath.of(request.pluginPath(), env));
        if (context == null) {
            return settings.withSchemaRegistry(registry);
        }
        return settings.under(context).withSchemaRegistry(registry.isEmpty() ? context.schemaRegistry() : registry);
    }

    /** What the command line and the file of properties say, without the context. */
    private static List<String> registry(ConnectionRequest request, Map<String, String> fromFile) {
        String flag = request.schemaRegistry();
        if (flag != null) {
            return requireRegistry("--schema-registry", flag);
        }
        Optional<String> property = RegistryAddress.among(request.properties());
        if (property.isPresent()) {
            return requireRegistry("-X schema.registry.url", property.get());
        }
        return RegistryAddress.among(fromFile)
                .map(list -> requireRegistry("schema.registry.url in " + request.commandConfig(), list))
                .orElse(List.of());
    }

    private static List<String> requireRegistry(String origin, String list) {
        List<String> addresses = RegistryAddress.list(list);
        RegistryAddress.complaint(addresses).ifPresent(complaint -> {
            throw KafkactlException.usage(
                    origin + ": " + complaint, "for example http://localhost:8081, or https://sr-1,https://sr-2");
        });
        return addresses;
    }

    /** The rules for topics that hold for the request, known also when nothing says where to connect. */
    public HouseRules rules(ConnectionRequest request) {
        Context context = context(request.context(), address(request, commandConfig(request.commandConfig())) != null);
        return context == null ? HouseRules.DEFAULT : context.rules();
    }

    /** An address given without a context never meets the current context's credentials. */
    private @Nullable Context context(@Nullable String name, boolean addressGiven) {
        if (name != null) {
            return contexts.require(name).context();
        }
        Optional<StoredContext> current = addressGiven ? Optional.empty() : contexts.current();
        return current.map(StoredContext::context).orElse(null);
    }

    private static @Nullable String address(ConnectionRequest request, Map<String, String> fromFile) {
        String flag = request.bootstrapServers();
        if (flag != null) {
            return requireUsable("--bootstrap-server", flag);
        }
        String property = request.properties().get(ConnectionRequest.ADDRESS_KEY);
        if (property != null) {
            return requireUsable("-X " + ConnectionRequest.ADDRESS_KEY, property);
        }
        String line = fromFile.get(ConnectionRequest.ADDRESS_KEY);
        return line == null
                ? null
                : requireUsable(ConnectionRequest.ADDRESS_KEY + " in " + request.commandConfig(), line);
    }

    private static String requireUsable(String origin, String address) {
        BootstrapServers.complaint(address).ifPresent(complaint -> {
            throw KafkactlException.usage(
                    origin + ": " + complaint, "for example broker-1:9092, or broker-1:9092,broker-2:9092");
        });
        return address;
    }

    private static Map<String, String> commandConfig(@Nullable Path file) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (file == null) {
            return properties;
        }
        Properties loaded = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            loaded.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            String reason = Files.exists(file) ? String.valueOf(e.getMessage()) : "there is no such file";
            throw KafkactlException.invalid(
                    "INVALID_FILE", "cannot read --command-config " + file + ": " + reason, "check the path");
        }
        new TreeSet<>(loaded.stringPropertyNames()).forEach(key -> properties.put(key, loaded.getProperty(key)));
        return properties;
    }
}
