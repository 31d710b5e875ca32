package io.kafkactl.ops.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostRangeTest {
    @ParameterizedTest
    @CsvSource({
        "*, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "10.1.0.0/16, 10.1.2.3, true",
        "10.1.0.0/16, 10.2.2.3, false",
        "10.1.2.0/25, 10.1.2.200, false",
        "0.0.0.0/0, 10.1.2.200, true",
        "2001:db8::/32, 2001:db8::7, true",
        "2001:db8::/32, 10.1.2.3, false"
    })
    void findsAddressesInRanges(String range, String address, boolean inside) {
        assertThat(HostRange.contains(range, address)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "10.1.2.3", "10.1.0.0/16", "::1", "2001:db8::/32"})
    void takesAddressesAndRanges(String text) {
        assertThat(HostRange.require(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "broker-1.example.com", "10.1.2.300", "10.1.2", "10.1.0.0/x", "cafe"})
    void refusesNamesWithWhichBrokersCompareNothing(String text) {
        assertThatThrownBy(() -> HostRange.require(text)).hasMessageContaining("is no address");
    }
}
