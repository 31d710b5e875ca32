package io.kafkactl.cli.support;

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
            defaultValue = "30s",
            scope = ScopeType.INHERIT,
            converter = DurationConverter.class,
            description = "Longest wait for one answer of the cluster (default: ${DEFAULT-VALUE}).")
    Duration timeout = Duration.ofSeconds(30);

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
            defaultValue = "auto",
            scope = ScopeType.INHERIT,
            description = "Colours on stderr: auto, always or never (default: ${DEFAULT-VALUE}; NO_COLOR is honoured).")
    ColorMode color = ColorMode.AUTO;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    /** Set when the output is for machines, so that stderr is JSON lines too. */
    boolean machineOutput;

    Theme theme(CliContext context) {
        return new Theme(color.isOn(context.terminals().err(), context.env()));
    }

    int verbosity() {
        return verbose.length;
    }
}
