package io.kafkactl.cli.cluster;

import io.kafkactl.ops.cluster.doctor.Verdict;
import java.util.Locale;

/** Which findings make {@code cluster doctor} fail. */
enum DoctorThreshold {
    WARNING(Verdict.WARNING),
    ERROR(Verdict.ERROR);

    private final Verdict verdict;

    DoctorThreshold(Verdict verdict) {
        this.verdict = verdict;
    }

    Verdict verdict() {
        return verdict;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
