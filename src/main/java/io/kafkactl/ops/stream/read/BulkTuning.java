package io.kafkactl.ops.stream.read;

import io.kafkactl.config.ConnectionSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.IsolationLevel;

/** Consumer settings for moving many records, where the user chose none. */
final class BulkTuning {
    private static final int MIB = 1 << 20;
    private static final int POLL_RECORDS = 5_000;
    /** Of heap for each record that one poll may return: 512 records with 64 MiB. */
    private static final int HEAP_PER_POLLED = 128 << 10;

    private static final int MOST_THREADS = 8;
    private static final long WORTH_A_THREAD = 20_000;

    private BulkTuning() {}

    /**
     * Fetches such that all threads together hold a quarter of the heap, whatever the size of the topic: a consumer keeps
     * up to one fetch of each of its partitions.
     */
    static Map<String, Object> consumer(ConnectionSettings settings, int threads, int partitions, PollBudget budget) {
        long heap = Runtime.getRuntime().maxMemory();
        long share = heap / 4 / threads;
        long ofPartition = share * threads / Math.max(1, partitions);
        Map<String, Object> tuning = new HashMap<>();
        tuning.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, (int) clamp(heap / HEAP_PER_POLLED, 100, POLL_RECORDS));
        tuning.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, (int) clamp(share / 2, MIB / 2, 16 * MIB));
        tuning.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, (int) clamp(ofPartition, MIB / 16, MIB));
        tuning.keySet().removeIf(key -> settings.property("consumer.", key).isPresent());
        tuning.put(PollBudget.CONFIG, budget);
        tuning.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, PollBudget.Values.class);
        return tuning;
    }

    /** What one poll of each of so many threads may return: all together a sixteenth of the heap. */
    static PollBudget budget(int threads) {
        return new PollBudget(Runtime.getRuntime().maxMemory() / 16 / threads);
    }

    /** How many reading threads are worth their start: each has a consumer, and partitions are never split. */
    static int threads(int partitions, long offsets) {
        return offsets < WORTH_A_THREAD
                ? 1
                : Math.max(
                        1,
                        Math.min(
                                partitions,
                                Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors())));
    }

    /** Formatted bytes that may wait for the output. */
    static long outputBytes() {
        return clamp(Runtime.getRuntime().maxMemory() / 16, MIB, 8 * MIB);
    }

    private static long clamp(long value, long least, long most) {
        return Math.max(least, Math.min(most, value));
    }

    static IsolationLevel isolation(ConnectionSettings settings) {
        return settings.property("consumer.", ConsumerConfig.ISOLATION_LEVEL_CONFIG)
                        .filter("read_uncommitted"::equals)
                        .isPresent()
                ? IsolationLevel.READ_UNCOMMITTED
                : IsolationLevel.READ_COMMITTED;
    }
}
