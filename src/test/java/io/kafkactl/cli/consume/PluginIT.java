package io.kafkactl.cli.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.PluginJar;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes of somebody else's, by name: from real libraries, and from jars that are made here. */
@WithKafka
class PluginIT {
    private static final String SPRING = "target/fixtures/spring/lib";
    private static final String SPRING_JSON = "org.springframework.kafka.support.serializer.Json";
    private static final String TAGGING = """
            package com.example;

            import java.nio.charset.StandardCharsets;
            import java.util.Map;
            import org.apache.kafka.clients.producer.*;

            public final class Tagging implements ProducerInterceptor<byte[], byte[]> {
                static { System.setProperty("com.example.tagging", "loaded"); }
                public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
                    record.headers().add("tagged-by", "interceptor".getBytes(StandardCharsets.UTF_8));
                    return record;
                }
                public void onAcknowledgement(RecordMetadata metadata, Exception e) {}
                public void configure(Map<String, ?> configs) {}
                public void close() {}
            }
            """;
    private static final String PICKY = """
            package com.example;

            import java.nio.charset.StandardCharsets;
            import java.util.Map;
            import org.apache.kafka.common.serialization.Deserializer;

            public final class Picky implements Deserializer<Object> {
                private String prefix;
                private boolean isKey;
                public void configure(Map<String, ?> configs, boolean key) {
                    prefix = String.valueOf(configs.get("picky.prefix"));
                    isKey = key;
                }
                public Object deserialize(String topic, byte[] data) {
                    String text = new String(data, StandardCharsets.UTF_8);
                    if (text.startsWith("bad")) throw new IllegalStateException("will not read " + text);
                    return Map.of(prefix + (isKey ? "key" : "value"), text);
                }
            }
            """;

    @TempDir
    Path home;

    private final KafkaFixture kafka;
    private final String topic;

    PluginIT(KafkaFixture kafka) {
        this.kafka = kafka;
        this.topic = kafka.cluster().createTopic("market.order.placed", 1);
    }

    @BeforeEach
    void forget() {
        System.clearProperty("com.example.tagging");
    }

    @Test
    void springsSerializerAndDeserializerWorkByName() throws IOException {
        CliResult sent = run(
                stdin("{\"total\":12,\"items\":[\"a\"]}\n"),
                "produce",
                topic,
                "--plugin-path",
                SPRING,
                "--value-serializer",
                SPRING_JSON + "Serializer",
                "-i",
                "text");
        assertThat(sent.exitCode()).as(sent.toString()).isZero();
        JsonNode raw =
                lines(run(CliRunner.real(), "consume", topic, "-o", "jsonl")).get(0);
        // Given a text it writes a JSON text, and says so in a header that other Spring applications look for.
        assertThat(raw.get("value").asText()).isEqualTo("\"{\\\"total\\\":12,\\\"items\\\":[\\\"a\\\"]}\"");
        assertThat(raw.get("headers").get(0).get("name").asText()).isEqualTo("__TypeId__");
        assertThat(raw.get("headers").get(0).get("value").asText()).isEqualTo("java.lang.String");

        run(stdin("{\"total\":12,\"items\":[\"a\"]}\n"), "produce", topic);
        CliResult read = run(
                CliRunner.real(),
                "consume",
                topic,
                "--tail",
                "1",
                "-o",
                "jsonl",
                "--plugin-path",
                SPRING,
                "--value-deserializer",
                SPRING_JSON + "Deserializer",
                "-X",
                "spring.json.value.default.type=java.util.LinkedHashMap");
        assertThat(read.exitCode()).as(read.toString()).isZero();
        assertThat(lines(read).get(0).get("value"))
                .isEqualTo(new ObjectMapper().readTree("{\"total\":12,\"items\":[\"a\"]}"));
        assertThat(lines(read).get(0).get("valueFormat").asText()).isEqualTo(SPRING_JSON + "Deserializer");
    }

    @Test
    void aLoginHandlerOfALibraryIsAskedForAToken() throws IOException {
        List<String> requests = new CopyOnWriteArrayList<>();
        HttpServer endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/token", exchange -> {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        endpoint.start();
        try {
            CliResult result = run(
                    CliRunner.real(),
                    "topic",
                    "list",
                    "--plugin-path",
                    "target/fixtures/plugins/lib",
                    "--timeout",
                    "5s",
                    "-X",
                    "security.protocol=SASL_PLAINTEXT",
                    "-X",
                    "sasl.mechanism=OAUTHBEARER",
                    "-X",
                    "sasl.login.callback.handler.class=io.strimzi.kafka.oauth.client.JaasClientOauthLoginCallbackHandler",
                    "-X",
                    "sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required "
                            + "oauth.client.id=\"tool\" oauth.client.secret=\"s\" oauth.token.endpoint.uri=\"http://127.0.0.1:"
                            + endpoint.getAddress().getPort() + "/token\";");
            assertThat(requests).as(result.toString()).isNotEmpty().allMatch(r -> r.contains("grant_type"));
            assertThat(result.exitCode()).as(result.toString()).isEqualTo(6);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .contains("no login for OAUTHBEARER: ", "HTTP POST request")
                    .doesNotContain("internal error");
        } finally {
            endpoint.stop(0);
        }
    }

