package io.kafkactl.cli.topic;

import io.kafkactl.ops.topic.TopicRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How a new topic is to be made. */
@Command(optionListHeading = "What the topic is like")
final class TopicOptions {
    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            description = "Values for a kind of topic; topic presets lists them.")
    @Nullable
    String preset;

    @Option(
            names = {"-p", "--partitions"},
            paramLabel = "N",
            description = "Number of partitions.")
    @Nullable
    Integer partitions;

    @Option(
            names = {"-r", "--replication-factor"},
            paramLabel = "N",
            description = "Copies of each partition.")
    @Nullable
    Integer replicationFactor;

    @Option(
            names = "--config",
            paramLabel = "KEY=VALUE",
            description =
                    "Topic setting; durations such as retention.ms=7d and sizes such as segment.bytes=1GiB are understood.")
    Map<String, String> config = new LinkedHashMap<>();

    TopicRequest request() {
        return new TopicRequest(preset, partitions, replicationFactor, config);
    }
}
