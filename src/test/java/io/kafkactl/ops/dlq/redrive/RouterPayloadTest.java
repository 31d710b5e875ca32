package io.kafkactl.ops.dlq.redrive;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.Letter.letter;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.Connection;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.testkit.DeadLetters;
import io.kafkactl.testkit.Letter;
import io.kafkactl.testkit.StubConnection;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is sent for dead letters that carry less than the original. */
class RouterPayloadTest {
    private static final TopicPartition SOURCE = new TopicPartition("orders", 0);
    private static final long NOW = System.currentTimeMillis();

    private final StubConnection stub =
            new StubConnection().topic("orders", 1, Map.of()).topic("tables", 1, Map.of("cleanup.policy", "compact"));

    private Routing route(String format, Letter letter) {
        Connection connection = stub.open(ConnectionSettings.to("mock:9092"));
        RedriveRequest request = new RedriveRequest(
                DlqTopic.of("letters", Uuid.ONE_UUID, 1, "orders"),
                null,
                Selection.ALL,
                RoutingRules.DEFAULT.withTargets(new TargetRules(null, Map.of(), Set.of("tables"), Via.SOURCE)),
                RunRules.of("run", "ann@host", "", false));
        DeadLetterFormat form = DeadLetters.FORMATS.byId(format);
        ConsumerRecord<byte[], byte[]> record = letter.build();
        return new Router(
                        request,
                        form,
                        new TargetTopics(connection.cluster(), PartitionerProbe.NONE),
                        new SourceRecords(connection),
                        Clock.systemUTC())
                .route(record, form.read(record).orElse(null));
    }

    private void source(byte @Nullable [] key, byte @Nullable [] value, String... headers) {
        RecordHeaders kept = new RecordHeaders();
        for (String header : headers) {
            kept.add(header, bytes("1"));
        }
        stub.consumer.updateBeginningOffsets(Map.of(SOURCE, 0L));
        stub.consumer.updateEndOffsets(Map.of(SOURCE, 8L));
        stub.consumer.schedulePollTask(() -> stub.consumer.addRecord(new ConsumerRecord<>(
                "orders", 0, 7, NOW, TimestampType.CREATE_TIME, -1, -1, key, value, kept, Optional.empty())));
    }

    private static Letter shared() {
        return letter().header("__dlq.errors.group", "g")
                .header("__dlq.errors.topic", "orders")
                .header("__dlq.errors.partition", "0")
                .header("__dlq.errors.offset", "7");
    }

    @Test
    void aLetterWithoutPayloadTakesEverythingFromItsSource() {
        source(bytes("key"), bytes("value"), "app");

        assertThat(route("share-group", shared().key(null).value((byte[]) null)))
                .isInstanceOfSatisfying(Routing.Send.class, send -> {
                    assertThat(send.value()).isEqualTo(Routing.Value.FROM_SOURCE);
                    assertThat(send.record().key()).isEqualTo(bytes("key"));
                    assertThat(send.record().value()).isEqualTo(bytes("value"));
                    assertThat(send.record().timestamp()).isEqualTo(NOW);
                    assertThat(send.record().headers().headers("app")).hasSize(1);
                    assertThat(send.record().headers().headers("__dlq.errors.topic"))
                            .isEmpty();
                });
    }

    @Test
    void aTombstoneOfTheSourceIsSentAsATombstone() {
        source(bytes("key"), null);

        assertThat(route("share-group", shared().key(null).value((byte[]) null)))
                .isInstanceOfSatisfying(
                        Routing.Send.class,
                        send -> assertThat(send.record().value()).isNull());
    }

    @Test
    void aLetterWithoutPayloadAndWithoutSourceStays() {
        stub.consumer.updateEndOffsets(Map.of(SOURCE, 3L));

        assertThat(route("share-group", shared().key(null).value((byte[]) null)))
                .isEqualTo(new Routing.Stay(PendingReason.NO_PAYLOAD, "orders"));
    }

    /** The topic was deleted and created again: another record stands at the offset. */
    @Test
    void aSourceRecordWithAnotherKeyIsNotTheOriginal() {
        source(bytes("stranger"), bytes("other value"));

        assertThat(route("share-group", shared())).isInstanceOfSatisfying(Routing.Send.class, send -> {
            assertThat(send.record().key()).isEqualTo(bytes("k"));
            assertThat(send.record().value()).isEqualTo(bytes("v"));
        });
    }

    /** Its headers were lost with the copy, so the redrives of the source record count. */
    @Test
    void redrivesThatOnlyTheSourceRemembersCount() {
        RecordHeaders five = new RecordHeaders();
        five.add("kafkactl-redrive-count", bytes("5"));
        stub.consumer.updateBeginningOffsets(Map.of(SOURCE, 0L));
        stub.consumer.updateEndOffsets(Map.of(SOURCE, 8L));
        stub.consumer.schedulePollTask(() -> stub.consumer.addRecord(new ConsumerRecord<>(
                "orders",
                0,
                7,
                NOW,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                bytes("k"),
                bytes("v"),
                five,
                Optional.empty())));

        assertThat(route("share-group", shared())).isEqualTo(new Routing.Stay(PendingReason.MAX_REDRIVES, "orders"));
    }

    @Test
    void aKeyThatTheFormatLostIsNotSentIntoACompactedTopic() {
        assertThat(route("watermill", letter().key(null).header("topic_poisoned", "tables")))
                .isEqualTo(new Routing.Stay(PendingReason.NULL_KEY, "tables"));
    }

    @Test
    void anEmbeddedPayloadGoesOutUnwrapped() {
        byte[] embedded = bytes("__\u0010x-original-topic____\"orders\"body");
        embedded[0] = (byte) 0xFF;
        embedded[1] = 1;
        embedded[19] = 0;
        embedded[20] = 0;
        embedded[21] = 0;
        embedded[22] = 8;

        assertThat(route("spring-cloud-stream-embedded", letter().value(embedded)))
                .isInstanceOfSatisfying(
                        Routing.Send.class,
                        send -> assertThat(send.record().value()).isEqualTo(bytes("body")));
    }
}
