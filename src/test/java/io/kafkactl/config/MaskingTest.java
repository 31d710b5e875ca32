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
}
