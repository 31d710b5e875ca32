package io.kafkactl.record.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.client.PluginSerdes;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.FieldEncoder.EncodedField;
import io.kafkactl.record.FieldLabel;
import io.kafkactl.record.Header;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerializedFieldTest {
    private static final String KAFKA = "org.apache.kafka.common.serialization.";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "StringSerializer, text, 74657874",
                "ByteArraySerializer, text, 74657874",
                "ByteBufferSerializer, text, 74657874",
                "BytesSerializer, text, 74657874",
                "IntegerSerializer, 258, 00000102",
                "LongSerializer, -1, ffffffffffffffff",
                "ShortSerializer, 3, 0003",
                "DoubleSerializer, 1, 3ff0000000000000",
                "BooleanSerializer, true, 01",
                "UUIDSerializer, 6f2f1c36-7a31-4d0e-9b55-0d2c3bdc3a11, "
                        + "36663266316333362d376133312d346430652d396235352d306432633362646333613131"
            })
    void givesASerializerTheTypeThatItTakes(String name, String text, String hex) {
        SerializedField field = field(KAFKA + name);
        assertThat(HexFormat.of().formatHex(field.text(Bytes.utf8(text)).bytes().array()))
                .isEqualTo(hex);
    }

    @Test
    void takesJsonWhereTheInputIsJson() {
        assertThat(json(KAFKA + "StringSerializer", "\"a\"")).isEqualTo("a");
        assertThat(json(KAFKA + "StringSerializer", "{\"a\": 1}")).isEqualTo("{\"a\":1}");
        assertThat(json(Describing.class.getName(), "{\"b\":[1,null],\"a\":\"x\"}"))
                .isEqualTo("java.util.LinkedHashMap {a=x, b=[1, null]}");
        assertThat(json(Describing.class.getName(), "\"x\"")).isEqualTo("java.lang.String x");
    }

    @Test
    void keepsTheHeadersThatASerializerAdds() {
        EncodedField encoded = field(Describing.class.getName()).text(Bytes.utf8("x"));
        assertThat(encoded.headers())
                .containsExactly(
                        new Header("type", Bytes.utf8("java.lang.String")), new Header("topic", Bytes.utf8("t")));
    }

    @Test
    void saysWhatASerializerDoesNotTake() {
        assertFails(() -> field(KAFKA + "IntegerSerializer").text(Bytes.utf8("many")), "java.lang.Integer");
        assertFails(() -> field(KAFKA + "IntegerSerializer").text(Bytes.utf8("99999999999")), "java.lang.Integer");
        assertFails(() -> field(KAFKA + "UUIDSerializer").text(Bytes.utf8("4711")), "java.util.UUID");
        assertFails(() -> field(Failing.class.getName()).text(Bytes.utf8("x")), "no schema for x");
    }

    @Test
    void saysThatAClassIsNoSerializer() {
        assertFails(() -> field("com.example.Missing"), "there is no class com.example.Missing");
        assertFails(() -> field(KAFKA + "StringDeserializer"), "it is no " + KAFKA + "Serializer");
        assertFails(() -> field(Unmakable.class.getName()), "no public constructor without parameters");
        assertFails(() -> field(Unconfigurable.class.getName()), "it cannot be configured", "no schema.registry.url");
    }

    private static void assertFails(Runnable call, String... parts) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        KafkactlException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID_INPUT))
                .hasMessageContainingAll(parts);
    }

    private static String json(String className, String json) {
        return new String(
                field(className).json(Bytes.utf8(json), FieldLabel.RAW).bytes().array(), UTF_8);
    }

    private static SerializedField field(String className) {
        return new SerializedField("value", "t", className, new PluginSerdes(ConnectionSettings.to("localhost:9092")));
    }

    /** Takes anything, and says what it was given. */
    public static final class Describing implements Serializer<Object> {
        @Override
        public byte[] serialize(String topic, Object data) {
            Object sorted = data instanceof Map<?, ?> map ? new TreeMap<Object, Object>(map) : data;
            return (data.getClass().getName() + " " + sorted).getBytes(UTF_8);
        }

        @Override
        public byte[] serialize(String topic, Headers headers, Object data) {
            headers.add("type", data.getClass().getName().getBytes(UTF_8));
            headers.add("topic", topic.getBytes(UTF_8));
            return serialize(topic, data);
        }
    }

    /** Fails as one does that cannot reach its registry. */
    public static final class Failing implements Serializer<String> {
        @Override
        public byte[] serialize(String topic, String data) {
            throw new IllegalStateException("cannot serialize", new IllegalArgumentException("no schema for " + data));
        }
    }

    /** Wants to be told something. */
    public static final class Unconfigurable implements Serializer<String> {
        @Override
        public void configure(Map<String, ?> configs, boolean isKey) {
            throw new IllegalArgumentException("no schema.registry.url");
        }

        @Override
        public byte[] serialize(String topic, String data) {
            return data.getBytes(UTF_8);
        }
    }

    /** Cannot be made by name. */
    public static final class Unmakable implements Serializer<String> {
        private final String suffix;

        public Unmakable(String suffix) {
            this.suffix = suffix;
        }

        @Override
        public byte[] serialize(String topic, String data) {
            return (data + suffix).getBytes(UTF_8);
        }
    }
}
