package io.kafkactl.ops.dlq.demo;

/**
 * What reading the source topic back has shown.
 *
 * @param deadLettered how many orders failed
 * @param once how many of them stand in the source topic exactly once more, unchanged
 * @param missing how many do not
 * @param twice how many stand there more than once more
 * @param changed how many came back with another key, value, partition or application header
 */
public record DemoProof(int deadLettered, int once, int missing, int twice, int changed) {
    public boolean holds() {
        return once == deadLettered && missing == 0 && twice == 0 && changed == 0;
    }
}
