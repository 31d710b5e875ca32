package io.kafkactl.ops.cluster.doctor;

import io.kafkactl.error.ExitCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param obstacle the exit code of what kept us from the cluster; null when nothing did
 */
public record Examination(
        List<CheckResult> results, @Nullable ExitCode obstacle) {
    public Examination {
        results = List.copyOf(results);
    }

    /** How many results are so. */
    public long count(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /**
     * What a script is told. What could not be looked at is a failure, never a pass.
     *
     * @param failOn the least verdict that is a finding
     */
    public ExitCode exitCode(Verdict failOn) {
        if (obstacle != null) {
            return obstacle;
        }
        if (results.stream().anyMatch(result -> result.verdict().reaches(failOn))) {
            return ExitCode.CONDITION;
        }
        return count(Verdict.UNKNOWN) > 0 ? ExitCode.FAILURE : ExitCode.OK;
    }
}
