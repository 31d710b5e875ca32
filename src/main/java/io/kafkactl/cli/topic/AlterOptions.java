package io.kafkactl.cli.topic;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.change.AlterRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is to become of topics. */
@Command(optionListHeading = "What is changed")
final class AlterOptions {
    @Option(
            names = "--config",
            paramLabel = "KEY=VALUE",
            description =
                    "Topic setting; durations such as retention.ms=7d and sizes such as segment.bytes=1GiB are understood.")
    Map<String, String> config = new LinkedHashMap<>();

    @Option(
            names = "--unset",
            paramLabel = "KEY",
            description = "Topic setting that goes back to the brokers' default.")
    List<String> unset = List.of();

    @Option(
            names = {"-p", "--partitions"},
            paramLabel = "N",
            description = "Number of partitions, not fewer than there are.")
    @Nullable
    Integer partitions;

    @Option(
            names = {"-r", "--replication-factor"},
            paramLabel = "N",
            description = "Copies of each partition.")
    @Nullable
    Integer replicationFactor;

    @Option(
            names = "--allow-partition-increase",
            description = "Add partitions although keys go to other partitions then.")
    boolean allowPartitionIncrease;

    boolean movesCopies() {
        return replicationFactor != null;
    }

    AlterRequest request() {
        return new AlterRequest(
                config, new LinkedHashSet<>(unset), partitions, replicationFactor, allowPartitionIncrease);
    }

    /** Exit 2 when a change is asked for where nothing is to be changed. */
    void requireNone() {
        if (!config.isEmpty() || !unset.isEmpty() || partitions != null || replicationFactor != null) {
            throw KafkactlException.usage(
                    "--status changes nothing", "leave out --config, --unset, -p and -r, or --status");
        }
    }
}