    @Test
    void anInterceptorInTheUsersFolderIsLoadedOnlyWhenItIsNamed() throws IOException {
        PluginJar.of(home.resolve("kafkactl/lib"), "com.example.Tagging", TAGGING);

        assertThat(run(stdin("plain\n"), "produce", topic).exitCode()).isZero();
        assertThat(System.getProperty("com.example.tagging")).isNull();

        CliResult sent =
                run(stdin("tagged\n"), "produce", topic, "-X", "producer.interceptor.classes=com.example.Tagging");
        assertThat(sent.exitCode()).as(sent.toString()).isZero();
        assertThat(System.getProperty("com.example.tagging")).isEqualTo("loaded");
        List<JsonNode> records = lines(run(CliRunner.real(), "consume", topic, "-o", "jsonl"));
        assertThat(records.get(0).get("headers")).isEmpty();
        assertThat(records.get(1).get("headers").get(0).get("name").asText()).isEqualTo("tagged-by");
    }

    @Test
    void deserializersAreConfiguredLikeAnApplications() throws IOException {
        Path jar = PluginJar.of(home.resolve("jars"), "com.example.Picky", PICKY);
        run(stdin("k:v\n"), "produce", topic, "--key-separator", ":");
        CliResult read = run(
                CliRunner.real(),
                "consume",
                topic,
                "--plugin-path",
                jar.toString(),
                "--key-deserializer",
                "com.example.Picky",
                "--value-deserializer",
                "com.example.Picky",
                "-X",
                "picky.prefix=the ",
                "--format",
                "%k %v\\n",
                "--where",
                ".value[\"the value\"] == \"v\"");
        assertThat(read.exitCode()).as(read.toString()).isZero();
        assertThat(read.out()).isEqualTo("{\"the key\":\"k\"} {\"the value\":\"v\"}\n");
    }

    @ParameterizedTest
    @CsvSource({"show, 1, 2", "skip, 1, 1", "fail, 1, 0"})
    void recordsThatADeserializerRefusesFollowTheDecodePolicy(String policy, int exitCode, int shown)
            throws IOException {
        Path jar = PluginJar.of(home.resolve("jars"), "com.example.Picky", PICKY);
        run(stdin("bad one\ngood\n"), "produce", topic);
        CliResult read = run(
                CliRunner.real(),
                "consume",
                topic,
                "-o",
                "jsonl",
                "--plugin-path",
                jar.toString(),
                "--value-deserializer",
                "com.example.Picky",
                "--on-decode-error",
                policy);
        assertThat(read.exitCode()).as(read.toString()).isEqualTo(exitCode);
        assertThat(lines(read)).hasSize(shown);
        assertThat(read.err()).contains("com.example.Picky: will not read bad one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--value-deserializer|com.example.Missing|4|there is no class com.example.Missing",
                "--value-deserializer|java.lang.String|4|it is no org.apache.kafka.common.serialization.Deserializer",
                "--value-deserializer|not a class|4|there is no class not a class",
                "--plugin-path|/no/such/folder|4|/no/such/folder",
                "--plugin-path||4|is no jar and no folder"
            })
    void saysWhatIsWrongWithAClassOrAPath(String option, String value, int exitCode, String message) {
        CliResult result = run(CliRunner.real(), "consume", topic, option, value == null ? "" : value);
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void saysThatAClassLacksOthers() throws IOException {
        Path alone = home.resolve("kafkactl/lib");
        Files.createDirectories(alone);
        try (Stream<Path> jars = Files.list(Path.of(SPRING))) {
            Path jar = jars.filter(f -> f.getFileName().toString().startsWith("spring-kafka-"))
                    .findFirst()
                    .orElseThrow();
            Files.copy(jar, alone.resolve("spring-kafka.jar"));
        }
        CliResult result =
                run(CliRunner.real(), "consume", topic, "--value-deserializer", SPRING_JSON + "Deserializer");
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(4);
        assertThat(result.err()).contains("org/springframework/", "the jars that it needs go onto the plug-in path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "producer.interceptor.classes",
                "producer.partitioner.class",
                "sasl.login.callback.handler.class",
            })
    void saysThatAClassOfAPropertyIsMissing(String property) {
        CliResult result = run(stdin("x\n"), "produce", topic, "-X", property + "=com.example.Missing");
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(4);
        assertThat(result.err()).contains("com.example.Missing", "--plugin-path");
    }

    @ParameterizedTest
    @CsvSource({
        "consume, --value-deserializer, --value-format=json",
        "consume, --key-deserializer, --key-format=string",
        "consume, --value-deserializer, --output=hex",
        "produce, --value-serializer, --value-format=json",
        "produce, --value-serializer, --null-value"
    })
    void refusesTwoWaysToReadTheSame(String verb, String option, String other) {
        CliResult result = run(
                CliRunner.real(),
                verb,
                topic,
                option,
                "org.apache.kafka.common.serialization.String"
                        + (verb.equals("consume") ? "Deserializer" : "Serializer"),
                other);
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
    }

    private static CliRunner stdin(String text) {
        return CliRunner.real().stdin(text);
    }

    private CliResult run(CliRunner runner, String... args) {
        return kafka.run(runner.env("XDG_CONFIG_HOME", home.toString()), args);
    }

    private static List<JsonNode> lines(CliResult result) throws IOException {
        List<JsonNode> lines = new CopyOnWriteArrayList<>();
        for (String line : result.out().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
