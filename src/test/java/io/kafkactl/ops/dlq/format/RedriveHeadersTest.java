package io.kafkactl.ops.dlq.format;

import static io.kafkactl.testkit.DeadLetters.FORMATS;
import static io.kafkactl.testkit.DeadLetters.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RedriveHeadersTest {
    private static final Failure NO_REASON = new Failure(null, null, null, null, null, null, null);
    private static final Provenance KNOWN = Provenance.at(new Place("orders", 3, 4_711L), null, NO_REASON);
    private static final Provenance TOPIC_ONLY = Provenance.at(Place.ofTopic("orders"), null, NO_REASON);

    private final ConsumerRecord<byte[], byte[]> letter =
            new ConsumerRecord<>("orders.dlq", 2, 99, bytes("k"), bytes("v"));

    private List<String> redriven(Provenance provenance, @Nullable Long timestamp) {
        Headers headers = RedriveHeaders.of(
                letter,
                letter.headers(),
                provenance,
                new HeaderDisposition(FORMATS.byId("headers")),
                "run-7",
                timestamp);
        return Arrays.stream(headers.toArray())
                .map(h -> h.key() + "=" + (h.value() == null ? null : new String(h.value(), UTF_8)))
                .toList();
    }

    @Test
    void applicationHeadersStayInOrderWithDuplicatesAndNulls() {
        letter.headers()
                .add("b", bytes("1"))
                .add("dead-letter-reason", bytes("x"))
                .add("a", null)
                .add("traceparent", bytes("00-1"))
                .add("b", new byte[0])
                .add("b", bytes("1"));

        assertThat(redriven(TOPIC_ONLY, null))
                .containsExactly(
                        "b=1",
                        "a=null",
                        "kafkactl-origin-traceparent=00-1",
                        "b=",
                        "b=1",
                        "kafkactl-redrive-count=1",
                        "kafkactl-redrive-run=run-7",
                        "kafkactl-redrive-from=orders.dlq-2@99");
    }

    @Test
    void theFirstRedriveSaysWhereTheRecordStood() {
        assertThat(redriven(KNOWN, 5L))
                .containsExactly(
                        "kafkactl-redrive-count=1",
                        "kafkactl-redrive-run=run-7",
                        "kafkactl-redrive-from=orders.dlq-2@99",
                        "kafkactl-origin=orders-3@4711",
                        "kafkactl-origin-timestamp=5");
    }

    @Test
    void laterRedrivesCountOnAndKeepTheOrigin() {
        letter.headers()
                .add("kafkactl-redrive-count", bytes("9"))
                .add("kafkactl-redrive-run", bytes("run-1"))
                .add("kafkactl-redrive-from", bytes("orders.dlq-0@1"))
                .add("kafkactl-origin", bytes("orders-0@5"))
                .add("kafkactl-origin-timestamp", bytes("3"));

        assertThat(redriven(KNOWN, 5L))
                .containsExactly(
                        "kafkactl-origin=orders-0@5",
                        "kafkactl-origin-timestamp=3",
                        "kafkactl-redrive-count=10",
                        "kafkactl-redrive-run=run-7",
                        "kafkactl-redrive-from=orders.dlq-2@99");
    }

    @Test
    void aCountThatIsNoNumberCountsAsNone() {
        assertThat(RedriveHeaders.count(letter.headers(), null)).isZero();
        letter.headers().add("kafkactl-redrive-count", bytes("many times"));
        assertThat(RedriveHeaders.count(letter.headers(), null)).isZero();
        letter.headers().add("kafkactl-redrive-count", bytes("-4"));
        assertThat(RedriveHeaders.count(letter.headers(), null)).isZero();
    }

    @Test
    void theDeadLetterItselfIsNotChanged() {
        letter.headers().add("dead-letter-reason", bytes("x"));
        redriven(KNOWN, 5L);

        assertThat(letter.headers().toArray()).hasSize(1);
    }
}
