package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.KafkaErrors;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.JournalState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/** Makes dead-letter partitions this run's own: fences whoever worked them, then reads and signs the journal. */
final class PartitionTakeover implements AutoCloseable {
    private static final int OPENERS = 8;
    private static final int MAX_ATTEMPTS = 5;

    private final RunScope scope;
    private final Map<Integer, PartitionProducer> producers = new ConcurrentSkipListMap<>();

    PartitionTakeover(RunScope scope) {
        this.scope = scope;
    }

    /** By partition; those that did open, after a failure. */
    Map<Integer, PartitionProducer> producers() {
        return producers;
    }

    /** What is settled now that nobody else can settle anything in these partitions. */
    JournalState take(Set<Integer> partitions) throws InterruptedException {
        open(partitions);
        return own();
    }

    private void open(Set<Integer> partitions) throws InterruptedException {
        BrokerTasks opening =
                new BrokerTasks("open transactions", scope.connection().settings());
        partitions.forEach(
                partition -> opening.add(() -> producers.put(partition, new PartitionProducer(scope, partition))));
        opening.run(OPENERS);
    }

    /**
     * Reads the journal after every producer was fenced, and writes this run's name into it. An older run that is still
     * alive may fence back before it sees that name; then both try again, a few times at most, and this one writes its
     * name before it reads, so that its rival sees it soon.
     */
    private JournalState own() throws InterruptedException {
        JournalState settled = scope.settled(Journal.Reading.STRICT);
        Collection<PartitionProducer> wanted = producers.values();
        for (int attempt = 1; ; attempt++) {
            List<Lost> lost = own(wanted, attempt > 1);
            if (lost.isEmpty()) {
                return attempt == 1 ? settled : scope.settled(Journal.Reading.STRICT);
            }
            if (attempt == MAX_ATTEMPTS) {
                throw kept(lost.get(lost.size() - 1).reason());
            }
            wanted = lost.stream().map(Lost::producer).toList();
        }
    }

    /** A producer that was fenced before its owner record was written. */
    private record Lost(PartitionProducer producer, Throwable reason) {}

    private List<Lost> own(Collection<PartitionProducer> wanted, boolean reopen) throws InterruptedException {
        ConcurrentLinkedQueue<Lost> lost = new ConcurrentLinkedQueue<>();
        BrokerTasks owning = new BrokerTasks(
                "take the dead-letter partitions", scope.connection().settings());
        for (PartitionProducer producer : wanted) {
            owning.add(() -> {
                try {
                    if (reopen) {
                        producer.reopen();
                    }
                    producer.own();
                } catch (TransactionLostException e) {
                    lost.add(new Lost(producer, e.reason()));
                }
            });
        }
        owning.run(OPENERS);
        return List.copyOf(lost);
    }

    private KafkactlException kept(Throwable reason) {
        if (reason instanceof ProducerFencedException || reason instanceof InvalidProducerEpochException) {
            return KafkactlException.refused(
                    "RUN_ALIVE",
                    "another run works on '" + scope.request().dlq().name() + "' and took its partitions back "
                            + MAX_ATTEMPTS + " times",
                    "wait for it, or end it; nothing was sent by this run");
        }
        return KafkaErrors.translate(
                "take the dead-letter partitions", reason, scope.connection().settings());
    }

    @Override
    public void close() {
        producers.values().forEach(PartitionProducer::close);
    }
}
