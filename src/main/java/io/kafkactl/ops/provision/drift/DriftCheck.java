package io.kafkactl.ops.provision.drift;

import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.desired.DesiredTopic;
import io.kafkactl.ops.provision.drift.Drift.Kind;
import io.kafkactl.ops.provision.manifest.Environment;
import io.kafkactl.ops.provision.observed.ManifestOnCluster;
import io.kafkactl.ops.provision.observed.ObservedTopic;
import io.kafkactl.ops.provision.observed.ObservedTopics;
import io.kafkactl.ops.provision.observed.TopicComparison;
import io.kafkactl.ops.provision.observed.TopicDifference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out in which ways a cluster is not what its manifest says. Asks nobody anything. */
public final class DriftCheck {
    private final ManifestOnCluster subject;
    private final Set<Kind> ignored;
    private final Set<String> topics = new LinkedHashSet<>();
    private final List<Drift> drifts = new ArrayList<>();
    private final List<ItemError> errors = new ArrayList<>();

    private DriftCheck(ManifestOnCluster subject, Set<Kind> ignored) {
        this.subject = subject;
        this.ignored = ignored;
    }

    /**
     * Compares everything.
     *
     * @param ignored what does not count
     */
    public static DriftReport check(ManifestOnCluster subject, Set<Kind> ignored) {
        DriftCheck check = new DriftCheck(subject, ignored);
        TopicComparison comparison = new TopicComparison(subject.scope());
        subject.desired().topics().forEach(topic -> check.declared(topic, comparison));
        if (!ignored.contains(Kind.EXTRA)) {
            check.others();
        }
        Environment environment = subject.desired().environment();
        return new DriftReport(
                subject.observed().clusterId(),
                environment == null ? "" : environment.name(),
                List.copyOf(check.topics),
                check.drifts,
                check.errors);
    }

    private void declared(DesiredTopic desired, TopicComparison comparison) {
        String name = desired.name();
        topics.add(name);
        Optional<KafkactlException> failure = subject.observed().error(name);
        if (failure.isPresent()) {
            errors.add(ItemError.of(name, failure.get()));
            return;
        }
        Optional<ObservedTopic> observed = subject.observed().topic(name);
        if (observed.isEmpty()) {
            add(new Drift(
                    name, Kind.MISSING, null, null, null, desired.declared().position()));
            return;
        }
        try {
            compared(comparison.compare(desired, observed.get()));
        } catch (KafkactlException e) {
            errors.add(ItemError.of(name, e));
        }
    }

    private void compared(TopicDifference difference) {
        DesiredTopic desired = difference.desired();
        difference
                .changes()
                .forEach(change -> add(new Drift(
                        desired.name(),
                        Kind.CHANGED,
                        change.property(),
                        change.to(),
                        change.from(),
                        desired.declared().position())));
        difference
                .unmanaged()
                .forEach((key, value) -> add(new Drift(
                        desired.name(),
                        Kind.UNMANAGED,
                        key,
                        null,
                        value,
                        desired.declared().position())));
    }

    /** A topic that may not be looked at is not known to be extra. */
    private void others() {
        ObservedTopics observed = subject.observed();
        observed.names().stream()
                .filter(subject.scope()::contains)
                .filter(name -> !topics.contains(name))
                .sorted()
                .toList()
                .forEach(name -> {
                    topics.add(name);
                    observed.error(name).ifPresent(failure -> errors.add(ItemError.of(name, failure)));
                    observed.topic(name).ifPresent(topic -> add(new Drift(name, Kind.EXTRA, null, null, null, null)));
                });
    }

    private void add(Drift drift) {
        if (!ignored.contains(drift.kind())) {
            drifts.add(drift);
        }
    }
}
