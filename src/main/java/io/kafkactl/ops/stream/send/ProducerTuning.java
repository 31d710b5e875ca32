package io.kafkactl.ops.stream.send;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.ops.stream.TopicRules;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

/** The settings of the producer of one run: what was asked for, and what moves many records where nothing was. */
public final class ProducerTuning {
    private static final int MIB = 1 << 20;
    private static final int BATCH_BYTES = 128 << 10;
    /** Long enough that batches fill also while the JVM is still warming up; the end of the input does not wait. */
    private static final int LINGER_MILLIS = 50;
    /** A broker drops the connection on a request above its socket.request.max.bytes, 100 MiB by default. */
    private static final int REQUEST_BYTES = 100 * MIB - (64 << 10);

    private final ConnectionSettings settings;
    private final DeliveryOptions options;

    public ProducerTuning(ConnectionSettings settings, DeliveryOptions options) {
        this.settings = settings;
        this.options = options;
    }

    /** How many records may be unacknowledged; each costs the client some 200 bytes beside its own. */
    public static long mostInFlight() {
        return Math.max(10_000, Runtime.getRuntime().maxMemory() / 1024);
    }

    /** How many bytes of input may be kept for the case that their records are refused. */
    static long mostBytesKept() {
        return Runtime.getRuntime().maxMemory() / 8;
    }

    /** False when the brokers are not asked, and a callback says no more than that the bytes were written out. */
    boolean isAcknowledged() {
        return !"0".equals(acks());
    }

    private String acks() {
        if (options.acks() != null) {
            return options.acks();
        }
        return settings.property("producer.", ProducerConfig.ACKS_CONFIG).orElse("all");
    }

    public Map<String, Object> overrides(TopicRules rules) {
        Map<String, @Nullable Object> overrides = new HashMap<>(memory(rules));
        if (options.compression() != null) {
            overrides.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, options.compression());
        }
        if (options.acks() != null) {
            overrides.put(ProducerConfig.ACKS_CONFIG, options.acks());
            overrides.put(
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, options.acks().equals("all"));
        }
        if (options.partitioning() != null) {
            overrides.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, null);
            overrides.put(ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG, options.partitioning() == Partitioning.STICKY);
        }
        return overrides;
    }

    /** Lets the broker judge the size of a record, and keeps batches below what the topic takes. */
    private Map<String, Object> memory(TopicRules rules) {
        // A share of the heap, so that a small one does not run out while the broker is slow.
        long memory =
                Math.max(32L * MIB, Math.min(128L * MIB, Runtime.getRuntime().maxMemory() / 4));
        Map<String, Object> tuning = new HashMap<>();
        tuning.put(ProducerConfig.BUFFER_MEMORY_CONFIG, memory);
        tuning.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        tuning.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, (int) Math.min(REQUEST_BYTES, memory));
        tuning.keySet().removeIf(key -> settings.property("producer.", key).isPresent());
        String batch =
                settings.property("producer.", ProducerConfig.BATCH_SIZE_CONFIG).orElse(String.valueOf(BATCH_BYTES));
        if (batch.matches("\\d{1,9}")) {
            // The client splits a batch refused as too large into batches of this size, so the topic must take those.
            tuning.put(
                    ProducerConfig.BATCH_SIZE_CONFIG,
                    Math.min(Integer.parseInt(batch), rules.limits().maxMessageBytes()));
        }
        return tuning;
    }
}
