package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.DurationConverter;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.manifest.Environment;
import io.kafkactl.ops.provision.manifest.Manifest;
import io.kafkactl.ops.provision.plan.PlanRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a plan looks at beside the topics of the manifest. */
@Command(optionListHeading = "What the plan is about")
final class PlanOptions {
    @Option(
            names = "--skip-schemas",
            description = "Do not ask the registry about the schemas that the manifest names.")
    boolean skipSchemas;

    @Option(
            names = "--prune",
            description = "Delete the topics of the policy's scope that no manifest names, except for those in use.")
    boolean prune;

    @Option(
            names = "--idle-for",
            paramLabel = "DURATION",
            defaultValue = "7d",
            converter = DurationConverter.class,
            description = "With --prune, how long nobody must have written to a topic (default: ${DEFAULT-VALUE}).")
    Duration idleFor = Duration.ofDays(7);

    @Option(
            names = "--force-delete",
            paramLabel = "NAME",
            description = "With --prune, delete this topic although it is in use; may be given several times.")
    List<String> forced = List.of();

    /** Exit 2 for options that mean nothing together. */
    void require() {
        if (!prune && !forced.isEmpty()) {
            throw KafkactlException.usage("--force-delete is about topics that --prune spares", "add --prune");
        }
    }

    PlanRequest request(Manifest manifest, @Nullable Environment environment, Instant now) {
        return new PlanRequest(
                manifest,
                environment,
                !skipSchemas,
                prune ? new PlanRequest.Prune(idleFor, new LinkedHashSet<>(forced)) : null,
                now);
    }
}
