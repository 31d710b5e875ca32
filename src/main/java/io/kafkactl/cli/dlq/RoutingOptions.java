package io.kafkactl.cli.dlq;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.redrive.Dedupe;
import io.kafkactl.ops.dlq.redrive.HeaderRules;
import io.kafkactl.ops.dlq.redrive.Partitioning;
import io.kafkactl.ops.dlq.redrive.PayloadFrom;
import io.kafkactl.ops.dlq.redrive.RedriveLimit;
import io.kafkactl.ops.dlq.redrive.RoutingRules;
import io.kafkactl.ops.dlq.redrive.Superseded;
import io.kafkactl.ops.dlq.redrive.TargetRules;
import io.kafkactl.ops.dlq.redrive.Timestamping;
import io.kafkactl.ops.dlq.redrive.ValueEdit;
import io.kafkactl.ops.dlq.redrive.Via;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Where the dead letters may go, and as what. */
@Command(optionListHeading = "What is sent where")
final class RoutingOptions {
    /** What happens to a record that was redriven too often. */
    enum OnExceeded {
        LEAVE,
        PARK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--target", paramLabel = "TOPIC", description = "Send all of them there, not where they came from.")
    @Nullable
    String target;

    @Option(
            names = "--map",
            paramLabel = "FROM=TO",
            description = "Send those of one topic to another; may be repeated.")
    List<String> maps = new ArrayList<>();

    @Option(
            names = "--allow-target",
            paramLabel = "TOPIC",
            description = "Permit a target that is not derived from the dead-letter topic's name or configuration.")
    Set<String> allowedTargets = new LinkedHashSet<>();

    @Option(
            names = "--target-context",
            paramLabel = "CONTEXT",
            description = "Send them to the cluster of this context: at least once, because no transaction spans two "
                    + "clusters. The journal stays with the dead letters.")
    @Nullable
    String targetContext;

    @Option(
            names = "--via",
            paramLabel = "WHICH",
            defaultValue = "source",
            description =
                    "'source' sends to the topic itself, which all its groups read; 'retry' to the first retry topic "
                            + "beside it, which only the failing application reads (default: ${DEFAULT-VALUE}).")
    Via via = Via.SOURCE;

    @Option(
            names = "--partition-by",
            paramLabel = "RULE",
            defaultValue = "auto",
            description = "One of: ${COMPLETION-CANDIDATES}. 'auto' spreads keys as the target's recent records show, "
                    + "and else takes the original partition (default: ${DEFAULT-VALUE}).")
    Partitioning partitioning = Partitioning.AUTO;

    @Option(
            names = "--timestamps",
            paramLabel = "RULE",
            defaultValue = "auto",
            description = "One of: ${COMPLETION-CANDIDATES}. 'auto' preserves the original one unless retention would "
                    + "soon take the record or the target refuse it (default: ${DEFAULT-VALUE}).")
    Timestamping timestamps = Timestamping.AUTO;

    @Option(
            names = "--payload",
            paramLabel = "FROM",
            defaultValue = "auto",
            description = "One of: ${COMPLETION-CANDIDATES}. 'origin' reads the source record at exactly its offset; "
                    + "'auto' does so for dead letters that lost something (default: ${DEFAULT-VALUE}).")
    PayloadFrom payload = PayloadFrom.AUTO;

    @Option(
            names = "--superseded",
            paramLabel = "RULE",
            defaultValue = "auto",
            description = "What to do when the target has a newer record with the same key, one of: "
                    + "${COMPLETION-CANDIDATES}. 'auto' skips for a compacted target and warns else "
                    + "(default: ${DEFAULT-VALUE}).")
    Superseded superseded = Superseded.AUTO;

    @Option(
            names = "--dedupe",
            paramLabel = "BY",
            defaultValue = "origin",
            description = "By what two dead letters are the same one, which is sent once: ${COMPLETION-CANDIDATES} "
                    + "(default: ${DEFAULT-VALUE}).")
    Dedupe dedupe = Dedupe.ORIGIN;

    @Option(
            names = "--max-redrives",
            paramLabel = "N",
            description = "How often a record is redriven (default: the context's, else 5).")
    @Nullable
    Integer maxRedrives;

    @Option(
            names = "--on-exceeded",
            paramLabel = "WHAT",
            defaultValue = "leave",
            description = "Leave what was redriven so often, or park it (default: ${DEFAULT-VALUE}).")
    OnExceeded onExceeded = OnExceeded.LEAVE;

    @Option(
            names = "--park-topic",
            paramLabel = "TOPIC",
            description = "Where to park; it has to exist (default: the target's name plus .parked).")
    @Nullable
    String parkTopic;

    /** False when it was allowed before. */
    boolean allow(String topic) {
        return allowedTargets.add(topic);
    }

    /** @param limit how often a record of this dead-letter topic is redriven where the user does not say */
    RoutingRules rules(int limit, HeaderRules headers, @Nullable ValueEdit edit) {
        int most = maxRedrives == null ? limit : maxRedrives;
        if (most < 0) {
            throw KafkactlException.usage("--max-redrives " + most + " is less than none", null);
        }
        if (targetContext != null && onExceeded == OnExceeded.PARK) {
            throw KafkactlException.usage(
                    "--on-exceeded park does not go with --target-context: what was redriven too often stays here",
                    null);
        }
        if (parkTopic != null && onExceeded != OnExceeded.PARK) {
            throw KafkactlException.usage("--park-topic parks nothing without --on-exceeded park", null);
        }
        return new RoutingRules(
                new TargetRules(target, mapped(), allowedTargets, via),
                partitioning,
                timestamps,
                headers,
                payload,
                superseded,
                dedupe,
                new RedriveLimit(most, onExceeded == OnExceeded.PARK, parkTopic),
                edit);
    }

    private Map<String, String> mapped() {
        if (target != null && !maps.isEmpty()) {
            throw KafkactlException.usage("--target and --map exclude each other", null);
        }
        Map<String, String> mapped = new LinkedHashMap<>();
        for (String map : maps) {
            String[] parts = map.split("=", -1);
            if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
                throw KafkactlException.usage("--map '" + map + "' is not FROM=TO", null);
            }
            if (mapped.put(parts[0], parts[1]) != null) {
                throw KafkactlException.usage("--map names '" + parts[0] + "' twice", null);
            }
        }
        return mapped;
    }
}
