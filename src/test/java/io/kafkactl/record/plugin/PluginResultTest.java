package io.kafkactl.record.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.UndecodableException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PluginResultTest {
    static Stream<Arguments> results() throws Exception {
        byte[] binary = {(byte) 0xff, 0};
        UUID uuid = UUID.fromString("6f2f1c36-7a31-4d0e-9b55-0d2c3bdc3a11");
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("n", 1);
        map.put("nothing", null);
        map.put("items", Arrays.asList(1.5, "two", null, new int[] {3}));
        return Stream.of(
                Arguments.of("a \"quoted\" text", "a \"quoted\" text", "\"a \\\"quoted\\\" text\""),
                Arguments.of("plain".getBytes(UTF_8), "plain", "\"plain\""),
                Arguments.of(ByteBuffer.wrap("plain".getBytes(UTF_8)), "plain", "\"plain\""),
                Arguments.of(Bytes.wrap("plain".getBytes(UTF_8)), "plain", "\"plain\""),
                Arguments.of(42, "42", "42"),
                Arguments.of(Long.MAX_VALUE, "9223372036854775807", "9223372036854775807"),
                Arguments.of(0.1f, "0.1", "0.1"),
                Arguments.of(Double.NaN, "NaN", "\"NaN\""),
                Arguments.of(new BigDecimal("1.10"), "1.10", "1.10"),
                Arguments.of(true, "true", "true"),
                Arguments.of(uuid, uuid.toString(), "\"" + uuid + "\""),
                Arguments.of(
                        map,
                        "{\"n\":1,\"nothing\":null,\"items\":[1.5,\"two\",null,[3]]}",
                        "{\"n\":1,\"nothing\":null,\"items\":[1.5,\"two\",null,[3]]}"),
                Arguments.of(new ObjectMapper().readTree("{\"a\":[1]}"), "{\"a\":[1]}", "{\"a\":[1]}"),
                Arguments.of(Map.of("b", binary), "{\"b\":{\"base64\":\"/wA=\"}}", "{\"b\":{\"base64\":\"/wA=\"}}"),
                Arguments.of(avro(), "{\"total\":12,\"note\":null}", "{\"total\":12,\"note\":null}"),
                Arguments.of(List.of(), "[]", "[]"),
                Arguments.of(new Order("4711"), "order 4711", "\"order 4711\""));
    }

    @ParameterizedTest
    @MethodSource("results")
    void showsWhatADeserializerGave(Object result, String text, String json) throws Exception {
        assertThat(text(result)).isEqualTo(text);
        assertThat(json(result)).isEqualTo(json);
    }

    @Test
    void showsBytesThatAreNoTextAsTheyAre() throws Exception {
        byte[] binary = {(byte) 0xff, 0};
        ByteBuilder out = new ByteBuilder();
        PluginResult.put(binary, out);
        assertThat(out.toByteArray()).isEqualTo(binary);
        assertThat(json(binary)).isEqualTo("{\"base64\":\"/wA=\"}");
    }

    @Test
    void showsNothingForANull() throws Exception {
        assertThat(text(null)).isEmpty();
        assertThat(json(null)).isEqualTo("null");
    }

    private record Order(String id) {
        @Override
        public String toString() {
            return "order " + id;
        }
    }

    private static GenericData.Record avro() {
        GenericData.Record record = new GenericData.Record(SchemaBuilder.record("Order")
                .fields()
                .requiredInt("total")
                .optionalString("note")
                .endRecord());
        record.put("total", 12);
        return record;
    }

    private static String text(@Nullable Object result) throws UndecodableException {
        ByteBuilder out = new ByteBuilder();
        PluginResult.put(result, out);
        return new String(out.toByteArray(), UTF_8);
    }

    private static String json(@Nullable Object result) throws UndecodableException {
        ByteBuilder out = new ByteBuilder();
        PluginResult.putJson(result, out);
        return new String(out.toByteArray(), UTF_8);
    }
}
