package io.kafkactl.ops.cluster.doctor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One line of a report.
 *
 * @param at the address that was looked at; null for the cluster as a whole
 */
public record CheckResult(DoctorCheck check, @Nullable String at, Opinion opinion, Duration took) {
    public Verdict verdict() {
        return opinion.verdict();
    }
}
