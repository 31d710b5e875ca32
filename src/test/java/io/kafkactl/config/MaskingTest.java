package io.kafkactl.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssl.key.password",
                "ssl.keystore.key",
                "sasl.jaas.config",
                "producer.sasl.jaas.config",
                "sasl.oauthbearer.client.credentials.client.secret",
                "my.TOKEN",
                "registry.basic.auth.user.info",
                "schema.registry.basic.auth.user.info",
                "registry.bearer.auth.token",
                "registry.bearer.auth.client.secret",
                "registry.request.header.X-Api-Key"
            })
    void hidesSecrets(String key) {
        assertThat(Masking.mask(Map.of(key, "hunter2"))).containsEntry(key, "****");
    }

    @ParameterizedTest
    @CsvSource({
        "http://u:p@h/a, http://****@h/a",
        "http://u:p/w@h, http://****@h",
        "http://u:p@w@h, http://****@h",
        "'http://u:p@a,https://u:p@b', 'http://****@a,https://****@b'",
        "http://h/a, http://h/a"
    })
    void hidesWhatStandsBeforeTheHost(String address, String shown) {
        assertThat(Masking.url(address)).isEqualTo(shown);
    }

    @Test
    void showsTheRestAndHidesUserInfoInAddresses() {
        assertThat(Masking.mask(Map.of("client.id", "me", "proxy", "http://u:p@h/")))
                .containsEntry("client.id", "me")
                .containsEntry("proxy", "http://****@h/");
    }

    @ParameterizedTest
    @CsvSource({
        "sasl.oauthbearer.token.endpoint.url, https://idp/token",
        "sasl.oauthbearer.client.credentials.client.id, me",
        "registry.basic.auth.credentials.source, USER_INFO",
        "sasl.password, env:PASSWORD",
        "sasl.password, file:/run/secrets/kafka",
        "client.id, 'exec:[hostname]'"
    })
    void showsWhatIsAboutASecretOrRefersToOne(String key, String value) {
        assertThat(Masking.mask(Map.of(key, value))).containsEntry(key, value);
    }

    @Test
    void showsOfAProgramNoArguments() {
        assertThat(Masking.mask(Map.of("sasl.password", "exec:[vault, -token=hunter2]")))
                .containsEntry("sasl.password", "exec:[vault, …]");
        assertThat(Masking.mask(Map.of("sasl.password", "exec:hunter2"))).containsEntry("sasl.password", "****");
    }

    @ParameterizedTest
    @CsvSource({
        "sasl.password, hunter2, true",
        "sasl.password, env:P, false",
        "sasl.password, '${env:P}', false",
        "ssl.key.password, '', false",
        "client.id, hunter2, false",
        "sasl.jaas.config, 'x.PlainLoginModule required username=\"u\" password=\"hunter2\";', true",
        "sasl.jaas.config, 'x.PlainLoginModule required username=\"u\" password=\"${env:P}\";', false",
        "sasl.jaas.config, 'x.Krb5LoginModule required useTicketCache=true;', false",
        "sasl.jaas.config, 'x.ScramLoginModule required username=u password=${env:P} tokenauth=true;', false"
    })
    void tellsASecretFromAReferenceToOne(String key, String value, boolean plaintext) {
        assertThat(Masking.isPlaintext(key, value)).isEqualTo(plaintext);
    }

    @Test
    void hidesSecretsInTheWordsOfOthers() {
        Masking.rememberSecretsOf(Map.of(
                "sasl.jaas.config", "x required username=\"someone\" password=\"tr\\\"oubadour\" tokenauth=\"true\";",
                "registry.basic.auth.user.info", "someone:montague",
                "client.id", "capulet"));

        assertThat(Masking.hide("tr\"oubadour, tr\\\"oubadour, montague, capulet, someone, true"))
                .isEqualTo("****, ****, ****, capulet, someone, true");
    }
}
