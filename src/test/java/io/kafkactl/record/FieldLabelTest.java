package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldLabelTest {
    private static String text(byte[] json) {
        return new String(json, UTF_8);
    }

    @Test
    void standsBesideTheFieldItIsAbout() {
        FieldLabel number = FieldLabel.of("protobuf", "12", "a.Price");
        FieldLabel guid = FieldLabel.of("avro", "89791762-2336-4186-9674-299b90a802e2", null);

        assertThat(text(number.besideKey()))
                .isEqualTo(",\"keyFormat\":\"protobuf\",\"keySchemaId\":12,\"keyMessage\":\"a.Price\"");
        assertThat(text(guid.besideValue()))
                .isEqualTo(",\"valueFormat\":\"avro\",\"valueSchemaGuid\":\"89791762-2336-4186-9674-299b90a802e2\"");
        assertThat(text(FieldLabel.of("json", null, null).besideValue())).isEqualTo(",\"valueFormat\":\"json\"");
    }

    @Test
    void ofRawBytesNothingIsSaid() {
        assertThat(FieldLabel.RAW.isRaw()).isTrue();
        assertThat(FieldLabel.RAW.besideKey()).isEmpty();
        assertThat(FieldLabel.of("json", null, null).isRaw()).isFalse();
    }

    @Test
    void labelsAreEqualByAllTheySay() {
        FieldLabel label = FieldLabel.of("protobuf", "12", "a.Price");

        assertThat(label)
                .isEqualTo(FieldLabel.of("protobuf", "12", "a.Price"))
                .hasSameHashCodeAs(FieldLabel.of("protobuf", "12", "a.Price"))
                .hasToString("protobuf 12 a.Price")
                .isNotEqualTo(FieldLabel.of("avro", "12", "a.Price"))
                .isNotEqualTo(FieldLabel.of("protobuf", "13", "a.Price"))
                .isNotEqualTo(FieldLabel.of("protobuf", "12", "a.Order"))
                .isNotEqualTo("protobuf 12 a.Price");
        assertThat(label.hashCode()).isNotEqualTo(FieldLabel.RAW.hashCode());
        assertThat(label.format()).isEqualTo("protobuf");
        assertThat(label.schema()).isEqualTo("12");
        assertThat(label.message()).isEqualTo("a.Price");
    }
}
