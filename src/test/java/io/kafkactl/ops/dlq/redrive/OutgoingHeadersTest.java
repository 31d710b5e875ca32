package io.kafkactl.ops.dlq.redrive;

import static io.kafkactl.testkit.DeadLetters.FORMATS;
import static io.kafkactl.testkit.DeadLetters.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.dlq.format.Failure;
import io.kafkactl.ops.dlq.format.HeaderDisposition;
import io.kafkactl.ops.dlq.format.Place;
import io.kafkactl.ops.dlq.format.Provenance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutgoingHeadersTest {
    private static final Failure NO_REASON = new Failure(null, null, null, null, null, null, null);
    private static final Provenance KNOWN = at(new Place("orders", 3, 4_711L));
    private static final Provenance TOPIC_ONLY = at(new Place("orders", null, null));

    private final ConsumerRecord<byte[], byte[]> letter =
            new ConsumerRecord<>("orders.dlq", 2, 99, bytes("k"), bytes("v"));

    private static Provenance at(Place place) {
        return new Provenance(place, false, place, List.of(place), null, NO_REASON);
    }

    private List<String> redriven(Provenance provenance, @Nullable Long timestamp) {
        return redriven(HeaderRules.DEFAULT, provenance, timestamp, null);
    }

    private List<String> redriven(
            HeaderRules rules, Provenance provenance, @Nullable Long timestamp, @Nullable String editedHash) {
        Headers headers = new OutgoingHeaders(rules, FORMATS.byId("headers"))
                .of(
                        letter,
                        letter.headers(),
                        provenance,
                        new OutgoingHeaders.Marks("run-7", timestamp, editedHash, null));
        return Arrays.stream(headers.toArray())
                .map(h -> h.key() + "=" + (h.value() == null ? null : new String(h.value(), UTF_8)))
                .toList();
    }

    private static HeaderRules rules(HeaderRules.Mode mode, HeaderRules.Trace trace, boolean mark) {
        return new HeaderRules(mode, List.of(), List.of(), Map.of(), trace, mark);
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
    void theDeadLetterItselfIsNotChanged() {
        letter.headers().add("dead-letter-reason", bytes("x"));
        redriven(KNOWN, 5L);

        assertThat(letter.headers().toArray()).hasSize(1);
    }

    /** The trace that the record had first leads back to its beginning, and consumers expect one value. */
    @Test
    void aSecondRedriveMovesNoSecondTrace() {
        letter.headers().add("kafkactl-origin-traceparent", bytes("00-first")).add("traceparent", bytes("00-second"));

        assertThat(redriven(TOPIC_ONLY, null))
                .startsWith("kafkactl-origin-traceparent=00-first", "kafkactl-redrive-count=1")
                .noneMatch(header -> header.contains("second"));
    }

    @Test
    void tracesAreKeptOrDroppedOnRequest() {
        letter.headers().add("traceparent", bytes("00-1"));

        assertThat(redriven(rules(HeaderRules.Mode.CLEAN, HeaderRules.Trace.KEEP, false), TOPIC_ONLY, null, null))
                .containsExactly("traceparent=00-1");
        assertThat(redriven(rules(HeaderRules.Mode.CLEAN, HeaderRules.Trace.DROP, false), TOPIC_ONLY, null, null))
                .isEmpty();
    }

    @Test
    void keepKeepsTheFrameworksHeadersAndNoneDropsTheApplications() {
        letter.headers().add("app", bytes("1")).add("dead-letter-reason", bytes("x"));

        assertThat(redriven(rules(HeaderRules.Mode.KEEP, HeaderRules.Trace.LINK, false), KNOWN, 5L, null))
                .containsExactly("app=1", "dead-letter-reason=x");
        assertThat(redriven(rules(HeaderRules.Mode.NONE, HeaderRules.Trace.LINK, false), KNOWN, 5L, null))
                .isEmpty();
    }

    @Test
    void namedHeadersAreKeptDroppedAndSetWhateverTheModeSays() {
        letter.headers()
                .add("app", bytes("1"))
                .add("dead-letter-reason", bytes("x"))
                .add("tenant", bytes("old"))
                .add("tenant", bytes("older"));
        HeaderRules rules = new HeaderRules(
                HeaderRules.Mode.CLEAN,
                List.of(Pattern.compile("dead-letter-.*"), Pattern.compile("app")),
                List.of(Pattern.compile("ap+")),
                Map.of("tenant", "new"),
                HeaderRules.Trace.LINK,
                false);

        assertThat(redriven(rules, KNOWN, null, null)).containsExactly("dead-letter-reason=x", "tenant=new");
    }

    @Test
    void theHashOfAnEditReplacesThatOfAnEarlierOne() {
        letter.headers().add("kafkactl-edited", bytes("old"));

        assertThat(redriven(HeaderRules.DEFAULT, TOPIC_ONLY, null, null)).contains("kafkactl-edited=old");
        assertThat(redriven(HeaderRules.DEFAULT, TOPIC_ONLY, null, "new"))
                .contains("kafkactl-edited=new")
                .doesNotContain("kafkactl-edited=old");
    }

    @Test
    void remembersWhatBecameOfEachName() {
        letter.headers()
                .add("app", bytes("1"))
                .add("app", bytes("2"))
                .add("dead-letter-reason", bytes("x"))
                .add("b3", bytes("t"));
        OutgoingHeaders headers = new OutgoingHeaders(HeaderRules.DEFAULT, FORMATS.byId("headers"));
        headers.of(letter, letter.headers(), KNOWN, new OutgoingHeaders.Marks("r", null, null, null));

        assertThat(headers.names(HeaderDisposition.Action.KEEP)).containsExactly("app");
        assertThat(headers.names(HeaderDisposition.Action.STRIP)).containsExactly("dead-letter-reason");
        assertThat(headers.names(HeaderDisposition.Action.LINK)).containsExactly("b3");
    }
}
