package io.kafkactl.ops.stream.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.TopicLimits;
import io.kafkactl.ops.stream.TopicRules;
import io.kafkactl.testkit.Await;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WholeTransactionTest {
    private static final ConnectionSettings SETTINGS = ConnectionSettings.to("b:1");

    private final List<String> told = new ArrayList<>();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final SendLedger ledger = new SendLedger(
            SETTINGS,
            new TopicRules("t", 1, true, TopicLimits.DEFAULT, Clock.systemUTC()),
            new SendListener() {
                @Override
                public void failed(String where, KafkactlException reason) {
                    told.add(where + ": " + reason.message());
                }

                @Override
                public void warning(String text) {}

                @Override
                public void recovered(String text) {}
            },
            null,
            true);

    @BeforeEach
    void begun() {
        producer.initTransactions();
        producer.beginTransaction();
    }

    @Test
    void whatTakesLongerThanTheBrokersAllowIsSaidAndAborted() {
        WholeTransaction transaction = open(Duration.ofMillis(100));

        Await.until("time is nearly over", transaction::isOverdue);

        assertThat(told)
                .singleElement()
                .asString()
                .contains("the input takes longer than a transaction may last, 0 s (transaction.max.timeout.ms");
        assertThat(transaction.end(false)).isEqualTo(TransactionOutcome.ABORTED);
        assertThat(producer.transactionAborted()).isTrue();
        assertThat(ledger.exitCode(true)).isEqualTo(ExitCode.FAILURE);
    }

    @Test
    void aCommitThatNobodyAnswersIsNeitherCalledDoneNorAborted() {
        producer.commitTransactionException = new TimeoutException("no answer");

        assertThat(open(Duration.ofMinutes(1)).end(true)).isEqualTo(TransactionOutcome.UNKNOWN);
        assertThat(ledger.exitCode(false)).isEqualTo(ExitCode.FAILURE);
    }

    @Test
    void aCommitThatIsRefusedLeavesNothing() {
        producer.commitTransactionException = new ProducerFencedException("too late");

        assertThat(open(Duration.ofMinutes(1)).end(true)).isEqualTo(TransactionOutcome.ABORTED);
        assertThat(told).singleElement().asString().contains("cannot commit: too late");
        assertThat(ledger.exitCode(true)).isEqualTo(ExitCode.FAILURE);
    }

    private WholeTransaction open(Duration limit) {
        return new WholeTransaction(producer, SETTINGS, ledger, limit);
    }
}
