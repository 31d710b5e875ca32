package io.kafkactl.cli.support;

import io.kafkactl.config.ConnectionRequest;
import io.kafkactl.output.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that stand before or after the verb and mean the same in every command. */
public final class GlobalOptions {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    /** Null outside of a session. */
    private final @Nullable GlobalOptions session;

    @Option(
            names = {"-c", "--context"},
            paramLabel = "CONTEXT",
            scope = ScopeType.INHERIT,
            description = "Context to use instead of the current one.")
    @Nullable
    String context;

    @Option(
            names = {"-b", "--bootstrap-server"},
            paramLabel = "HOST:PORT[,...]",
            scope = ScopeType.INHERIT,
            description = "Brokers to connect to. Alone it uses no context's credentials; with -c only the address "
                    + "is overridden.")
    @Nullable
    String bootstrapServers;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL[,...]",
            scope = ScopeType.INHERIT,
            description = "Addresses of the schema registry. Alone it uses no context's credentials; with -c only the "
                    + "address is overridden.")
    @Nullable
    String schemaRegistry;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Properties file with client settings, as for Kafka's own tools.")
    @Nullable
    Path commandConfig;

    @Option(
            names = "-X",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "Client property, for all clients or prefixed for one: admin., producer., consumer., "
                    + "registry.")
    Map<String, String> properties = new LinkedHashMap<>();

    @Option(
            names = "--plugin-path",
            paramLabel = "PATH[:...]",
            scope = ScopeType.INHERIT,
            description = "Jars, and folders of jars, with classes to use by name: serializers, interceptors, login "
                    + "handlers. $XDG_CONFIG_HOME/kafkactl/lib is searched too.")
    @Nullable
    String pluginPath;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            scope = ScopeType.INHERIT,
            converter = DurationConverter.class,
            description = "Longest wait for one answer of the cluster (default: 30s).")
    @Nullable
    Duration timeout;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "No progress, notices and summaries on stderr.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Show steps and effective properties; -vv adds the client library's log and stack traces, "
                    + "-vvv its debug log.")
    boolean[] verbose = {};

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "Colours on stderr: auto, always or never (default: auto; NO_COLOR is honoured).")
    @Nullable
    ColorMode color;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Show this help.")
    boolean help;

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

    Duration timeout() {
        if (timeout != null) {
            return timeout;
        }
        return session == null ? DEFAULT_TIMEOUT : session.timeout();
    }

    boolean quiet() {
        return quiet || (session != null && session.quiet());
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
