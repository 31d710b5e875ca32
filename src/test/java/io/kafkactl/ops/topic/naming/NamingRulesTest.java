package io.kafkactl.ops.topic.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamingRulesTest {
    private final NamingRules free = NamingRules.withoutConvention();

    @ParameterizedTest
    @ValueSource(strings = {"orders", "Orders_V1", "a", "...", "-x"})
    void withoutConventionKafkaDecides(String name) {
        assertThat(free.violations(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a b", "a/b", "naïve", "__consumer_offsets"})
    void whatKafkaRefusesOrKeepsIsRefusedAnyway(String name) {
        assertThat(free.check(name)).isPresent();
    }
}
