package io.kafkactl.ops.dlq.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the journal shows of the life of runs.
 *
 * @param leases that were taken and not released, whether or not their runs are alive; those of processes included
 * @param ends by run
 * @param stops requests that their runs have not answered, by run
 * @param participants that share partitions or have done so, in the order in which they first said so
 */
public record RunSigns(
        List<HeldLease> leases,
        Map<String, RunEnd> ends,
        Map<String, StopRequest> stops,
        List<Participant> participants) {
    public List<HeldLease> leasesOf(String run) {
        return leases.stream().filter(held -> held.lease().run().equals(run)).toList();
    }

    public Optional<RunEnd> end(String run) {
        return Optional.ofNullable(ends.get(run));
    }
}
