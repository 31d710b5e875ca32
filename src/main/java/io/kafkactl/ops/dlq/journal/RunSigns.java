package io.kafkactl.ops.dlq.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the journal shows of the life of runs.
 *
 * @param leases that were taken and not released, whether or not their runs are alive
 * @param ends by run
 * @param stops requests that their runs have not answered, by run
 */
public record RunSigns(List<HeldLease> leases, Map<String, RunEnd> ends, Map<String, StopRequest> stops) {
    public List<HeldLease> leasesOf(String run) {
        return leases.stream().filter(held -> held.lease().run().equals(run)).toList();
    }

    public Optional<RunEnd> end(String run) {
        return Optional.ofNullable(ends.get(run));
    }
}
