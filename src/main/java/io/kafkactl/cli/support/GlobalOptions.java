package io.kafkactl.cli.support;

import io.kafkactl.config.ConnectionRequest;
import io.kafkactl.config.ContextStore;
import io.kafkactl.output.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** The options that stand before or after the verb and mean the same in every command. */
public final class GlobalOptions {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    /** Null outside of a session. */
    private final @Nullable GlobalOptions session;

    @Nullable
    String context;

    @Nullable
    String bootstrapServers;

    @Nullable
    String schemaRegistry;

    @Nullable
    Path configFile;

    @Nullable
    Path commandConfig;

    Map<String, String> properties = new LinkedHashMap<>();

    @Nullable
    String pluginPath;

    @Nullable
    Duration timeout;

    boolean quiet;

    boolean[] verbose = {};

    @Nullable
    ColorMode color;

    /** Set when the output is for machines, so that stderr is JSON lines too. */
    boolean machineOutput;

    public GlobalOptions() {
        this(null);
    }

    /** What the command line leaves open is as the session around it says. */
    public GlobalOptions(@Nullable GlobalOptions session) {
        this.session = session;
    }

    /** For the commands of a session that go to another context from now on. */
    public GlobalOptions inContext(String name) {
        GlobalOptions there = new GlobalOptions(session);
        there.context = name;
        there.configFile = configFile;
        there.pluginPath = pluginPath;
        there.timeout = timeout;
        there.quiet = quiet;
        there.verbose = verbose;
        there.color = color;
        return there;
    }

    /** What was said about where to connect. */
    public ConnectionRequest request() {
        ConnectionRequest own = new ConnectionRequest(
                context, bootstrapServers, schemaRegistry, commandConfig, properties, pluginPath, timeout());
        return session == null ? own : own.within(session.request());
    }

    /** What contexts are looked up with: a file that is named here is as if the environment named it. */
    public Map<String, String> environment(Map<String, String> env) {
        if (configFile != null) {
            return ContextStore.withFile(env, configFile);
        }
        return session == null ? env : session.environment(env);
    }

    Duration timeout() {
        if (timeout != null) {
            return timeout;
        }
        return session == null ? DEFAULT_TIMEOUT : session.timeout();
    }

    boolean quiet() {
        return quiet || (session != null && session.quiet());
    }

    /** In code and not by annotations: reading those by reflection is what every command would start with. */
    public void addTo(CommandSpec command) {
        command.addOption(bound(String.class, () -> context, value -> context = value, "-c", "--context")
                        .paramLabel("CONTEXT")
                        .description("Context to use instead of the current one.")
                        .build())
                .addOption(bound(
                                String.class,
                                () -> bootstrapServers,
                                value -> bootstrapServers = value,
                                "-b",
                                "--bootstrap-server")
                        .paramLabel("HOST:PORT[,...]")
                        .description("Brokers to connect to. Alone it uses no context's credentials; with -c only the "
                                + "address is overridden.")
                        .build())
                .addOption(
                        bound(String.class, () -> schemaRegistry, value -> schemaRegistry = value, "--schema-registry")
                                .paramLabel("URL[,...]")
                                .description(
                                        "Addresses of the schema registry. Alone it uses no context's credentials; with "
                                                + "-c only the address is overridden.")
                                .build())
                .addOption(bound(Path.class, () -> configFile, value -> configFile = value, "--config-file")
                        .paramLabel("FILE")
                        .description("Contexts file to use instead of your own.")
                        .build())
                .addOption(bound(Path.class, () -> commandConfig, value -> commandConfig = value, "--command-config")
                        .paramLabel("FILE")
                        .description("Properties file with client settings, as for Kafka's own tools.")
                        .build())
                .addOption(bound(Map.class, () -> properties, this::setProperties, "-X")
                        .auxiliaryTypes(String.class, String.class)
                        .paramLabel("KEY=VALUE")
                        .description("Client property, for all clients or prefixed for one: admin., producer., "
                                + "consumer., registry.")
                        .build())
                .addOption(bound(String.class, () -> pluginPath, value -> pluginPath = value, "--plugin-path")
                        .paramLabel("PATH[:...]")
                        .description("Jars, and folders of jars, with classes to use by name: serializers, "
                                + "interceptors, login handlers. $XDG_CONFIG_HOME/kafkactl/lib is searched too.")
                        .build());
        addBehaviour(command);
    }

    private void addBehaviour(CommandSpec command) {
        command.addOption(bound(Duration.class, () -> timeout, value -> timeout = value, "--timeout")
                        .paramLabel("DURATION")
                        .converters(new DurationConverter())
                        .description("Longest wait for one answer of the cluster (default: 30s).")
                        .build())
                .addOption(bound(boolean.class, () -> quiet, value -> quiet = value, "-q", "--quiet")
                        .description("No progress, notices and summaries on stderr.")
                        .build())
                .addOption(bound(boolean[].class, () -> verbose, value -> verbose = value, "-v", "--verbose")
                        .arity("0")
                        .description("Show steps and effective properties; -vv adds the client library's log and "
                                + "stack traces, -vvv its debug log.")
                        .build())
                .addOption(bound(ColorMode.class, () -> color, value -> color = value, "--color")
                        .paramLabel("WHEN")
                        .description(
                                "Colours on stderr: auto, always or never (default: auto; NO_COLOR is " + "honoured).")
                        .build())
                .addOption(explainAcls())
                .addOption(OptionSpec.builder("-h", "--help")
                        .type(boolean.class)
                        .scopeType(ScopeType.INHERIT)
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
    }

    // As help, picocli accepts a command line without the command's arguments; of the other kinds there is one each.
    @SuppressWarnings("deprecation")
    private static OptionSpec explainAcls() {
        return OptionSpec.builder(CommandAcls.OPTION)
                .type(boolean.class)
                .scopeType(ScopeType.INHERIT)
                .help(true)
                .description("Print the ACLs that the command needs, and do nothing else.")
                .build();
    }

    @SuppressWarnings("unchecked")
    private void setProperties(Map<?, ?> value) {
        properties = (Map<String, String>) value;
    }

    private static <V> OptionSpec.Builder bound(
            Class<V> type, Supplier<@Nullable V> getter, Consumer<V> setter, String... names) {
        Field<V> field = new Field<>(getter, setter);
        return OptionSpec.builder(names)
                .type(type)
                .scopeType(ScopeType.INHERIT)
                .getter(field)
                .setter(field)
                .initialValue(getter.get());
    }

    /** Where the value of an option is kept. */
    private record Field<V>(Supplier<@Nullable V> getter, Consumer<V> setter) implements IGetter, ISetter {
        @Override
        // As picocli declares it.
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> T get() {
            return (T) getter.get();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T set(T value) {
            T previous = get();
            setter.accept((V) value);
            return previous;
        }
    }

    Theme theme(CliContext context) {
        return new Theme(color().isOn(context.terminals().err(), context.env()));
    }

    ColorMode color() {
        if (color != null) {
            return color;
        }
        return session == null ? ColorMode.AUTO : session.color();
    }

    int verbosity() {
        return verbose.length == 0 && session != null ? session.verbosity() : verbose.length;
    }
}
