package io.kafkactl.ops.stream.send;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.KafkaErrors;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;

/** The one transaction around a whole input: committed when nothing failed, else aborted. */
final class WholeTransaction {
    private static final String LONGEST_KEY = "transaction.max.timeout.ms";
    private static final Duration DEFAULT_LONGEST = Duration.ofMinutes(15);
    /** So long before the brokers end the transaction it is ended here, with a better message. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private static final int COMMIT_ATTEMPTS = 3;

    private final Producer<byte[], byte[]> producer;
    private final ConnectionSettings settings;
    private final SendLedger ledger;
    private final Duration limit;
    private final long begun = System.nanoTime();

    WholeTransaction(
            Producer<byte[], byte[]> producer, ConnectionSettings settings, SendLedger ledger, Duration limit) {
        this.producer = producer;
        this.settings = settings;
        this.ledger = ledger;
        this.limit = limit;
    }

    /** How long the brokers let a transaction last; their default where their configuration may not be read. */
    static Duration longest(Cluster cluster) {
        try {
            String broker = cluster
                    .call("list brokers", a -> a.describeCluster().nodes())
                    .stream()
                    .findFirst()
                    .map(Node::idString)
                    .orElse("");
            ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, broker);
            Config config = cluster.call(
                    "read the configuration of broker " + broker,
                    a -> a.describeConfigs(Set.of(resource)).values().get(resource));
            ConfigEntry entry = config.get(LONGEST_KEY);
            return entry == null || entry.value() == null
                    ? DEFAULT_LONGEST
                    : Duration.ofMillis(Long.parseLong(entry.value()));
        } catch (KafkactlException e) {
            if (e.exitCode() == ExitCode.UNREACHABLE || e.exitCode() == ExitCode.INTERRUPTED) {
                throw e;
            }
            return DEFAULT_LONGEST;
        }
    }

    /** The transactional id is used once: nothing is ever taken over from another run. */
    static Map<String, Object> configured(Map<String, Object> overrides, Duration limit) {
        Map<String, Object> config = new HashMap<>(overrides);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "kafkactl-produce-" + UUID.randomUUID());
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) Math.min(Integer.MAX_VALUE, limit.toMillis()));
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return config;
    }

    boolean isOverdue() {
        Duration margin = MARGIN.compareTo(limit.dividedBy(2)) < 0 ? MARGIN : limit.dividedBy(2);
        boolean overdue = System.nanoTime() - begun > limit.minus(margin).toNanos();
        if (overdue && !ledger.isHopeless()) {
            ledger.fail(KafkactlException.failure(
                    "TRANSACTION_TOO_LONG",
                    "the input takes longer than a transaction may last, " + limit.toSeconds() + " s (" + LONGEST_KEY
                            + " of the brokers)",
                    null));
        }
        return overdue;
    }

    TransactionOutcome end(boolean whole) {
        if (whole) {
            producer.flush();
        }
        return whole && ledger.failed() == 0 ? commit() : abort();
    }

    private TransactionOutcome commit() {
        for (int attempt = 1; ; attempt++) {
            try {
                producer.commitTransaction();
                return TransactionOutcome.COMMITTED;
            } catch (TimeoutException e) {
                if (attempt == COMMIT_ATTEMPTS) {
                    // Not as unreachable, which would mean that it may be sent again.
                    ledger.fail(KafkactlException.failure(
                            "TIMEOUT",
                            KafkaErrors.translate("commit", e, settings).message(),
                            e));
                    return TransactionOutcome.UNKNOWN;
                }
            } catch (KafkaException e) {
                ledger.fail(KafkaErrors.translate("commit", e, settings));
                return abort();
            }
        }
    }

    private TransactionOutcome abort() {
        ledger.aborting();
        if (ledger.isGivenUp()) {
            // Nobody would answer: whoever waited for the time-out once does not wait for another.
            return TransactionOutcome.LEFT_TO_EXPIRE;
        }
        try {
            producer.abortTransaction();
            return TransactionOutcome.ABORTED;
        } catch (KafkaException | IllegalStateException e) {
            return TransactionOutcome.LEFT_TO_EXPIRE;
        }
    }
}
