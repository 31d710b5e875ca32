package io.kafkactl.client.registry;

import io.kafkactl.client.plugin.Plugins;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.security.oauthbearer.JwtRetriever;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that a class of the user gives for each request: Kafka's own {@link JwtRetriever}, or one with the methods of
 * the registry vendor's credential provider, which is an interface that need not be there.
 */
final class PluginCredentials implements Credentials {
    private final Object provider;
    private final Plugins plugins;
    private final Map<String, String> headers;

    private PluginCredentials(Object provider, Plugins plugins, Map<String, String> headers) {
        this.provider = provider;
        this.plugins = plugins;
        this.headers = Map.copyOf(headers);
    }

    /** Exit 4 for a class that is not there, gives no tokens, or cannot be configured. */
    static PluginCredentials of(
            String className, Plugins plugins, Map<String, String> configuration, Map<String, String> headers) {
        Object provider = plugins.create(className, Object.class);
        PluginCredentials made = new PluginCredentials(provider, plugins, headers);
        if (!(provider instanceof JwtRetriever) && made.method("getBearerToken", URL.class) == null) {
            throw Plugins.invalid(
                    className,
                    "it is no " + JwtRetriever.class.getName() + " and has no method getBearerToken(URL)",
                    null);
        }
        try {
            made.configure(configuration);
        } catch (RuntimeException | LinkageError e) {
            throw Plugins.invalid(className, "it cannot be configured: " + cause(e), e);
        }
        return made;
    }

    private void configure(Map<String, String> configuration) {
        if (provider instanceof JwtRetriever retriever) {
            plugins.within(() -> {
                retriever.configure(configuration, "OAUTHBEARER", List.of());
                return true;
            });
            return;
        }
        Method configure = method("configure", Map.class);
        if (configure != null) {
            call(configure, configuration);
        }
    }

    @Override
    public Map<String, String> headers(RegistryUrl url) {
        try {
            Map<String, String> all = new LinkedHashMap<>(headers);
            put(all, CLUSTER, "getTargetSchemaRegistry");
            put(all, POOL, "getTargetIdentityPoolId");
            String token = token(url);
            if (token == null || token.isEmpty()) {
                throw failed("it gave none", null);
            }
            return RegistryCredentials.with(all, "Bearer " + token);
        } catch (KafkactlException e) {
            throw e;
        } catch (IOException | RuntimeException | LinkageError e) {
            throw failed(cause(e), e);
        }
    }

    private @Nullable String token(RegistryUrl url) throws IOException {
        if (provider instanceof JwtRetriever retriever) {
            return plugins.within(retriever::retrieve);
        }
        Method getter = method("getBearerToken", URL.class);
        return getter == null
                ? null
                : (String) call(getter, URI.create(url.toString()).toURL());
    }

    /** What the provider says of it replaces what the properties do. */
    private void put(Map<String, String> all, String header, String getter) {
        Method method = method(getter);
        Object value = method == null ? null : call(method);
        if (value != null) {
            all.put(header, value.toString());
        }
    }

    private @Nullable Method method(String name, Class<?>... parameters) {
        try {
            Method method = provider.getClass().getMethod(name, parameters);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private @Nullable Object call(Method method, Object... arguments) {
        return plugins.within(() -> {
            try {
                return method.invoke(provider, arguments);
            } catch (InvocationTargetException e) {
                Throwable thrown = e.getCause() == null ? e : e.getCause();
                throw new IllegalStateException(cause(thrown), thrown);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(cause(e), e);
            }
        });
    }

    private KafkactlException failed(String reason, @Nullable Throwable cause) {
        return new KafkactlException(
                ExitCode.DENIED,
                "NO_TOKEN",
                "cannot get a token for the schema registry of "
                        + provider.getClass().getName() + ": " + reason,
                "check what the class needs; registry.… properties are given to it",
                cause);
    }

    private static String cause(Throwable thrown) {
        return thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    }
}
