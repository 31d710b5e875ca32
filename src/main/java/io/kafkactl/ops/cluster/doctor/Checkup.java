package io.kafkactl.ops.cluster.doctor;

import java.util.List;
import java.util.function.Supplier;

/**
 * Looks at one thing.
 *
 * @param look what there is to say; throws {@link io.kafkactl.error.KafkactlException} when it could not be looked at
 */
record Checkup(DoctorCheck check, Supplier<List<Opinion>> look) {}
