package io.kafkactl.cli.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.WithKafka;
import io.kafkactl.testkit.registry.Protoc;
import io.kafkactl.testkit.registry.RegistryServer;
import io.kafkactl.testkit.registry.Vendor;
import io.kafkactl.testkit.registry.VendorClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Protobuf, ours and the vendor's: the same bytes, and each reads the other's. The vendor's code wants the file as the
 * registry compiled it, which the contract server does with Protobuf's own compiler.
 */
@WithKafka
class VendorProtobufIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MONEY = """
            syntax = "proto3";
            package money;
            message Money { int64 cents = 1; }
            """;
    private static final String UNIT = """
            syntax = "proto3";
            package unit;
            enum Currency { NONE = 0; EUR = 1; }
            """;
    private static final String ORDER = """
            syntax = "proto3";
            package shop;
            import "money.proto";
            import "unit.proto";
            import "google/protobuf/timestamp.proto";
            message First { string a = 1; }
            message Order {
              map<string, int32> counts = 1;
              message Line {
                string sku = 1;
                map<string, string> notes = 3;
                message Deep { int64 big = 1; sint32 less = 2; fixed64 more = 3; }
                Deep deep = 2;
              }
              message Other { bool x = 1; double y = 2; float z = 3; }
              repeated Line lines = 2;
              oneof how { string card = 3; bytes cash = 4; }
              money.Money total = 5;
              google.protobuf.Timestamp at = 6;
              optional uint32 maybe = 7;
              State state = 8;
              enum State { NEW = 0; DONE = 1; }
              repeated int32 packed = 9;
              unit.Currency currency = 10;
            }
            message Last { Order.Line.Deep deep = 1; repeated money.Money all = 2; }
            """;

    private final KafkaFixture kafka;
    private final RegistryServer registry = RegistryServer.start();
    private String topic = "";

    VendorProtobufIT(KafkaFixture kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void register() {
        assumeTrue(Protoc.isThere(), "no protoc for this platform in target/protoc");
        topic = kafka.cluster().createTopic("market.order.placed", 1);
        registry.register("unit", "PROTOBUF", UNIT, Map.of());
        registry.register("money", "PROTOBUF", MONEY, Map.of());
        // One level deep: what references refer to, the vendor's client asks for in the wrong form.
        registry.register(
                topic + "-value", "PROTOBUF", ORDER, Map.of("money.proto", "money@1", "unit.proto", "unit@1"));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "shop.First | {`a`:`gr\u00fcn`}",
                "shop.Order | {`counts`:{`k`:-1},`lines`:[{`sku`:`s`,`notes`:{},`deep`:{`big`:`-5`,`less`:-7,`more`:`9`}}],"
                        + "`card`:`c`,`total`:{`cents`:`1250`},`at`:`2026-01-31T10:00:00.5Z`,`maybe`:0,"
                        + "`state`:`DONE`,`packed`:[1,300],`currency`:`EUR`}",
                "shop.Order | {`counts`:{},`lines`:[],`cash`:`AP8=`,`state`:`NEW`,`packed`:[],`currency`:`NONE`}",
                "shop.Order.Line | {`sku`:`x`,`notes`:{`a`:`b`}}",
                "shop.Order.Line.Deep | {`big`:`9007199254740993`,`less`:0,`more`:`0`}",
                "shop.Order.Other | {`x`:true,`y`:1.5,`z`:-0.25}",
                "shop.Last | {`deep`:{`big`:`1`,`less`:0,`more`:`0`},`all`:[{`cents`:`0`}]}"
            })
    void isTheSameBytesAndReadableBothWays(String message, String quoted) throws Exception {
        String json = quoted.replace('`', '"');
        try (VendorClient theirs = Vendor.NODE.start(registry.url())) {
            for (String place : List.of("prefix", "header")) {
                ConsumerRecord<byte[], byte[]> ours = produced(message, json, place);
                String header = header(ours);
                String bytes = HexFormat.of().formatHex(ours.value());
                String expected = theirs.call("serializeMessage", topic, message, json, place);
                assertThat(header.isEmpty() ? bytes : header + " " + bytes).isEqualTo(expected);
                String read = header.isEmpty()
                        ? theirs.call("deserializeMessage", topic, bytes)
                        : theirs.call("deserializeMessage", topic, bytes, header);
                assertThat(read).startsWith(message + " ");
                assertThat(normal(JSON.readTree(read.substring(message.length()))))
                        .isEqualTo(normal(JSON.readTree(json)));
                JsonNode shown = JSON.readTree(
                        run("", "consume", topic, "--tail", "1", "-o", "jsonl", "--value-format", "auto", "-q")
                                .outBytes());
                assertThat(shown.get("valueMessage").asText()).isEqualTo(message);
                assertThat(normal(shown.get("value"))).isEqualTo(normal(JSON.readTree(json)));
            }
        }
    }

    /** The fraction of a second may be written with as many digits as one likes. */
    private static JsonNode normal(JsonNode json) throws IOException {
        return JSON.readTree(json.toString().replaceAll("\\.50*Z", ".5Z"));
    }

    private ConsumerRecord<byte[], byte[]> produced(String message, String json, String place) {
        CliResult sent = run(
                json + "\n",
                "produce",
                topic,
                "--value-format",
                "protobuf",
                "--protobuf-message",
                message,
                "--schema-id-in",
                place);
        assertThat(sent.exitCode()).as(sent.toString()).isZero();
        List<ConsumerRecord<byte[], byte[]>> records = kafka.cluster().readCommitted(topic);
        return records.get(records.size() - 1);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader("__value_schema_id");
        return header == null ? "" : HexFormat.of().formatHex(header.value());
    }

    private CliResult run(String stdin, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-b", kafka.bootstrapServers(), "--schema-registry", registry.url()));
        return CliRunner.real().stdin(stdin).run(all.toArray(String[]::new));
    }
}
