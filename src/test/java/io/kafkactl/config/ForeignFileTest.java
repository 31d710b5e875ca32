package io.kafkactl.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignFileTest {
    @TempDir
    Path folder;

    private ForeignFile file(String text) throws IOException {
        return ForeignFile.read(Files.writeString(folder.resolve("config.yml"), text), Map.of("HOME", "/home/me"));
    }

    @Test
    void readsTheOtherKafkactl() throws IOException {
        ForeignFile file = file("""
                contexts:
                  default:
                    brokers:
                      - localhost:9092
                  remote-cluster:
                    brokers: [r1:9092, r2]
                    tls: {enabled: true, ca: my-ca, cert: /c/cert.pem, certKey: ~/key.pem, insecure: true}
                    sasl: {enabled: true, username: admin, password: 'hun"ter2', mechanism: scram-sha512}
                    clientID: my-client
                    kafkaVersion: 2.5.0
                    requestTimeout: 10s
                    schemaRegistry:
                      url: registry:8081
                      username: reader
                      password: s3cret
                      tls: {enabled: true, ca: sr-ca}
                    kubernetes: {enabled: true, namespace: n}
                    protobuf: {importPaths: [/p]}
                    producer: {partitioner: hash, requiredAcks: WaitForLocal, maxMessageBytes: 2000000}
                    consumer: {isolationLevel: ReadUncommitted}
                current-context: default
                """);

        assertThat(file.current()).isEqualTo("default");
        assertThat(file.names()).containsExactly("default", "remote-cluster");
        assertThat(file.context("default"))
                .isEqualTo(new ImportedContext(Context.of("default", "localhost:9092"), List.of()));
        ImportedContext remote = file.context("remote-cluster");
        assertThat(remote.context().bootstrapServers()).isEqualTo("r1:9092,r2:9092");
        assertThat(remote.context().schemaRegistry()).containsExactly("https://registry:8081");
        assertThat(remote.context().properties())
                .isEqualTo(Map.ofEntries(
                        Map.entry("security.protocol", "SASL_SSL"),
                        Map.entry("ssl.truststore.type", "PEM"),
                        Map.entry(
                                "ssl.truststore.location",
                                folder.resolve("my-ca").toString()),
                        Map.entry("ssl.keystore.type", "PEM"),
                        Map.entry("ssl.keystore.certificate.chain", "file:/c/cert.pem"),
                        Map.entry("ssl.keystore.key", "file:/home/me/key.pem"),
                        Map.entry("sasl.mechanism", "SCRAM-SHA-512"),
                        Map.entry("sasl.username", "admin"),
                        Map.entry("sasl.password", "hun\"ter2"),
                        Map.entry("client.id", "my-client"),
                        Map.entry("registry.basic.auth.user.info", "reader:s3cret"),
                        Map.entry("registry.ssl.truststore.type", "PEM"),
                        Map.entry(
                                "registry.ssl.truststore.location",
                                folder.resolve("sr-ca").toString()),
                        Map.entry("producer.max.request.size", "2000000"),
                        Map.entry("consumer.isolation.level", "read_uncommitted")));
        assertThat(remote.warnings())
                .anyMatch(warning -> warning.contains("PKCS #8"))
                .anyMatch(warning -> warning.startsWith("certificates are checked here, insecure is not taken over"))
                .anyMatch(warning -> warning.contains("acks=all here, not WaitForLocal"))
                .anyMatch(warning -> warning.contains("--timeout 10s"))
                .anyMatch(warning -> warning.contains("not in a pod"))
                .anyMatch(warning -> warning.startsWith("not taken over: ")
                        && warning.contains("protobuf")
                        && warning.contains("producer.partitioner")
                        && warning.contains("kubernetes.namespace"));
        assertThat(remote.plaintext()).containsExactly("sasl.password", "registry.basic.auth.user.info");
    }

    @Test
    void readsAnOldFileOfTheOtherKafkactl() throws IOException {
        ForeignFile file = file(
                "contexts: {old: {brokers: 'a:1 b:2', avro: {schemaRegistry: localhost:8081}, tls: {enabled: false}}}");

        ImportedContext old = file.context("old");
        assertThat(old.context().bootstrapServers()).isEqualTo("a:1,b:2");
        assertThat(old.context().schemaRegistry()).containsExactly("http://localhost:8081");
        assertThat(old.context().properties()).isEmpty();
        assertThat(old.warnings()).isEmpty();
    }

    @Test
    void readsKaf() throws IOException {
        ForeignFile file = file("""
                current-cluster: local
                clusters:
                - name: local
                  version: ""
                  brokers: [localhost]
                  SASL: null
                  TLS: null
                  security-protocol: ""
                  schema-registry-url: ""
                - name: "my cluster"
                  brokers: [k:9093]
                  SASL: {mechanism: PLAIN, username: u, password: p4ssword, clientID: "", scopes: [], token: "", version: 0}
                  security-protocol: SASL_SSL
                  TLS: {cafile: /ca.pem, clientfile: "", clientkeyfile: "", insecure: false}
                  schema-registry-url: https://sr
                  schema-registry-credentials: {username: a, password: b}
                - name: cloud
                  brokers: [c:9093]
                  SASL: {mechanism: OAUTHBEARER, clientID: id, clientSecret: s3cret, tokenURL: "https://idp/t", scopes: [x, y]}
                  security-protocol: SASL_SSL
                """);

        assertThat(file.current()).isEqualTo("local");
        assertThat(file.context("local"))
                .isEqualTo(new ImportedContext(Context.of("local", "localhost:9092"), List.of()));
        ImportedContext mine = file.context("my cluster");
        assertThat(mine.context().name()).isEqualTo("my-cluster");
        assertThat(mine.warnings()).contains("is 'my-cluster' here");
        assertThat(mine.context().properties())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "PLAIN")
                .containsEntry("sasl.password", "p4ssword")
                .containsEntry("ssl.truststore.location", "/ca.pem")
                .containsEntry("registry.basic.auth.user.info", "a:b")
                .doesNotContainKey("ssl.keystore.key");
        assertThat(file.context("cloud").context().properties())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.oauthbearer.token.endpoint.url", "https://idp/t")
                .containsEntry("sasl.oauthbearer.client.credentials.client.secret", "s3cret")
                .containsEntry("sasl.oauthbearer.scope", "x y");
    }

    @Test
    void readsRpk() throws IOException {
        ForeignFile file = file("""
                version: 6
                globals: {prompt: ""}
                current_profile: prod
                current_cloud_auth_org_id: none
                profiles:
                    - name: prod
                      description: the real one
                      prompt: hi
                      from_cloud: false
                      kafka_api:
                        brokers: [r:9092]
                        tls: {ca_file: ca.crt, insecure_skip_verify: true}
                        sasl: {user: u, password: hunter22, mechanism: SCRAM-SHA-256}
                      admin_api: {addresses: [r:9644]}
                      schema_registry: {addresses: [r:8081], tls: {}}
                    - name: local
                      kafka_api: {brokers: [l:9092], sasl: {mechanism: CLOUD-OIDC}}
                cloud_auth: []
                """);

        assertThat(file.current()).isEqualTo("prod");
        ImportedContext prod = file.context("prod");
        assertThat(prod.context().schemaRegistry()).containsExactly("https://r:8081");
        assertThat(prod.context().properties())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-256")
                .containsEntry("sasl.username", "u")
                .containsEntry(
                        "ssl.truststore.location", folder.resolve("ca.crt").toString());
        assertThat(prod.warnings()).singleElement().asString().contains("insecure_skip_verify is not taken over");
        assertThat(file.context("local").warnings())
                .contains("the login by CLOUD-OIDC is not taken over: set sasl.mechanism and what it needs in the "
                        + "properties of the context");
    }

    @Test
    void readsOneProfileAsRpkPrintsIt() throws IOException {
        ForeignFile file = file("name: one\nkafka_api:\n    brokers:\n        - o:9092\n");

        assertThat(file.names()).containsExactly("one");
        assertThat(file.context("one").context()).isEqualTo(Context.of("one", "o:9092"));
    }

    @Test
    void aClusterWithoutBrokersIsNamedWithItsPlace() throws IOException {
        ForeignFile file = file("clusters:\n- name: empty\n  brokers: []\n");

        KafkactlException refusal = catchThrowableOfType(KafkactlException.class, () -> file.context("empty"));
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(refusal.message()).endsWith("config.yml:2:3: 'empty' names no brokers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "a: b", "kafkactl: {contexts: []}", "contexts: []"})
    void refusesWhatItDoesNotKnow(String text) {
        KafkactlException refusal = catchThrowableOfType(KafkactlException.class, () -> file(text));
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(refusal.message()).endsWith("is no configuration of deviceinsight/kafkactl, kaf or rpk");
    }

    @Test
    void refusesAContextsFileOfOurOwn() {
        assertThat(catchThrowableOfType(
                        KafkactlException.class, () -> file("apiVersion: kafkactl/v1\nkind: Contexts\ncontexts: {}\n")))
                .hasMessageContaining("is a contexts file already");
    }
}
