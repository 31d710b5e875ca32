package io.kafkactl.cli.context;

import io.kafkactl.cli.context.ContextRows.Shown;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.config.ConnectionRequest;
import io.kafkactl.config.ConnectionResolver;
import io.kafkactl.config.Context;
import io.kafkactl.config.ReadableSecrets;
import io.kafkactl.config.ResolvedConnection;
import io.kafkactl.config.StoredContext;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl context show}. */
@Command(
        name = "show",
        header = "Show one context.",
        description = {
            "Shows a context with all its settings, the current one unless named. Secrets are masked; references to "
                    + "secrets are shown, and nothing is fetched.",
            "",
            "With --origin it shows what a command with the same options would use, client properties included, and whether "
                    + "each value comes from a flag, -X, a file, the environment, the context or kafkactl's defaults."
        },
        footer = {
            "  kafkactl context show",
            "  kafkactl context show prod -o json",
            "  kafkactl context show prod --origin -X linger.ms=50"
        })
final class ContextShowCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Mixin
    OutputOptions output;

    @Parameters(index = "0", arity = "0..1", paramLabel = "CONTEXT", description = "Context to show.")
    @Nullable
    String name;

    @Option(names = "--origin", description = "Show every value in effect, and where it comes from.")
    boolean origin;

    ContextShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(ContextRows.DOCUMENT);
    }

    @Override
    public Integer call() {
        if (origin) {
            return showOrigins();
        }
        StoredContext shown = new ConnectionResolver(invocation.env())
                .context(request())
                .orElseThrow(() -> KafkactlException.usage(
                        "no context to show: none is named and none is current",
                        "kafkactl context list shows what there is"));
        ReadableSecrets.notices(shown).forEach(invocation::warn);
        return output.format().isTable()
                ? invocation
                        .print(output.format(), ContextRows.SETTINGS, ContextRows.settings(shown))
                        .code()
                : invocation
                        .print(output.format(), ContextRows.DOCUMENT, List.of(new Shown(shown, shown.context(), null)))
                        .code();
    }

    private ConnectionRequest request() {
        return name == null ? invocation.request() : invocation.request().in(name);
    }

    private int showOrigins() {
        ResolvedConnection resolved = new ConnectionResolver(invocation.env()).explain(request());
        resolved.warnings().forEach(invocation::warn);
        List<OriginRows.Row> rows = OriginRows.of(resolved);
        if (output.format().isTable()) {
            return invocation.print(output.format(), OriginRows.MODEL, rows).code();
        }
        StoredContext stored = resolved.context();
        Context context = stored == null ? Context.of("", resolved.settings().bootstrapServers()) : stored.context();
        return invocation
                .print(output.format(), ContextRows.DOCUMENT, List.of(new Shown(stored, context, rows)))
                .code();
    }
}
