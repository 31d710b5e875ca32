package io.kafkactl.cli.context;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.Questions;
import io.kafkactl.config.ConnectionRequest;
import io.kafkactl.config.ConnectionResolver;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.config.Context;
import io.kafkactl.config.DlqSettings;
import io.kafkactl.config.HouseRules;
import io.kafkactl.config.Origin;
import io.kafkactl.config.ReadableSecrets;
import io.kafkactl.config.ResolvedConnection;
import io.kafkactl.config.StoredContext;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl context add}. */
@Command(
        name = "add",
        header = "Add a context to your contexts file.",
        description = {
            "Adds a context from -b, --schema-registry, -X and --command-config, and keeps every line that is already there. The "
                    + "file is created when there is none, readable by you alone. The current context does not change. In a "
                    + "terminal, what is missing is asked for.",
            "",
            "The connection is tested first; a context that cannot be reached is added only with --no-test, or when you say so. "
                    + "Secrets are best given as env:NAME, file:PATH or exec:[PROGRAM, ARGUMENT], as in "
                    + "-X sasl.password=env:KAFKA_PASSWORD beside sasl.mechanism and sasl.username."
        },
        footer = {
            "  kafkactl context add",
            "  kafkactl context add dev -b localhost:9092",
            "  kafkactl context add prod -b b1:9093 --command-config f --protected --no-test"
        })
final class ContextAddCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final Questions questions;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Name of the new context.")
    @Nullable
    String name;

    @Option(names = "--protected", description = "What destroys will want the context's name as well as --yes.")
    boolean protectedContext;

    @Option(names = "--read-only", description = "Nothing that writes will be sent to this cluster.")
    boolean readOnly;

    @Option(names = "--require-key", description = "produce refuses records without key, which keep no order.")
    boolean requireKey;

    @Option(names = "--no-test", description = "Add it without connecting to it.")
    boolean untested;

    ContextAddCommand(Invocation invocation) {
        this.invocation = invocation;
        this.questions = new Questions(invocation.context());
    }

    @Override
    public Integer call() {
        ConnectionRequest given = invocation.request();
        if (given.context() != null) {
            throw KafkactlException.usage(
                    "-c has no meaning here: the new context is named by the argument",
                    "kafkactl context add NAME -b HOST:PORT");
        }
        ContextDialogue dialogue = new ContextDialogue(questions, invocation::say);
        String wanted = name == null ? nameAskedFor(dialogue) : name;
        requireNew(wanted);
        ConnectionRequest request = given.bootstrapServers() == null ? asked(wanted, given, dialogue) : given;
        ResolvedConnection resolved = new ConnectionResolver(invocation.env()).explain(request);
        Context context = context(wanted, resolved);
        if (!untested) {
            new ConnectionTrial(invocation, questions).require(resolved.settings());
        }
        Path file = invocation.contexts().add(context);
        invocation.note("added context '" + wanted + "' to " + file);
        ReadableSecrets.notices(new StoredContext(context, file)).forEach(invocation::warn);
        return ExitCode.OK.code();
    }

    private String nameAskedFor(ContextDialogue dialogue) {
        if (!questions.isAnswerable()) {
            throw KafkactlException.usage("the new context has no name", "kafkactl context add NAME -b HOST:PORT");
        }
        return dialogue.name(this::requireNew);
    }

    /** Before anything is asked or connected. */
    private void requireNew(String wanted) {
        invocation.contexts().requireUsable(wanted);
        invocation.contexts().requireNew(wanted);
    }

    private ConnectionRequest asked(String wanted, ConnectionRequest given, ContextDialogue dialogue) {
        if (!questions.isAnswerable()) {
            throw KafkactlException.usage(
                    "the address of context '" + wanted + "' is missing",
                    "kafkactl context add " + wanted + " -b HOST:PORT");
        }
        String brokers = dialogue.brokers();
        Map<String, String> properties = new LinkedHashMap<>(dialogue.security());
        properties.putAll(given.properties());
        String registry = given.schemaRegistry() == null ? dialogue.registry().orElse(null) : given.schemaRegistry();
        protectedContext = protectedContext || dialogue.isProtected();
        return new ConnectionRequest(
                null, brokers, registry, given.commandConfig(), properties, given.pluginPath(), given.timeout());
    }

    private Context context(String wanted, ResolvedConnection resolved) {
        ConnectionSettings settings = resolved.settings();
        Map<String, String> properties = new LinkedHashMap<>(settings.properties());
        // What the environment says goes on being said by it.
        properties
                .keySet()
                .removeIf(key -> resolved.originOf("properties." + key).level() == Origin.Level.ENVIRONMENT);
        return new Context(
                        wanted,
                        settings.bootstrapServers(),
                        properties,
                        settings.schemaRegistry(),
                        protectedContext,
                        readOnly,
                        requireKey,
                        HouseRules.DEFAULT,
                        DlqSettings.DEFAULT,
                        null)
                .anchoredAt(Path.of("").toAbsolutePath());
    }
}
