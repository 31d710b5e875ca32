package io.kafkactl.cli.completion;

import io.kafkactl.cli.support.CliContext;
import io.kafkactl.client.Connection;
import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.client.registry.Deleted;
import io.kafkactl.config.ConnectionRequest;
import io.kafkactl.config.ConnectionResolver;
import io.kafkactl.config.ContextStore;
import io.kafkactl.ops.group.GroupCatalog;
import io.kafkactl.ops.group.GroupQuery;
import io.kafkactl.ops.group.ListedGroup;
import io.kafkactl.ops.security.Acl;
import io.kafkactl.ops.security.AclCatalog;
import io.kafkactl.ops.security.AclFilter;
import io.kafkactl.ops.security.ScramUser;
import io.kafkactl.ops.security.ScramUsers;
import io.kafkactl.ops.topic.Preset;
import io.kafkactl.ops.topic.PresetCatalog;
import io.kafkactl.ops.topic.config.TopicConfigKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names that exist where the unfinished command line would connect to. */
final class LiveNames {
    /** Who waits for a shell to answer a key waits no longer. */
    private static final Duration BUDGET = Duration.ofSeconds(1);

    private final CliContext context;
    private final TypedWords typed;

    LiveNames(CliContext context, TypedWords typed) {
        this.context = context;
        this.typed = typed;
    }

    /** In no longer than a second; empty when they cannot be told. */
    Collection<String> of(NameKind kind) {
        FutureTask<Collection<String>> asking = new FutureTask<>(() -> ask(kind));
        Thread thread = new Thread(asking, "names");
        thread.setDaemon(true);
        thread.start();
        try {
            return asking.get(BUDGET.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException | TimeoutException e) {
            // A message would stand in the middle of what the user types.
            return List.of();
        }
    }

    private Collection<String> ask(NameKind kind) {
        return switch (kind) {
            case TOPIC -> onCluster(connection -> connection.cluster().topicNames(false));
            case GROUP ->
                onCluster(connection -> new GroupCatalog(connection.cluster())
                        .list(GroupQuery.all()).groups().stream()
                                .map(ListedGroup::name)
                                .toList());
            case SUBJECT -> subjects();
            case USER -> onCluster(LiveNames::users);
            case PRINCIPAL -> onCluster(LiveNames::principals);
            case CONTEXT ->
                new ContextStore(env())
                        .all().stream().map(stored -> stored.context().name()).toList();
            case PRESET ->
                new PresetCatalog(resolver().rules(request()).presets())
                        .all().stream().map(Preset::name).toList();
            case CONFIG -> TopicConfigKeys.names();
            case CONFIG_VALUE ->
                TopicConfigKeys.names().stream().map(key -> key + "=").toList();
            case POSITION -> List.of("start", "end", "@-1h");
            case LEVEL -> Stream.of(CompatibilityLevel.values()).map(Enum::name).toList();
            case FILE -> List.of();
        };
    }

    private static Collection<String> users(Connection connection) {
        return new ScramUsers(connection.cluster())
                .all().stream().map(ScramUser::name).toList();
    }

    private static Collection<String> principals(Connection connection) {
        return new AclCatalog(connection.cluster())
                .list(AclFilter.NONE).stream().map(Acl::principal).distinct().toList();
    }

    private Collection<String> onCluster(Function<Connection, Collection<String>> names) {
        try (Connection connection = context.connections().open(resolver().resolve(request()))) {
            return names.apply(connection);
        }
    }

    private Collection<String> subjects() {
        try (Connection connection = context.connections().open(resolver().resolveRegistry(request()))) {
            return connection.registry().subjects(null, Deleted.EXCLUDED);
        }
    }

    private ConnectionResolver resolver() {
        return new ConnectionResolver(env());
    }

    private Map<String, String> env() {
        String file = last("--config-file");
        if (file != null) {
            return ContextStore.withFile(context.env(), Path.of(file));
        }
        return context.session() == null ? context.env() : context.session().environment(context.env());
    }

    private ConnectionRequest request() {
        String config = last("--command-config");
        Map<String, String> properties = new LinkedHashMap<>();
        typed.values("-X").forEach(property -> {
            int equals = property.indexOf('=');
            if (equals > 0) {
                properties.put(property.substring(0, equals), property.substring(equals + 1));
            }
        });
        ConnectionRequest own = new ConnectionRequest(
                last("--context"),
                last("--bootstrap-server"),
                last("--schema-registry"),
                config == null ? null : Path.of(config),
                properties,
                last("--plugin-path"),
                BUDGET);
        return context.session() == null ? own : own.within(context.session().request());
    }

    private @Nullable String last(String option) {
        List<String> values = typed.values(option);
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }
}
