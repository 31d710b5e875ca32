package io.kafkactl.client.registry;

import static io.kafkactl.client.registry.RegistryClients.failure;
import static io.kafkactl.client.registry.RegistryClients.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import io.kafkactl.error.ExitCode;
import io.kafkactl.testkit.registry.RegistryServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryCredentialsTest {
    private static final String PLAIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"alice\" password=\"p:w\";";
    private static final String OAUTH =
            "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId=\"me\" "
                    + "clientSecret=\"s3cret\" scope=\"schemas\";";

    private final RegistryServer server = RegistryServer.start();
    private final List<String> tokenRequests = new CopyOnWriteArrayList<>();
    private final HttpServer issuer;
    private volatile int issuerStatus = 200;
    private volatile String issuerAnswer = "";

    RegistryCredentialsTest() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void startIssuer() {
        issuer.createContext("/token", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            tokenRequests.add(
                    exchange.getRequestMethod().equals("GET")
                            ? "GET ?" + exchange.getRequestURI().getRawQuery() + " "
                                    + exchange.getRequestHeaders().getFirst("Metadata")
                            : exchange.getRequestHeaders().getFirst("Authorization") + " " + form);
            String answer = issuerAnswer.isEmpty()
                    ? "{\"access_token\":\"t" + tokenRequests.size() + "\",\"expires_in\":3600}"
                    : issuerAnswer;
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(issuerStatus, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
    }

    @AfterEach
    void close() {
        server.close();
        issuer.stop(0);
    }

    private String endpoint() {
        return "http://127.0.0.1:" + issuer.getAddress().getPort() + "/token";
    }

    private String[] oauth(String... more) {
        return Stream.concat(
                        Stream.of(
                                "registry.bearer.auth.issuer.endpoint.url=" + endpoint(),
                                "registry.bearer.auth.client.id=my id",
                                "registry.bearer.auth.client.secret=s3cret:/",
                                "registry.bearer.auth.scope=a b"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    private String sent(String header) {
        return server.requests()
                .get(server.requests().size() - 1)
                .header(header)
                .orElse("nothing");
    }

    private void call(SchemaRegistry registry) {
        registry.subjects(null, Deleted.EXCLUDED);
    }

    private void callWith(String... properties) {
        try (SchemaRegistry registry = open(server, properties)) {
            call(registry);
        }
    }

    @Test
    void sendsNothingWhenNothingIsGiven() {
        callWith();

        assertThat(sent("Authorization")).isEqualTo("nothing");
        assertThat(sent("Accept")).startsWith("application/vnd.schemaregistry.v1+json");
        assertThat(sent("Confluent-Accept-Unknown-Properties")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry.basic.auth.user.info",
                "registry.schema.registry.basic.auth.user.info",
                "schema.registry.basic.auth.user.info",
                "basic.auth.user.info"
            })
    void takesUserInfoUnderEachOfItsNames(String key) {
        callWith(key + "=alice:pässword:1");

        assertThat(sent("Authorization")).isEqualTo(basic("alice:pässword:1"));
    }

    @Test
    void ourOwnNameOfAPropertyWins() {
        callWith(
                "basic.auth.user.info=c:3",
                "schema.registry.basic.auth.user.info=b:2",
                "registry.basic.auth.user.info=a:1");

        assertThat(sent("Authorization")).isEqualTo(basic("a:1"));
    }

    @Test
    void takesUserInfoFromTheAddress() {
        try (SchemaRegistry registry = open(List.of("http://al%40ice:p+w%3A@" + server.authority()))) {
            call(registry);
        }
        assertThat(sent("Authorization")).isEqualTo(basic("al@ice:p+w:"));
    }

    @Test
    void inheritsTheLoginOfTheBrokers() {
        callWith("registry.basic.auth.credentials.source=SASL_INHERIT", "sasl.jaas.config=" + PLAIN);

        assertThat(sent("Authorization")).isEqualTo(basic("alice:p:w"));
    }

    @Test
    void sendsAStaticTokenWithWhatTheCloudWants() {
        callWith(
                "registry.bearer.auth.token=t0",
                "registry.bearer.auth.logical.cluster=lsrc-1",
                "registry.bearer.auth.identity.pool.id=pool-1");

        assertThat(sent("Authorization")).isEqualTo("Bearer t0");
        assertThat(sent("target-sr-cluster")).isEqualTo("lsrc-1");
        assertThat(sent("Confluent-Identity-Pool-Id")).isEqualTo("pool-1");
    }

    @Test
    void addsHeadersAndLetsThemWin() {
        callWith(
                "registry.request.header.X-Tenant=a",
                "registry.request.header.Authorization=Custom xyz",
                "registry.bearer.auth.token=t");

        assertThat(sent("X-Tenant")).isEqualTo("a");
        assertThat(sent("Authorization")).isEqualTo("Custom xyz");
    }

    // OAuth

    @Test
    void fetchesOneTokenForManyRequests() {
        server.admit(request -> request.header("Authorization").orElse("").equals("Bearer t1"));
        try (SchemaRegistry registry = open(server, oauth("registry.bearer.auth.logical.cluster=lsrc-1"))) {
            call(registry);
            call(registry);
        }
        assertThat(tokenRequests)
                .containsExactly(basic("my+id:s3cret%3A%2F") + " grant_type=client_credentials&scope=a+b");
        assertThat(sent("target-sr-cluster")).isEqualTo("lsrc-1");
    }

    @Test
    void aRefusedTokenIsReplacedOnce() {
        server.admit(request -> request.header("Authorization").orElse("").equals("Bearer t2"));
        try (SchemaRegistry registry = open(server, oauth())) {
            call(registry);
            server.admit(request -> false);
            failure(ExitCode.DENIED, "UNAUTHORIZED", () -> call(registry));
        }
        assertThat(tokenRequests).hasSize(3);
        assertThat(server.calls()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "-5, 2", "3600, 1"})
    void aTokenNearItsEndIsReplaced(int expiresIn, int fetched) {
        issuerAnswer = "{\"access_token\":\"t\",\"expires_in\":" + expiresIn + "}";
        try (SchemaRegistry registry = open(server, oauth())) {
            call(registry);
            call(registry);
        }
        assertThat(tokenRequests).hasSize(fetched);
    }

    @Test
    void aTokenThatLivesShorterThanTheBufferServesHalfItsLife() {
        issuerAnswer = "{\"access_token\":\"t\",\"expires_in\":120}";
        try (SchemaRegistry registry = open(server, oauth("registry.bearer.auth.cache.expiry.buffer.seconds=300"))) {
            call(registry);
            call(registry);
        }
        assertThat(tokenRequests).hasSize(1);
    }

    @Test
    void inheritsTheClientOfTheBrokers() {
        callWith(
                "registry.bearer.auth.credentials.source=SASL_OAUTHBEARER_INHERIT",
                "sasl.jaas.config=" + OAUTH,
                "sasl.oauthbearer.client.credentials.client.id=newer",
                "sasl.oauthbearer.token.endpoint.url=" + endpoint());

        assertThat(tokenRequests)
                .containsExactly(basic("newer:s3cret") + " grant_type=client_credentials&scope=schemas");
        assertThat(sent("Authorization")).isEqualTo("Bearer t1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UAMI", "OAUTHBEARER_AZURE_IMDS"})
    void asksTheMetadataServiceOfAnAzureMachine(String source) {
        issuerAnswer = "{\"access_token\":\"azure\",\"expires_in\":\"86399\",\"token_type\":\"Bearer\"}";
        try (SchemaRegistry registry = open(
                server,
                "registry.bearer.auth.credentials.source=" + source,
                "registry.bearer.auth.issuer.endpoint.url=" + endpoint(),
                "registry.bearer.auth.issuer.endpoint.query=api-version=2025-04-07&resource=api%3A%2F%2Fsr&client_id=c1",
                "registry.bearer.auth.identity.pool.id=pool-1")) {
            call(registry);
            call(registry);
        }
        assertThat(tokenRequests)
                .containsExactly("GET ?api-version=2025-04-07&resource=api%3A%2F%2Fsr&client_id=c1 true");
        assertThat(sent("Authorization")).isEqualTo("Bearer azure");
        assertThat(sent("Confluent-Identity-Pool-Id")).isEqualTo("pool-1");
    }

    @Test
    void saysWhatToCheckWhenTheMetadataServiceRefuses() {
        issuerStatus = 400;
        issuerAnswer = "{\"error\":\"invalid_request\",\"error_description\":\"Identity not found\"}";
        try (SchemaRegistry registry = open(
                server,
                "registry.bearer.auth.credentials.source=UAMI",
                "registry.bearer.auth.issuer.endpoint.url=" + endpoint(),
                "registry.bearer.auth.issuer.endpoint.query=client_id=nobody")) {
            assertThat(failure(ExitCode.DENIED, "NO_TOKEN", () -> call(registry)))
                    .satisfies(e -> assertThat(e.message()).endsWith("invalid_request: Identity not found"))
                    .satisfies(e -> assertThat(e.hint().orElseThrow()).contains("issuer.endpoint.query"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, DENIED, 'HTTP 401, invalid_client: no such client'",
        "400, DENIED, 'HTTP 400, invalid_client: no such client'",
        "503, UNREACHABLE, 'HTTP 503, invalid_client: no such client'"
    })
    void saysWhatTheIssuerSaid(int status, ExitCode code, String reason) {
        issuerStatus = status;
        issuerAnswer = "{\"error\":\"invalid_client\",\"error_description\":\"no such\\nclient\"}";
        try (SchemaRegistry registry = open(server, oauth())) {
            assertThat(failure(code, "NO_TOKEN", () -> call(registry)).message())
                    .isEqualTo("cannot get a token for the schema registry: " + endpoint() + " answered " + reason)
                    .doesNotContain("s3cret");
        }
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void anIssuerThatIsNotThereIsNamed() {
        issuer.stop(0);
        try (SchemaRegistry registry = open(server, oauth())) {
            assertThat(failure(ExitCode.UNREACHABLE, "TOKEN_ENDPOINT_UNREACHABLE", () -> call(registry))
                            .message())
                    .contains(endpoint());
        }
    }

    // What cannot work

    @ParameterizedTest
    @CsvSource({
        "registry.basic.auth.credentials.source=USER_INFO, needs the property 'basic.auth.user.info'",
        "registry.basic.auth.credentials.source=KERBEROS, is not supported",
        "registry.basic.auth.credentials.source=SASL_INHERIT, there is no sasl.jaas.config",
        "registry.basic.auth.user.info=alice, is not NAME:PASSWORD",
        "registry.bearer.auth.credentials.source=STATIC_TOKEN, needs the property 'bearer.auth.token'",
        "registry.bearer.auth.credentials.source=OAUTHBEARER, needs the property 'bearer.auth.issuer.endpoint.url'",
        "registry.bearer.auth.credentials.source=NONE, is not supported",
        "registry.bearer.auth.credentials.source=CUSTOM, needs the property 'bearer.auth.custom.provider.class'",
        "registry.bearer.auth.custom.provider.clas=x, has no property 'bearer.auth.custom.provider.clas'",
        "registry.bearer.auth.credentials.source=UAMI, needs the property 'bearer.auth.issuer.endpoint.query'",
        "registry.bearer.auth.issuer.endpoint.url=http://i, needs the property 'bearer.auth.client.id'",
        "registry.max.retries=-1, is not a number from 0 on",
        "registry.http.read.timeout.ms=soon, is not a number from 0 on",
        "registry.proxy.host=p, needs the property 'proxy.port'",
        "registry.basic.auth.userinfo=a:b, has no property 'basic.auth.userinfo'",
        "registry.ssl.truststore.locaton=/x, has no property 'ssl.truststore.locaton'"
    })
    void refusesWhatCannotWork(String property, String reason) {
        assertThat(catchThrowable(() -> open(server, property)))
                .hasMessageContaining(reason)
                .extracting("exitCode")
                .isEqualTo(ExitCode.INVALID_INPUT);
    }

    @Test
    void refusesTwoKindsOfCredentials() {
        assertThat(failure(
                                ExitCode.INVALID_INPUT,
                                "INVALID_PROPERTY",
                                () -> open(server, "registry.basic.auth.user.info=a:b", "registry.bearer.auth.token=t"))
                        .hint())
                .contains("remove one of them");
    }

    @Test
    void leavesAloneWhatTheVendorsSerializersWouldTake() {
        callWith(
                "registry.auto.register.schemas=false",
                "schema.registry.use.latest.version=true",
                "registry.avro.remove.java.properties=x");

        assertThat(server.calls()).hasSize(1);
    }
}
