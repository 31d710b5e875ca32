package io.kafkactl.ops.dlq.purge;

/**
 * What a purge removes from one partition, by offsets: compaction and transactions leave offsets without records.
 *
 * @param from the log start offset before
 * @param to the log start offset after
 * @param end the last stable offset when the purge was planned
 * @param unsettled of the removed ones, those that no run has settled
 */
public record PurgedPartition(int partition, long from, long to, long end, long unsettled) {
    public long removed() {
        return to - from;
    }
}
