package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.provision.plan.Action;
import io.kafkactl.ops.provision.plan.PlanTarget;
import io.kafkactl.ops.provision.plan.ProvisionPlan;
import io.kafkactl.output.SafeText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Asks whether a plan is to be carried out. */
final class ApplyConsent {
    private final ConsentOptions consent;
    private final ConnectionSettings settings;

    ApplyConsent(ConsentOptions consent, ConnectionSettings settings) {
        this.consent = consent;
        this.settings = settings;
    }

    /** Returns when the user agreed to all of the plan; whoever lets topics be deleted has to name how many. */
    void require(ProvisionPlan plan) {
        PlanTarget target = plan.target();
        ConnectionSettings asked = target.protect()
                ? settings.protectedAs(Objects.requireNonNullElse(target.environment(), ""))
                : settings;
        List<String> lines = Stream.concat(PlanWords.harmless(plan).stream(), PlanWords.consequences(plan).stream())
                .map(SafeText::oneLine)
                .toList();
        String question = "change " + Counted.of(plan.pending().size(), "topic");
        long deletions = plan.count(Action.DELETE);
        if (deletions == 0) {
            consent.require(asked, target.clusterId(), lines, question);
        } else {
            consent.requireName(
                    asked,
                    target.clusterId(),
                    lines,
                    question + ", of which " + deletions + " will be deleted",
                    Long.toString(deletions),
                    true);
        }
    }
}
