package io.kafkactl.record.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.record.Bytes;
import io.kafkactl.record.FieldEncoder.EncodedField;
import io.kafkactl.record.Header;
import io.kafkactl.record.KafkaRecord;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaFrameTest {
    private static final UUID ID = UUID.fromString("89791762-2336-4186-9674-299b90a802e2");
    private static final String GUID = "01" + "8979176223364186" + "9674299b90a802e2";
    private static final String NUMBER = "00" + "00000107";

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static @Nullable SchemaFrame frame(String hex, Header... headers) {
        KafkaRecord record =
                new KafkaRecord("orders", 0, 0, 0, TimestampType.CREATE_TIME, null, null, List.of(headers));
        return SchemaFrame.of(RecordField.VALUE, record, hex(hex));
    }

    private static Header header(String hex) {
        return new Header(RecordField.VALUE.header(), Bytes.of(hex(hex)));
    }

    @Test
    void aNumberOrAGuidStandsBeforeThePayload() {
        assertThat(frame(NUMBER + "aa"))
                .isEqualTo(new SchemaFrame(SchemaId.of(263), Bytes.of(hex(NUMBER + "aa")), 5, false));
        assertThat(frame(GUID + "aa"))
                .isEqualTo(new SchemaFrame(SchemaId.of(ID), Bytes.of(hex(GUID + "aa")), 17, false));
        assertThat(frame(NUMBER)).isNotNull();
        assertThat(frame(GUID)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00000001", "0189791762233641869674299b90a802", "0200000107", "7b7d7b7d7b7d"})
    void otherBytesHaveNoSchema(String hex) {
        assertThat(frame(hex)).isNull();
    }

    @Test
    void theLastHeaderThatHoldsAnIdGoesBeforeTheBytes() {
        assertThat(frame(NUMBER, header("0000000001"), header(GUID)))
                .isEqualTo(new SchemaFrame(SchemaId.of(ID), Bytes.of(hex(GUID)), 17, true));
        assertThat(frame(NUMBER, header("0000000001"), header("ff")))
                .isEqualTo(new SchemaFrame(SchemaId.of(1), Bytes.of(hex("0000000001")), 5, true));
        assertThat(frame(NUMBER, new Header(RecordField.KEY.header(), Bytes.of(hex(GUID)))))
                .isEqualTo(new SchemaFrame(SchemaId.of(263), Bytes.of(hex(NUMBER)), 5, false));
        assertThat(frame(NUMBER, new Header(RecordField.VALUE.header(), null)))
                .isEqualTo(new SchemaFrame(SchemaId.of(263), Bytes.of(hex(NUMBER)), 5, false));
    }

    @Test
    void isWrittenBeforeThePayloadOrIntoAHeader() {
        assertThat(SchemaFrame.write(RecordField.VALUE, SchemaId.of(263), false, hex("0202"), hex("aabb")))
                .isEqualTo(new EncodedField(
                        Bytes.of(hex(NUMBER + "0202" + "aabb")), List.of(), RecordField.VALUE.header()));
        assertThat(SchemaFrame.write(RecordField.KEY, SchemaId.of(ID), true, hex("00"), hex("aabb")))
                .isEqualTo(new EncodedField(
                        Bytes.of(hex("aabb")),
                        new Header(RecordField.KEY.header(), Bytes.of(hex(GUID + "00"))),
                        RecordField.KEY.header()));
    }
}
