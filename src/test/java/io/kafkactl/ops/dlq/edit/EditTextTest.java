package io.kafkactl.ops.dlq.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.dlq.redrive.PendingReason;
import io.kafkactl.ops.dlq.redrive.ValueEdit;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.KafkaRecord;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditTextTest {
    private static final String DLQ = "orders.dlq";

    private static KafkaRecord record(long offset, @Nullable String key, @Nullable String value) {
        return record(offset, key == null ? null : Bytes.utf8(key), value == null ? null : Bytes.utf8(value));
    }

    private static KafkaRecord record(long offset, @Nullable Bytes key, @Nullable Bytes value) {
        return new KafkaRecord(DLQ, 0, offset, 1, TimestampType.CREATE_TIME, key, value, List.of());
    }

    private static String text(KafkaRecord... records) {
        return new String(EditText.of(List.of(records), null), UTF_8);
    }

    private static EditedValues read(String text, KafkaRecord... records) {
        return EditReader.read(text.getBytes(UTF_8), List.of(records), false, null);
    }

    private static String mistake(String text, KafkaRecord... records) {
        try {
            read(text, records);
        } catch (KafkactlException e) {
            assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID_INPUT);
            return e.message();
        }
        throw new AssertionError("was taken: " + text);
    }

    @Test
    void showsJsonOverSeveralLinesAndOtherValuesAsTheStringOfTheirBytes() {
        assertThat(text(
                        record(5, "k", "{\"id\":1.50,\"tags\":[],\"a\":{\"b\":[1,\"x\\\"}\"]}}"),
                        record(7, null, "no\tJSON")))
                .isEqualTo("""
                        // 2 dead letters of 'orders.dlq'. Change values, save, and leave the editor: the changes are shown
                        // again and you are asked before anything is sent. A record that you delete here stays pending.
                        // Delete all of them, or let the editor fail (:cq in vi), and nothing is done.
                        // A value that is left as it is keeps its bytes; a JSON value that is changed is sent on one line.

                        {
                          "topic": "orders.dlq",
                          "partition": 0,
                          "offset": 5,
                          "key": "k",
                          "valueFormat": "json",
                          "value": {
                            "id": 1.50,
                            "tags": [],
                            "a": {
                              "b": [
                                1,
                                "x\\"}"
                              ]
                            }
                          }
                        }

                        {
                          "topic": "orders.dlq",
                          "partition": 0,
                          "offset": 7,
                          "key": null,
                          "value": "no\\tJSON"
                        }
                        """);
    }

    @Property(tries = 300)
    void whatIsNotTouchedKeepsItsBytes(@ForAll("values") byte[] value) throws ValueEdit.EditFailedException {
        KafkaRecord before = record(1, Bytes.of(value), Bytes.of(value));

        ValueEdit.Edited after = read(text(before), before).apply(before);

        assertThat(after).isEqualTo(new ValueEdit.Edited(before.key(), before.value()));
    }

    @Provide
    Arbitrary<byte[]> values() {
        Arbitrary<String> json = Arbitraries.of(
                "{ \"a\" : 1.000000000000000000001 }\n",
                "[1,\r\n2]",
                "{\"a\":1,\"a\":2}",
                "null",
                "\"text\"",
                "12",
                "{}",
                " [ ] ",
                "{\"\\ud83d\\ude00\":\"\\u0000\"}",
                "{\"broken\"",
                "// no comment",
                "");
        return Arbitraries.oneOf(
                json.map(text -> text.getBytes(UTF_8)),
                Arbitraries.strings().ofMaxLength(20).map(text -> text.getBytes(UTF_8)),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(20));
    }

    @Test
    void aChangedJsonValueIsSentOnOneLineWithItsNumbersAsTheyAreSpelt() throws ValueEdit.EditFailedException {
        KafkaRecord before = record(5, "k", "{ \"id\": 1, \"price\": 1.10 }");

        EditedValues edited = read(text(before).replace("\"id\": 1", "\"id\": 2.00"), before);

        assertThat(edited.apply(before).value()).isEqualTo(Bytes.utf8("{\"id\":2.00,\"price\":1.10}"));
        assertThat(edited.samples()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void textAndBytesAreChangedAsTheyStand() throws ValueEdit.EditFailedException {
        KafkaRecord line = record(5, "k", "old");
        KafkaRecord binary = record(6, null, Bytes.of(new byte[] {(byte) 0xff}));

        EditedValues edited = read(text(line, binary).replace("old", "new").replace("/w==", "/v8="), line, binary);

        assertThat(edited.apply(line).value()).isEqualTo(Bytes.utf8("new"));
        assertThat(edited.apply(binary).value()).isEqualTo(Bytes.of(new byte[] {(byte) 0xfe, (byte) 0xff}));
    }

    @Test
    void aDeletedRecordStaysPendingAndOneThatWasNotThereIsNotSent() {
        KafkaRecord first = record(5, "k", "1");
        KafkaRecord second = record(6, "k", "2");
        String text = text(first, second);
        EditedValues edited = read(text.substring(0, text.lastIndexOf("{")), first, second);

        assertThat(edited.kept()).isOne();
        assertThat(reason(edited, second)).isEqualTo(PendingReason.LEFT_OUT);
        assertThat(reason(edited, record(7, "k", "3"))).isEqualTo(PendingReason.EDIT_FAILED);
        assertThat(reason(edited, record(5, "k", "another"))).isEqualTo(PendingReason.EDIT_FAILED);
    }

    private static @Nullable PendingReason reason(EditedValues edited, KafkaRecord record) {
        List<PendingReason> reasons = new java.util.ArrayList<>();
        assertThatThrownBy(() -> edited.apply(record))
                .isInstanceOfSatisfying(ValueEdit.EditFailedException.class, e -> reasons.add(e.pending()));
        return reasons.get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"offset\": 5,|\"offset\": 9,|line 6 of the edited file: there was no record 0:9 of 'orders.dlq' in this file",
                "\"topic\": \"orders.dlq\"|\"topic\": \"other\"|line 6 of the edited file: there was no record 0:5 of 'other' in this file",
                "\"key\": \"k\"|\"key\": \"l\"|line 6 of the edited file: the key of 0:5 was changed",
                "\"key\": \"k\",||line 6 of the edited file: field 'key' is missing",
                "\"id\": 1|\"id\": |line 14 of the edited file: not valid JSON: Unexpected character ('}' (code 125)): expected a value",
                "\"id\": 1|\"id\": 1, \"id\": 2|line 6 of the edited file: the value is no good JSON: id: the field is given twice",
                "\"key\": \"k\",|\"key\": \"k\", \"headers\": [],|line 10 of the edited file: field 'headers' cannot be changed here",
                "\"id\": 1|\"id\": 1 // one|line 6 of the edited file: a comment stands inside of this record",
                "\"offset\": 5,|\"offset\": \"5\",|line 9 of the edited file: offset is no number that the file had",
                "\"valueFormat\": \"json\",||line 6 of the edited file: value is an object other than {\"base64\":\"…\"}",
            })
    void namesTheLineOfWhatCannotBeMeant(String part, @Nullable String other, String message) {
        KafkaRecord before = record(5, "k", "{\"id\":1}");

        assertThat(mistake(text(before).replace(part, other == null ? "" : other), before))
                .isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"again", "{", "[]", "{\"topic\": \"orders.dlq\"}"})
    void aTextThatIsNoRecordIsRefused(String added) {
        KafkaRecord before = record(5, "k", "{\"id\":1}");

        assertThat(mistake(text(before) + added, before)).startsWith("line ");
    }

    @Test
    void aRecordThatStandsTwiceIsRefused() {
        KafkaRecord before = record(5, "k", "1");
        String text = text(before);

        assertThat(mistake(text + text, before)).isEqualTo("line 18 of the edited file: record 0:5 stands here twice");
    }

    @Test
    void aTombstoneStaysOne() throws ValueEdit.EditFailedException {
        KafkaRecord before = record(5, "k", (String) null);
        String text = text(before);

        assertThat(read(text, before).apply(before).value()).isNull();
        assertThat(mistake(text.replace("\"value\": null", "\"value\": \"x\""), before))
                .contains("makes no value of null");
    }

    @Test
    void theKeyIsChangedWhereTheUserPermitsIt() throws ValueEdit.EditFailedException {
        KafkaRecord before = record(5, "k", "1");

        EditedValues edited = EditReader.read(
                text(before).replace("\"key\": \"k\"", "\"key\": \"l\"").getBytes(UTF_8), List.of(before), true, null);

        assertThat(edited.apply(before).key()).isEqualTo(Bytes.utf8("l"));
    }

    @Test
    void moreThanAPersonCanLookAtIsRefused() {
        CollectedValues few = new CollectedValues();
        CollectedValues many = new CollectedValues();
        OffsetSet all = new OffsetSet();
        all.add(0, 1_000);
        for (long offset = 0; offset < 200; offset++) {
            few.apply(record(offset, "k", "v"));
            many.apply(record(offset, "k", "v"));
        }
        many.apply(record(200, "k", "v"));

        assertThat(few.at(Map.of(0, all))).hasSize(200);
        assertThatThrownBy(() -> many.at(Map.of(0, all)))
                .hasMessage("201 dead letters of 402 bytes are too many to edit by hand, at most 200 and 1 MiB");
    }

    @Test
    void onlyWhatThePlanSendsIsEdited() {
        CollectedValues values = new CollectedValues();
        values.apply(record(3, "k", "later"));
        values.apply(record(1, "k", "first"));
        values.apply(record(2, "k", "a duplicate"));
        OffsetSet selected = new OffsetSet();
        selected.add(1, 1);
        selected.add(3, 3);

        assertThat(values.at(Map.of(0, selected)))
                .extracting(KafkaRecord::offset)
                .containsExactly(1L, 3L);
    }
}
