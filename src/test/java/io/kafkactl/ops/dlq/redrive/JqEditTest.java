package io.kafkactl.ops.dlq.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.Cancellation;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.jq.JqProgram;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JqEditTest {
    private static KafkaRecord record(@Nullable Bytes value) {
        return new KafkaRecord("orders.dlq", 0, 7, 5, TimestampType.CREATE_TIME, Bytes.utf8("k"), value, List.of());
    }

    private static ValueEdit set(String... expressions) {
        return new JqEdit(
                Arrays.stream(expressions)
                        .map(text -> JqProgram.compile("--set", text, new Cancellation()))
                        .toList(),
                null,
                false,
                null);
    }

    private static ValueEdit transform(String expression, boolean keyMayChange) {
        return new JqEdit(
                List.of(), JqProgram.compile("--transform", expression, new Cancellation()), keyMayChange, null);
    }

    private static String value(ValueEdit edit, String value) throws ValueEdit.EditFailedException {
        Bytes edited = edit.apply(record(Bytes.utf8(value))).value();
        return edited == null ? "null" : edited.text();
    }

    private static void assertFails(ValueEdit edit, @Nullable Bytes value, PendingReason reason, String why) {
        assertThatThrownBy(() -> edit.apply(record(value)))
                .isInstanceOfSatisfying(
                        ValueEdit.EditFailedException.class,
                        e -> assertThat(e.pending()).isEqualTo(reason))
                .hasMessageContaining(why);
    }

    @Test
    void setsFollowOneAnother() throws ValueEdit.EditFailedException {
        assertThat(value(set(".a = 2", ".b = .a + 1"), "{\"a\": 1}")).isEqualTo("{\"a\":2,\"b\":3}");
    }

    @Test
    void whatStaysTheSameKeepsItsBytes() throws ValueEdit.EditFailedException {
        assertThat(value(set(".a = 1"), "{ \"a\":  1 }")).isEqualTo("{ \"a\":  1 }");
    }

    @Test
    void textStaysText() throws ValueEdit.EditFailedException {
        assertThat(value(set("ascii_upcase"), "paid")).isEqualTo("PAID");
        assertThat(value(set("ascii_upcase"), "\"paid\"")).isEqualTo("\"PAID\"");
    }

    @Test
    void aTransformationSeesTheRecordAndReturnsIt() throws ValueEdit.EditFailedException {
        assertThat(value(transform(".value.key = .key | .value.at = .offset", false), "{}"))
                .isEqualTo("{\"key\":\"k\",\"at\":7}");
    }

    @Test
    void theKeyChangesOnlyWhenThatIsAllowed() throws ValueEdit.EditFailedException {
        assertFails(transform(".key = \"other\"", false), Bytes.utf8("{}"), PendingReason.KEY_CHANGED, "another key");
        assertThat(transform(".key = \"other\"", true)
                        .apply(record(Bytes.utf8("{}")))
                        .key())
                .isEqualTo(Bytes.utf8("other"));
    }

    @Test
    void whatCannotBeEditedStays() {
        assertFails(set(".a = 1"), Bytes.utf8("text"), PendingReason.EDIT_FAILED, "--set");
        assertFails(set(".a = 1"), null, PendingReason.EDIT_FAILED, "null");
        assertFails(set("null"), Bytes.utf8("{}"), PendingReason.EDIT_FAILED, "null");
        assertFails(set("1, 2"), Bytes.utf8("{}"), PendingReason.EDIT_FAILED, "2 results");
        assertFails(set("empty"), Bytes.utf8("{}"), PendingReason.EDIT_FAILED, "0 results");
        assertFails(transform("1", false), Bytes.utf8("{}"), PendingReason.EDIT_FAILED, "object with 'value'");
        assertFails(
                set(".a = 1"),
                Bytes.of(new byte[] {0, (byte) 0xff}),
                PendingReason.EDIT_FAILED,
                "neither JSON nor text");
    }
}
