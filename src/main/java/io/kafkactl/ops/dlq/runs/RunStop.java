package io.kafkactl.ops.dlq.runs;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.journal.HeldLease;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.LeaseGate;
import io.kafkactl.ops.dlq.journal.RunLog;
import io.kafkactl.ops.dlq.journal.RunSigns;
import io.kafkactl.ops.dlq.journal.SignWatch;
import io.kafkactl.ops.dlq.journal.StopRequest;
import io.kafkactl.ops.dlq.redrive.RedriveEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Asks a run in another process to stop, and waits until it has. */
public final class RunStop {
    /** What came of it. */
    public enum Outcome {
        /** It stopped because it was asked to, or came to its end before. */
        STOPPED,
        /** It had ended before it was asked. */
        ENDED,
        /** Its process is proven dead, or its lease ran out without a word. */
        DEAD,
        /** It still renews its lease. */
        STILL_RUNNING,
        /** It would be asked. */
        WOULD_STOP
    }

    /**
     * What a stop ended with.
     *
     * @param state what the run was found to be in the end
     * @param holder who runs it, null when it holds no lease
     * @param provenDead its process is certain not to exist any more
     */
    public record Result(
            String run,
            Outcome outcome,
            RunState state,
            @Nullable String holder,
            boolean provenDead) {
        static Result of(String run, Outcome outcome, RunState state, List<HeldLease> held) {
            return new Result(
                    run,
                    outcome,
                    state,
                    held.isEmpty() ? null : LeaseGate.describe(held.get(0).lease()),
                    !held.isEmpty() && held.stream().allMatch(each -> LeaseGate.isProvenDead(each.lease())));
        }
    }

    private static final long LOOK_MILLIS = 300;

    private final Connection connection;
    private final RunLog log;
    private final LeaseGate gate;
    private final Clock clock;
    private final Cancellation cancellation;

    public RunStop(Connection connection, Clock clock, Cancellation cancellation) {
        this.connection = connection;
        Journal journal = RedriveEngine.journal(connection, cancellation);
        this.log = new RunLog(connection, journal, cancellation);
        this.gate = new LeaseGate(journal, clock, cancellation);
        this.clock = clock;
        this.cancellation = cancellation;
    }

    /** Exit 7 when the journal knows no such run. */
    public Result stop(String run, String operator, Duration patience, boolean dryRun) throws InterruptedException {
        RunSigns signs = log.signs(log.partitions(null));
        List<HeldLease> held = signs.leasesOf(run);
        RunState state = RunState.of(run, signs, gate);
        if (state != RunState.RUNNING) {
            if (held.isEmpty() && signs.end(run).isEmpty()) {
                // Runs without lease and last word may still have settled something.
                state = new RunCatalog(connection, clock, cancellation)
                        .get(run)
                        .overview()
                        .state();
            }
            return Result.of(run, state == RunState.DEAD ? Outcome.DEAD : Outcome.ENDED, state, held);
        }
        return dryRun
                ? Result.of(run, Outcome.WOULD_STOP, state, held)
                : ask(held.get(0), new StopRequest(run, operator, clock.instant()), patience);
    }

    private Result ask(HeldLease held, StopRequest request, Duration patience) throws InterruptedException {
        Set<TopicPartition> partitions = log.partitions(held.topicId());
        TopicPartition at = partitions.iterator().next();
        log.requestStop(at, request);
        try {
            return await(partitions, request.run(), patience);
        } finally {
            log.withdrawStop(at, request.run());
        }
    }

    private Result await(Set<TopicPartition> partitions, String run, Duration patience) throws InterruptedException {
        Instant deadline = clock.instant().plus(patience);
        SignWatch watch = log.watch(partitions);
        while (true) {
            RunSigns signs = watch.look();
            RunState state = RunState.of(run, signs, gate);
            List<HeldLease> held = signs.leasesOf(run);
            if (state == RunState.DEAD) {
                return Result.of(run, Outcome.DEAD, state, held);
            }
            if (state != RunState.RUNNING) {
                return Result.of(run, Outcome.STOPPED, state, held);
            }
            if (clock.instant().isAfter(deadline)) {
                return Result.of(run, Outcome.STILL_RUNNING, state, held);
            }
            if (cancellation.sleep(LOOK_MILLIS)) {
                throw KafkactlException.interrupted(
                        "interrupted while waiting for run " + run + ", which may have been asked to stop", null);
            }
        }
    }
}
