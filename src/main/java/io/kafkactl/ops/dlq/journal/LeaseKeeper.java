package io.kafkactl.ops.dlq.journal;

import io.kafkactl.client.Connection;
import io.kafkactl.client.KafkaErrors;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
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

    private final Connection connection;
    private final Producer<byte[], byte[]> producer;
    private final TopicPartition journal;
    private final Uuid topicId;
    private final Set<Integer> partitions = new TreeSet<>();
    private final Set<Integer> done = new TreeSet<>();
    private final String run;
    private final String operator;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private @Nullable String group;
    private Map<Integer, Long> ends = Map.of();
    private RunEnd.@Nullable How end;
    private boolean started;
    /** Why brokers did not take the latest lease that they did not take. */
    private volatile @Nullable Exception refusal;

    /** @param partitions to begin with */
    public LeaseKeeper(
            Connection connection,
            TopicPartition journal,
            Uuid topicId,
            Set<Integer> partitions,
            String run,
            String operator,
            Clock clock) {
        this.connection = connection;
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
        this.partitions.addAll(partitions);
        this.run = run;
        this.operator = operator;
        this.clock = clock;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "lease");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Takes the leases, waiting for the brokers' word, and keeps renewing them.
     *
     * @throws io.kafkactl.error.KafkactlException when the brokers refuse the first ones; exit 6 without the permission
     */
    public void start() {
        refusal = null;
        renew();
        producer.flush();
        if (refusal != null) {
            throw KafkaErrors.translate(
                    "write a lease into topic '" + journal.topic() + "'", refusal, connection.settings());
        }
        if (!started) {
            started = true;
            var unused = timer.scheduleAtFixedRate(
                    this::renew, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Says, as {@link #start()} does, that this process shares partitions with those of the same group.
     *
     * @param upTo by partition, the end offsets of this process
     */
    public void join(String sharing, Map<Integer, Long> upTo) {
        synchronized (this) {
            group = sharing;
            ends = Map.copyOf(upTo);
        }
        start();
    }

    /** Takes these too, without waiting. */
    public synchronized void take(Set<Integer> more) {
        partitions.addAll(more);
        more.forEach(this::renew);
    }

    /** Gives these back. */
    public synchronized void release(Set<Integer> some) {
        some.stream().filter(partitions::contains).forEach(this::release);
        forget(some);
    }

    /** Leaves these to the run that has taken them. */
    public synchronized void forget(Set<Integer> some) {
        partitions.removeAll(some);
        done.removeAll(some);
    }

    /** Tells the others of the group that nothing is left to do in that partition, which stays with this process. */
    public synchronized void done(int partition) {
        done.add(partition);
        renewProcess();
    }

    /** Leaves all leases to the run that took them. */
    public synchronized void leaveToOthers() {
        partitions.clear();
    }

    /** What {@link #close()} is to write as the run's last word. */
    public void ended(RunEnd.How how) {
        end = how;
    }

    private synchronized void renew() {
        renewProcess();
        partitions.forEach(this::renew);
    }

    private void renew(int partition) {
        send(leaseKey(partition), SignCodec.encode(lease()));
    }

    private void renewProcess() {
        if (group != null) {
            send(
                    JournalKey.participant(run),
                    SignCodec.encode(new Participant(lease(), topicId.toString(), ends, Set.copyOf(done))));
        }
    }

    private Lease lease() {
        return new Lease(
                run, operator, HostProcess.host(), HostProcess.pid(), HostProcess.start(), clock.instant(), group);
    }

    private void release(int partition) {
        send(leaseKey(partition), null);
    }

    private byte[] leaseKey(int partition) {
        return JournalKey.lease(topicId.toString(), partition);
    }

    private void send(byte[] key, byte @Nullable [] value) {
        try {
            var unused = producer.send(
                    new ProducerRecord<>(journal.topic(), journal.partition(), key, value), (written, failure) -> {
                        if (failure != null) {
                            refusal = failure;
                        }
                    });
        } catch (KafkaException e) {
            // A producer that was refused once takes nothing more; what it should have renewed runs out by itself.
            refusal = e;
        }
    }

    @Override
    public synchronized void close() {
        timer.shutdownNow();
        if (end != null) {
            // Before the release, so that whoever waits for that finds the reason.
            send(JournalKey.end(run), SignCodec.encode(new RunEnd(run, end, clock.instant())));
        }
        partitions.forEach(this::release);
        producer.close(Duration.ofSeconds(5));
    }
}
