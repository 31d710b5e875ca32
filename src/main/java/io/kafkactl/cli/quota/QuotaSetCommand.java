package io.kafkactl.cli.quota;

import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.security.QuotaEntity;
import io.kafkactl.ops.security.QuotaKey;
import io.kafkactl.output.RowModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kafkactl quota set}. */
@Command(
        name = "set",
        header = "Limit what clients may take.",
        description = {
            "Shows each limit before and after, and asks: clients that take more are slowed down at once. Each broker "
                    + "counts for itself.",
            "",
            "producer_byte_rate, consumer_byte_rate: a size a second, as 10MiB. request_percentage: of one thread's time, "
                    + "may be over 100. controller_mutation_rate: partitions created or deleted a second. "
                    + "connection_creation_rate: connections a second, for --ip."
        },
        footer = {
            "  kafkactl quota set --user shop producer_byte_rate=10MiB consumer_byte_rate=20MiB",
            "  kafkactl quota set --client-id-default request_percentage=50 --dry-run",
            "  kafkactl quota set --ip 10.1.2.3 connection_creation_rate=20"
        })
final class QuotaSetCommand implements Callable<Integer>, JsonRows {
    @Parameters(arity = "1..*", paramLabel = "QUOTA=VALUE", description = "Limits, as producer_byte_rate=10MiB.")
    List<String> limits = List.of();

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
        Map<QuotaKey, Double> wanted = new EnumMap<>(QuotaKey.class);
        for (String limit : limits) {
            int equals = limit.indexOf('=');
            if (equals < 1) {
                throw KafkactlException.usage("'" + limit + "' is no QUOTA=VALUE", "as in producer_byte_rate=10MiB");
            }
            QuotaKey key = QuotaKey.of(limit.substring(0, equals));
            if (wanted.put(key, key.parse(limit.substring(equals + 1))) != null) {
                throw KafkactlException.usage(key + " is there twice", "give it once");
            }
        }
        return run.run(quotas -> quotas.set(of, wanted), "set");
    }
}
