package io.kafkactl.ops.dlq.redrive;

import static io.kafkactl.testkit.DeadLetters.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.Connection;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.testkit.DeadLetters;
import io.kafkactl.testkit.StubConnection;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {
    private static final String DLQ = "orders.dlq";
    private static final DeadLetterFormat FORMAT = DeadLetters.FORMATS.byId("envelope");

    private final Connection connection = new StubConnection()
            .topic("orders", 1, Map.of())
            .topic("payments", 1, Map.of())
            .topic("kafkactl-dlq-journal", 1, Map.of())
            .open(ConnectionSettings.to("mock:9092"));

    private Routing route(String target, Set<String> allowed) {
        return route(DlqTopic.of(DLQ, Uuid.ONE_UUID, 1, "orders"), target, allowed);
    }

    private Routing route(DlqTopic dlq, String target, Set<String> allowed) {
        RedriveRequest request = new RedriveRequest(
                dlq,
                null,
                Selection.ALL,
                RoutingRules.DEFAULT.withTargets(new TargetRules(null, Map.of(), allowed, Via.SOURCE)),
                RunRules.of("run", "ann@host", "", false));
        Router router = new Router(
                request,
                FORMAT,
                new TargetTopics(connection.cluster(), PartitionerProbe.NONE),
                new SourceRecords(connection),
                Clock.systemUTC());
        ProducerRecord<byte[], byte[]> letter = envelope(DLQ, 0, "k", target, "m");
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(DLQ, 0, 0, letter.key(), letter.value());
        return router.route(record, FORMAT.read(record).orElse(null));
    }

    /** Whoever can write to a dead-letter topic must not choose where on-call's credentials write. */
    @ParameterizedTest
    @CsvSource({
        "payments, TARGET_NOT_ALLOWED",
        "orders.dlq, TARGET_FORBIDDEN",
        "payments.dlq, TARGET_FORBIDDEN",
        "__consumer_offsets, TARGET_FORBIDDEN",
        "kafkactl-dlq-journal, TARGET_FORBIDDEN",
        "elsewhere.retry-1, TARGET_NOT_ALLOWED",
        "app-KSTREAM-AGGREGATE-STATE-STORE-0000000003-repartition, TARGET_INTERNAL"
    })
    void onlyDerivedTargetsAreReached(String target, PendingReason reason) {
        assertThat(route(target, Set.of())).isEqualTo(new Routing.Stay(reason, target));
    }

    /** The name of the dead-letter topic stands for its source, whether or not that is in sight. */
    @Test
    void aSourceThatIsGoneIsMissingAndNotForeign() {
        DlqTopic orphan = DlqTopic.of("gone.dlq", Uuid.ONE_UUID, 1, null);

        assertThat(route(orphan, "gone", Set.of())).isEqualTo(new Routing.Stay(PendingReason.TARGET_MISSING, "gone"));
        assertThat(route(orphan, "payments", Set.of()))
                .isEqualTo(new Routing.Stay(PendingReason.TARGET_NOT_ALLOWED, "payments"));
    }

    @ParameterizedTest
    @CsvSource({
        "orders.dlq, TARGET_FORBIDDEN",
        "payments.dlq, TARGET_FORBIDDEN",
        "__consumer_offsets, TARGET_FORBIDDEN",
        "kafkactl-dlq-journal, TARGET_FORBIDDEN",
        "elsewhere, TARGET_MISSING"
    })
    void noWordOfTheUsersOpensAForbiddenOrMissingTarget(String target, PendingReason reason) {
        assertThat(route(target, Set.of(target))).isEqualTo(new Routing.Stay(reason, target));
    }

    /** A retry topic is where it failed, the topic that is retried is where it belongs. */
    @ParameterizedTest
    @CsvSource({"orders.retry-1, orders", "orders-retry-0, orders", "orders_retry_10000, orders"})
    void aRetryStageLeadsToTheTopicThatIsRetried(String target, String origin) {
        assertThat(route(target, Set.of()))
                .isInstanceOfSatisfying(
                        Routing.Send.class,
                        send -> assertThat(send.record().topic()).isEqualTo(origin));
    }
}
