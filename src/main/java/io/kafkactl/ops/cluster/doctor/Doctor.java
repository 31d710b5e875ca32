package io.kafkactl.ops.cluster.doctor;

import io.kafkactl.client.BrokerWay;
import io.kafkactl.client.Connection;
import io.kafkactl.client.diagnosis.Explanation;
import io.kafkactl.client.diagnosis.ProbeResult;
import io.kafkactl.client.diagnosis.ProbeStep;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Examines a cluster: the way to it first, then what its operators should know. Reads only. */
public final class Doctor {
    private final Connection connection;
    private final Clock clock;
    private final Cancellation cancellation;
    private final Predicate<DoctorCheck> wanted;
    private final List<CheckResult> results = new ArrayList<>();

    /** @param wanted which checks are reported; the way to the cluster is gone in any case */
    public Doctor(Connection connection, Clock clock, Cancellation cancellation, Predicate<DoctorCheck> wanted) {
        this.connection = connection;
        this.clock = clock;
        this.cancellation = cancellation;
        this.wanted = wanted;
    }

    /** Makes every check; one that fails does not keep the others from being made. */
    public Examination examine() {
        ExitCode obstacle = goThere(BrokerWay.steps(connection.settings()));
        RegistryHealth registry = new RegistryHealth(connection);
        if (obstacle == null) {
            ofCluster(new ClusterFacts(connection, clock, cancellation), registry)
                    .forEach(this::make);
        } else {
            make(new Checkup(DoctorCheck.REGISTRY, registry::answers));
        }
        return new Examination(results, obstacle);
    }

    /** Null when a bootstrap server told which brokers there are. */
    private @Nullable ExitCode goThere(List<ProbeResult> steps) {
        ExitCode obstacle = null;
        for (ProbeResult step : steps) {
            Explanation problem = step.problem();
            DoctorCheck check = DoctorCheck.valueOf(step.step().name());
            Opinion opinion = problem == null
                    ? Opinion.ok(check.title())
                    : new Opinion(Verdict.ERROR, problem.message(), List.of(step.address()), problem.hint());
            add(new CheckResult(check, step.address(), opinion, step.took()));
            if (problem != null && obstacle == null && step.step() != ProbeStep.ADVERTISED) {
                obstacle = problem.exitCode();
            }
        }
        boolean there = steps.stream().anyMatch(step -> step.step() == ProbeStep.METADATA && step.problem() == null);
        return there ? null : obstacle == null ? ExitCode.UNREACHABLE : obstacle;
    }

    private List<Checkup> ofCluster(ClusterFacts facts, RegistryHealth registry) {
        Rights rights = new Rights(facts);
        TopicSafety topics = new TopicSafety(facts);
        GroupProgress groups = new GroupProgress(facts);
        DeadLetters deadLetters = new DeadLetters(facts, clock, cancellation);
        return List.of(
                new Checkup(DoctorCheck.ACLS, rights::ofCluster),
                new Checkup(DoctorCheck.CLOCK, new ClockDifference(connection.cluster(), clock)::look),
                new Checkup(DoctorCheck.REGISTRY, registry::answers),
                new Checkup(DoctorCheck.IDEMPOTENCE, rights::idempotence),
                new Checkup(DoctorCheck.PARTITIONS, topics::partitions),
                new Checkup(DoctorCheck.REPLICATION, topics::replication),
                new Checkup(DoctorCheck.MIN_INSYNC_REPLICAS, topics::minInSync),
                new Checkup(DoctorCheck.GROUPS, groups::groups),
                new Checkup(DoctorCheck.RETENTION, groups::retention),
                new Checkup(DoctorCheck.DLQ_COMPANIONS, deadLetters::companions),
                new Checkup(DoctorCheck.DEAD_LETTERS, deadLetters::pending),
                new Checkup(DoctorCheck.COMPATIBILITY, registry::compatibility));
    }

    private void make(Checkup checkup) {
        if (!wanted.test(checkup.check())) {
            return;
        }
        long begin = System.nanoTime();
        List<Opinion> opinions = look(checkup);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        if (opinions.isEmpty()) {
            opinions = List.of(Opinion.ok(checkup.check().title()));
        }
        opinions.forEach(opinion -> add(new CheckResult(checkup.check(), null, opinion, took)));
    }

    private static List<Opinion> look(Checkup checkup) {
        try {
            return checkup.look().get();
        } catch (KafkactlException e) {
            if (e.exitCode() == ExitCode.INTERRUPTED) {
                throw e;
            }
            return List.of(Opinion.unknown(e));
        }
    }

    private void add(CheckResult result) {
        if (wanted.test(result.check())) {
            results.add(result);
        }
    }
}
