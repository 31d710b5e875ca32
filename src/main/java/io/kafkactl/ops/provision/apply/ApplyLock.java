package io.kafkactl.ops.provision.apply;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.client.KafkaErrors;
import io.kafkactl.error.KafkactlException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.FenceProducersResult;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two applies of an environment from working at the same time, by a transactional id that they share: whoever comes
 * raises its epoch, and whoever finds another epoch than its own stops. No transaction is ever begun.
 */
final class ApplyLock {
    static final String PREFIX = "kafkactl-apply";

    private final Cluster cluster;
    private final String transactionalId;
    private final Holder own;

    /** What the transaction coordinator tells apart the owners of a transactional id by. */
    private record Holder(long producerId, int epoch) {}

    private ApplyLock(Cluster cluster, String transactionalId, Holder own) {
        this.cluster = cluster;
        this.transactionalId = transactionalId;
        this.own = own;
    }

    /** Takes the lock from whoever has it. Exit 6 without the right to write to the transactional id. */
    static ApplyLock take(Connection connection, Cluster cluster, @Nullable String environment) {
        String id = environment == null ? PREFIX : PREFIX + "-" + environment;
        String doing = "take the lock '" + id + "'";
        awaitCoordinator(connection, id, doing);
        FenceProducersResult[] fenced = new FenceProducersResult[1];
        long producerId = cluster.call(doing, admin -> {
            fenced[0] = admin.fenceProducers(List.of(id));
            return fenced[0].producerId(id);
        });
        short epoch = cluster.call(doing, admin -> fenced[0].epochId(id));
        return new ApplyLock(cluster, id, new Holder(producerId, epoch));
    }

    /** The admin client asks many thousand times a second for a coordinator that is not there yet; a producer waits. */
    private static void awaitCoordinator(Connection connection, String id, String doing) {
        Map<String, Object> overrides = Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                id,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                connection.settings().timeout().toMillis());
        try (Producer<byte[], byte[]> producer = connection.producer(overrides)) {
            producer.initTransactions();
        } catch (KafkaException e) {
            throw KafkaErrors.translate(doing, e, connection.settings());
        }
    }

    /** Exit 8 when a later apply has taken the lock. */
    void require() {
        TransactionDescription found = cluster.call(
                "read the lock '" + transactionalId + "'",
                admin -> admin.describeTransactions(List.of(transactionalId)).description(transactionalId));
        if (!own.equals(new Holder(found.producerId(), found.producerEpoch()))) {
            throw KafkactlException.refused(
                    "FENCED",
                    "a later apply has taken the lock '" + transactionalId + "': this one does nothing more",
                    "see what that one reports; plan again before the next apply");
        }
    }
}
