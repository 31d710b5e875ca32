package io.kafkactl.ops.dlq.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedriveEngineTest {
    private static final int MIB = 1 << 20;

    @ParameterizedTest(name = "{0} workers, {1} MiB of heap: {2} KiB a transaction")
    @CsvSource({"3, 8192, 16384", "3, 1024, 16384", "3, 256, 4369", "10, 8192, 4915", "10, 256, 1310"})
    void keepsTransactionsToTheMemoryThereIs(int workers, long heapMib, int kib) {
        assertThat(RedriveEngine.batchBytes(workers, heapMib * MIB) / 1024).isEqualTo(kib);
    }
}
