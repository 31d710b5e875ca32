package io.kafkactl.ops.dlq.journal;

import io.kafkactl.client.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Renews a run's leases while it is alive, also while it waits, and releases them at its end.
 *
 * <p>A failed renewal is not fatal: a lease only keeps runs from meeting, the transactional ids keep them exact.
 */
public final class LeaseKeeper implements AutoCloseable {
    /** How often a lease is renewed. */
    public static final Duration RENEWAL = Duration.ofSeconds(5);
    /** How old a lease may be before its run counts as dead. */
    public static final Duration LIFE = Duration.ofSeconds(20);

    private final Producer<byte[], byte[]> producer;
    private final TopicPartition journal;
    private final Uuid topicId;
    private final Set<Integer> partitions;
    private final String run;
    private final String operator;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private boolean released = true;
    private RunEnd.@Nullable How end;

    public LeaseKeeper(
            Connection connection,
            TopicPartition journal,
            Uuid topicId,
            Set<Integer> partitions,
            String run,
            String operator,
            Clock clock) {
        // One batch for all partitions, so that the leases of two runs never interleave.
        this.producer = connection.producer(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.BATCH_SIZE_CONFIG,
                512 << 10,
                ProducerConfig.LINGER_MS_CONFIG,
                50));
        this.journal = journal;
        this.topicId = topicId;
        this.partitions = Set.copyOf(partitions);
        this.run = run;
        this.operator = operator;
        this.clock = clock;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "lease");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Takes the leases, waiting for the brokers' word, and keeps renewing them. */
    public void start() {
        renew();
        producer.flush();
        var unused =
                timer.scheduleAtFixedRate(this::renew, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Leaves the leases to the run that took them. */
    public void leaveToOthers() {
        released = false;
    }

    /** What {@link #close()} is to write as the run's last word. */
    public void ended(RunEnd.How how) {
        end = how;
    }

    private void renew() {
        Lease lease =
                new Lease(run, operator, HostProcess.host(), HostProcess.pid(), HostProcess.start(), clock.instant());
        for (int partition : partitions) {
            send(leaseKey(partition), JournalCodec.encode(lease));
        }
    }

    private byte[] leaseKey(int partition) {
        return JournalCodec.leaseKey(topicId.toString(), partition);
    }

    private void send(byte[] key, byte @Nullable [] value) {
        var unused = producer.send(new ProducerRecord<>(journal.topic(), journal.partition(), key, value));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        if (end != null) {
            // Before the release, so that whoever waits for that finds the reason.
            send(JournalCodec.endKey(run), JournalCodec.encode(new RunEnd(run, end, clock.instant())));
        }
        if (released) {
            partitions.forEach(partition -> send(leaseKey(partition), null));
        }
        producer.close(Duration.ofSeconds(5));
    }
}
