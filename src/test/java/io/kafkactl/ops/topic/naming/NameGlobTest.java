package io.kafkactl.ops.topic.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameGlobTest {
    @ParameterizedTest
    @CsvSource({
        "svc.orders, svc.orders, true",
        "svc.orders, svc-orders, false",
        "svc.*, svc.orders.placed, true",
        "svc.*, svc.orders, true",
        "svc.*, my.svc.orders, false",
        "*.dlq, a.dlq, true",
        "*.dlq, a.dlqs, false",
        "v?, v1, true",
        "v?, v12, false",
        "a[b]*, a[b]c, true",
        "a[b]*, abc, false",
    })
    void isAnchoredAndOnlyStarAndQuestionMarkAreSpecial(String glob, String name, boolean matches) {
        assertThat(new NameGlob(glob).matches(name)).isEqualTo(matches);
    }
}
