package io.kafkactl.cli.context;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.config.ContextStore;
import io.kafkactl.config.StoredContext;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kafkactl context show}. */
@Command(
        name = "show",
        header = "Show one context.",
        description = "Shows a context with all its settings, the current one unless named. Secrets are masked.",
        footer = {"  kafkactl context show", "  $ kafkactl context show prod -o json"})
final class ContextShowCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Mixin
    OutputOptions output;

    @Parameters(index = "0", arity = "0..1", paramLabel = "CONTEXT", description = "Context to show.")
    @Nullable
    String name;

    ContextShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(ContextRows.DOCUMENT);
    }

    @Override
    public Integer call() {
        ContextStore store = new ContextStore(invocation.context().env());
        String wanted = name != null ? name : invocation.request().context();
        StoredContext shown = wanted != null
                ? store.require(wanted)
                : store.current()
                        .orElseThrow(() -> KafkactlException.usage(
                                "no context to show: none is named and none is current",
                                "kafkactl context list shows what there is"));
        return output.format().isTable()
                ? invocation
                        .print(output.format(), ContextRows.SETTINGS, ContextRows.settings(shown))
                        .code()
                : invocation
                        .print(output.format(), ContextRows.DOCUMENT, List.of(shown))
                        .code();
    }
}
