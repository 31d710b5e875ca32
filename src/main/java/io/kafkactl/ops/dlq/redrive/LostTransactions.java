package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.KafkaErrors;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Gets a partition going again after a transaction was lost.
 *
 * <p>Being fenced is not yet being taken over: a transaction that outlived its time-out fences its own producer. So the
 * journal is read before anyone is fenced again, and only another owner ends the run.
 */
final class LostTransactions {
    private static final int MAX_IN_A_ROW = 5;

    private final RunScope scope;
    private final PartitionProducer producer;
    private final PartitionProgress progress;
    private int inARow;

    LostTransactions(RunScope scope, PartitionProducer producer, PartitionProgress progress) {
        this.scope = scope;
        this.producer = producer;
        this.progress = progress;
    }

    /** A transaction was committed, so that earlier losses no longer count. */
    void forget() {
        inARow = 0;
    }

    /** Returns with a new producer, and with what is settled by now. Exit 8 when another run took over. */
    void recover(TransactionLostException lost) {
        if (++inARow > MAX_IN_A_ROW) {
            throw hopeless(lost);
        }
        scope.listener()
                .notice("partition " + progress.partition() + ": transaction lost ("
                        + KafkaErrors.oneLine(lost.reason()) + "), reading the journal");
        scope.requireTopics(Set.of());
        if (!scope.request().rules().journal()) {
            requireNotFenced(lost.reason());
            producer.reopen();
            resumeWithoutJournal();
            return;
        }
        requireOwner(scope.settled(Journal.Reading.ADVISORY));
        try {
            producer.reopen();
            JournalState now = scope.settled(Journal.Reading.STRICT);
            requireOwner(now);
            producer.own();
            resume(now.settled(progress.partition()));
        } catch (TransactionLostException again) {
            recover(again);
        }
    }

    private KafkactlException hopeless(TransactionLostException lost) {
        return new KafkactlException(
                KafkaErrors.translate(
                                "redrive", lost.reason(), scope.connection().settings())
                        .exitCode(),
                "TRANSACTION_LOST",
                "partition " + progress.partition() + ": " + MAX_IN_A_ROW
                        + " transactions in a row failed, the last with: " + KafkaErrors.oneLine(lost.reason()),
                "run the same command again: it goes on with what the journal does not show as settled",
                lost);
    }

    private void requireOwner(JournalState state) {
        String run = scope.request().run();
        String owner = state.owner(progress.partition()).orElse(run);
        if (!owner.equals(run)) {
            throw KafkactlException.refused(
                    "TAKEN_OVER",
                    "run " + owner + " took over partition " + progress.partition() + " of '"
                            + scope.request().dlq().name() + "'",
                    "this run stopped there; nothing was sent twice");
        }
    }

    private void resume(OffsetSet now) {
        if (!progress.inDoubt().isEmpty()
                && now.contains(progress.inDoubt().get(0).item().offset())) {
            settle();
        }
        progress.forgetDoubt();
        progress.resume(now);
    }

    private void settle() {
        progress.settle();
        forget();
    }

    /** Without a journal nobody can tell a rival from a transaction that took too long, and two rivals would both send. */
    private void requireNotFenced(Throwable reason) {
        if (reason instanceof ProducerFencedException || reason instanceof InvalidProducerEpochException) {
            throw KafkactlException.refused(
                    "TAKEN_OVER",
                    "partition " + progress.partition() + " of '"
                            + scope.request().dlq().name() + "' was taken by another run",
                    "this run stopped there; what it sent is not remembered, because of --no-journal");
        }
    }

    /** All of a transaction is there or nothing of it. One that only settled duplicates may be settled twice unharmed. */
    private void resumeWithoutJournal() {
        RecordMetadata sent = progress.inDoubt().stream()
                .map(Delivered::at)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (sent != null && new CommitProbe(scope.connection()).isCommitted(sent)) {
            settle();
        }
        progress.forgetDoubt();
    }
}
