package io.kafkactl.cli.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.client.registry.Registration;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.client.registry.SchemaText;
import io.kafkactl.client.registry.SchemaType;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.registry.RealRegistry;
import io.kafkactl.testkit.registry.Vendor;
import io.kafkactl.testkit.registry.VendorClient;
import io.kafkactl.testkit.registry.WithRegistry;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Records by the registry's schemas, ours and the vendor's: the same bytes, and each reads the other's. */
@WithRegistry
class VendorBytesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDER = """
            {"type":"record","name":"Order","namespace":"shop","fields":[
              {"name":"id","type":"int"},
              {"name":"at","type":"long"},
              {"name":"total","type":"double"},
              {"name":"paid","type":"boolean"},
              {"name":"note","type":"string"},
              {"name":"tags","type":{"type":"array","items":"string"}},
              {"name":"weights","type":{"type":"map","values":"float"}},
              {"name":"state","type":{"type":"enum","name":"State","symbols":["OPEN","DONE"]}},
              {"name":"address","type":{"type":"record","name":"Address","fields":[
                {"name":"city","type":"string"},{"name":"zip","type":"int"}]}}]}""";
    private static final String ORDER_JSON = "{\"id\":-4711,\"at\":1767225600000,\"total\":12.5,\"paid\":true,"
            + "\"note\":\"gr\u00fcn \u20ac\",\"tags\":[\"a\",\"\"],\"weights\":{\"kg\":0.5},\"state\":\"DONE\","
            + "\"address\":{\"city\":\"Ulm\",\"zip\":89073}}";
    private static final String UNIONS = """
            {"type":"record","name":"Node","fields":[
              {"name":"value","type":["null","string","long"]},
              {"name":"next","type":["null","Node"],"default":null}]}""";

    private final RealRegistry registry;
    private final String topic = TestTopics.unique("market.order.placed");

    VendorBytesIT(RealRegistry registry) {
        this.registry = registry;
    }

    @BeforeEach
    void createTopic() {
        registry.kafka().cluster().createTopic(topic, 1, Map.of());
    }

    @ParameterizedTest
    @EnumSource
    void avroIsTheSameBytesAndReadableBothWays(Vendor vendor) throws Exception {
        register(SchemaType.AVRO, ORDER);
        try (VendorClient theirs = vendor.start(registry.url())) {
            String bytes = produced("avro", ORDER_JSON);
            String language = vendor == Vendor.JAVA ? ORDER : "AVRO";
            assertThat(theirs.call("serialize", topic, language, ORDER_JSON)).isEqualTo(bytes);
            String read = vendor == Vendor.JAVA
                    ? theirs.call("deserialize", topic, bytes)
                    : theirs.call("deserialize", topic, language, bytes);
            assertThat(JSON.readTree(read)).isEqualTo(JSON.readTree(ORDER_JSON));
            assertThat(consumed(bytes, "auto")).isEqualTo(JSON.readTree(ORDER_JSON));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"value\":null,\"next\":null} | {\"value\":null,\"next\":null}",
                "{\"value\":\"a\",\"next\":null} | {\"value\":{\"string\":\"a\"},\"next\":null}",
                "{\"value\":7,\"next\":{\"value\":\"b\",\"next\":null}} "
                        + "| {\"value\":{\"long\":7},\"next\":{\"Node\":{\"value\":{\"string\":\"b\"},\"next\":null}}}"
            })
    void unionsAndRecursionAreTheSameBytes(String plain, String wrapped) throws Exception {
        register(SchemaType.AVRO, UNIONS);
        try (VendorClient theirs = Vendor.JAVA.start(registry.url())) {
            String bytes = produced("avro", plain);
            assertThat(produced("avro", wrapped)).isEqualTo(bytes);
            assertThat(theirs.call("serialize", topic, UNIONS, wrapped)).isEqualTo(bytes);
            assertThat(consumed(bytes, "avro")).isEqualTo(JSON.readTree(plain));
            assertThat(JSON.readTree(theirs.call("deserialize", topic, bytes))).isEqualTo(JSON.readTree(plain));
        }
    }

    @Test
    void bytesAtTheTopHaveNoLengthBeforeThem() throws Exception {
        register(SchemaType.AVRO, "\"bytes\"");
        String bytes = produced("avro", "\"ab\"");
        try (VendorClient theirs = Vendor.JAVA.start(registry.url())) {
            assertThat(theirs.call("serialize", topic, "\"bytes\"", "\"ab\"")).isEqualTo(bytes);
        }
        assertThat(bytes).hasSize(2 * (5 + 2)).endsWith("6162");
    }

    @Test
    void jsonSchemaIsTheSameBytesAndReadableBothWays() throws Exception {
        register(SchemaType.JSON, "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}}}");
        try (VendorClient theirs = Vendor.NODE.start(registry.url())) {
            String bytes = produced("json-schema", "{\"n\":12}");
            assertThat(theirs.call("serialize", topic, "JSON", "{\"n\":12}")).isEqualTo(bytes);
            assertThat(theirs.call("deserialize", topic, "JSON", bytes)).isEqualTo("{\"n\":12}");
            assertThat(consumed(bytes, "json-schema")).isEqualTo(JSON.readTree("{\"n\":12}"));
        }
    }

    @Test
    void theVendorsOwnSerializersWorkAsPlugins() throws Exception {
        register(SchemaType.AVRO, ORDER);
        String bytes = produced("avro", ORDER_JSON);
        CliResult read = registry.run(
                "consume",
                topic,
                "-o",
                "jsonl",
                "--plugin-path",
                VendorClient.JARS.toString(),
                "--value-deserializer",
                "io.confluent.kafka.serializers.KafkaAvroDeserializer");
        assertThat(read.exitCode()).as(read.toString()).isZero();
        assertThat(JSON.readTree(read.outBytes()).get("value")).isEqualTo(JSON.readTree(ORDER_JSON));

        CliResult sent = registry.run(
                CliRunner.real().stdin("a text\n"),
                "produce",
                topic,
                "--plugin-path",
                VendorClient.JARS.toString(),
                "--key-serializer",
                "io.confluent.kafka.serializers.KafkaAvroSerializer",
                "-k",
                "4711",
                "-X",
                "auto.register.schemas=true");
        assertThat(sent.exitCode()).as(sent.toString()).isZero();
        CliResult key = registry.run("consume", topic, "--tail", "1", "-o", "jsonl", "--key-format", "avro", "-q");
        assertThat(JSON.readTree(key.outBytes()).get("key").asText()).isEqualTo("4711");
        assertThat(bytes).startsWith("00");
    }

    private void register(SchemaType type, String text) {
        try (SchemaRegistry client = registry.client()) {
            client.register(topic + "-value", new Registration(new SchemaText(type, text, List.of()), false));
        }
    }

    /** What kafkactl sends for a line of JSON. */
    private String produced(String format, String json) throws Exception {
        CliResult sent = registry.run(CliRunner.real().stdin(json + "\n"), "produce", topic, "--value-format", format);
        assertThat(sent.exitCode()).as(sent.toString()).isZero();
        CliResult read = registry.run("consume", topic, "--tail", "1", "--value-format", "hex", "-q");
        assertThat(read.exitCode()).as(read.toString()).isZero();
        return read.out().strip();
    }

    /** What kafkactl shows of the bytes. */
    private JsonNode consumed(String hex, String format) throws Exception {
        String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
        byte[] line = ("{\"value\":{\"base64\":\"" + base64 + "\"}}\n").getBytes(UTF_8);
        CliResult sent = registry.run(CliRunner.real().stdin(line), "produce", topic, "-i", "jsonl");
        assertThat(sent.exitCode()).as(sent.toString()).isZero();
        CliResult read = registry.run("consume", topic, "--tail", "1", "-o", "jsonl", "--value-format", format, "-q");
        assertThat(read.exitCode()).as(read.toString()).isZero();
        return JSON.readTree(read.outBytes()).get("value");
    }
}
