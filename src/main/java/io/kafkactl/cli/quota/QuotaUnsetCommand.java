package io.kafkactl.cli.quota;

import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.ops.security.QuotaEntity;
import io.kafkactl.ops.security.QuotaKey;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kafkactl quota unset}. */
@Command(
        name = "unset",
        header = "Take limits away.",
        description = "Shows each limit before and after, and asks. What is set for less specific clients, such as a "
                + "default, holds from then on.",
        footer = {
            "  kafkactl quota unset --user shop producer_byte_rate",
            "  kafkactl quota unset --client-id-default --dry-run"
        })
final class QuotaUnsetCommand implements Callable<Integer>, JsonRows {
    @Parameters(arity = "0..*", paramLabel = "QUOTA", description = "Limits to take away (default: all it has).")
    List<String> keys = List.of();

    @Mixin
    EntityOptions entity;

    @Mixin
    QuotaRun run;

    @Override
    public List<RowModel<?>> documents() {
        return List.of(QuotaRows.changes(""));
    }

    @Override
    public Integer call() {
        QuotaEntity of = entity.required();
        Set<QuotaKey> unwanted = keys.stream().map(QuotaKey::of).collect(Collectors.toSet());
        return run.run(quotas -> quotas.unset(of, unwanted), "unset");
    }
}
