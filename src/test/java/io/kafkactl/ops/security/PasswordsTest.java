package io.kafkactl.ops.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    @Test
    void generatesLongOnesThatNeedNoQuotesAndAreNeverTheSame() {
        assertThat(Stream.generate(Passwords::generate).limit(100))
                .doesNotHaveDuplicates()
                .allMatch(password -> password.matches("[a-zA-Z2-9]{32}"));
    }

    @Test
    void refusesWhatNobodyCouldLogInWith() {
        assertThat(Passwords.require("pässword with spaces")).isEqualTo("pässword with spaces");
        assertThatThrownBy(() -> Passwords.require("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> Passwords.require("a\u0007b")).hasMessageContaining("control character");
    }
}
