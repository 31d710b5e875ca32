package io.kafkactl.ops.stream.send;

import io.kafkactl.client.Connection;
import io.kafkactl.client.KafkaErrors;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The producer of one run: hands records to it, and gets every one of them settled at the end. */
final class ProducerRun {
    private final Producer<byte[], byte[]> producer;
    private final ConnectionSettings settings;
    private final SendLedger ledger;
    private final Cancellation cancellation;
    private final @Nullable WholeTransaction transaction;

    private ProducerRun(
            Producer<byte[], byte[]> producer,
            ConnectionSettings settings,
            SendLedger ledger,
            Cancellation cancellation,
            @Nullable WholeTransaction transaction) {
        this.producer = producer;
        this.settings = settings;
        this.ledger = ledger;
        this.cancellation = cancellation;
        this.transaction = transaction;
    }

    /** Each record by itself. */
    static ProducerRun plain(
            Connection connection, Map<String, Object> overrides, SendLedger ledger, Cancellation cancellation) {
        return new ProducerRun(connection.producer(overrides), connection.settings(), ledger, cancellation, null);
    }

    /** All records in one transaction, which begins here. */
    static ProducerRun transactional(
            Connection connection, Map<String, Object> overrides, SendLedger ledger, Cancellation cancellation) {
        Duration limit = WholeTransaction.longest(connection.cluster());
        Map<String, Object> config = WholeTransaction.configured(overrides, limit);
        Producer<byte[], byte[]> producer = connection.producer(config);
        ProducerRun run = new ProducerRun(
                producer,
                connection.settings(),
                ledger,
                cancellation,
                new WholeTransaction(producer, connection.settings(), ledger, limit));
        Cancellation.Registration hurry = cancellation.onCancel(run::abandon);
        try {
            producer.initTransactions();
            producer.beginTransaction();
            return run;
        } catch (KafkaException | IllegalStateException e) {
            run.abandon();
            throw cancellation.isCancelled()
                    ? KafkactlException.interrupted("interrupted before anything was sent", e)
                    : KafkaErrors.translate(
                            "begin a transaction as '" + config.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG) + "'",
                            e,
                            connection.settings());
        } finally {
            hurry.close();
        }
    }

    void send(InputItem item) {
        ledger.send();
        try {
            var unused = producer.send(item.takeRecord(), item);
        } catch (KafkaException | IllegalStateException e) {
            // The second is what a producer says that was closed meanwhile.
            ledger.refuse(item, e);
        }
    }

    /** Sends a record so that no other shares its batch. */
    void sendAlone(InputItem item) {
        producer.flush();
        send(item);
        producer.flush();
    }

    /** Returns when everything is settled, or soon when the user asks to stop. */
    void flush() {
        Cancellation.Registration hurry = cancellation.onCancel(this::close);
        producer.flush();
        hurry.close();
    }

    /** Has the transaction lasted so long that the brokers would end it? */
    boolean isOverdue() {
        return transaction != null && transaction.isOverdue();
    }

    /**
     * Settles what is in flight.
     *
     * @param whole the input was read to its end and nothing of it failed
     * @return what became of the transaction, if there was one
     */
    @Nullable
    TransactionOutcome finish(boolean whole) {
        try {
            if (transaction != null) {
                return transaction.end(whole);
            }
            if (!ledger.isHopeless() && !cancellation.isCancelled()) {
                flush();
            }
            return null;
        } finally {
            close();
        }
    }

    /** Sends what is still in flight, but waits no longer for it than one answer may take. */
    private void close() {
        ledger.closing();
        producer.close(ledger.isGivenUp() ? Duration.ZERO : settings.timeout());
    }

    /** Gives up what is in flight, from any thread. */
    void abandon() {
        ledger.closing();
        producer.close(Duration.ZERO);
    }
}
