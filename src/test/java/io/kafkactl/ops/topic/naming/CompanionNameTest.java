package io.kafkactl.ops.topic.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompanionNameTest {
    @ParameterizedTest
    @CsvSource({
        "orders.dlq, orders, DEAD_LETTER",
        "orders.dead-letter, orders, DEAD_LETTER",
        "orders-dlt, orders, DEAD_LETTER",
        "orders.DLT, orders, DEAD_LETTER",
        "orders.parked, orders, PARKED",
        "orders.retry-12, orders, RETRY",
        "orders-retry-0, orders, RETRY",
        "orders-retry, orders, RETRY",
        "orders.retry-1.dlq, orders.retry-1, DEAD_LETTER",
    })
    void knowsTheBaseAndTheKind(String topic, String base, CompanionName.Kind kind) {
        assertThat(CompanionName.baseOf(topic)).contains(new CompanionName(base, kind, topic.substring(base.length())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                ".dlq",
                "-dlt",
                "",
                "orders.DLQ",
                "orders.dlt",
                "orders.retry-0",
                "orders.retry-01",
                "orders.retry-",
                "orders.retry-x",
                "orders.retry-99999",
                "dlq.orders",
                "orders.dlq.v1",
                "ordersdlt"
            })
    void leavesOtherNamesAlone(String topic) {
        assertThat(CompanionName.baseOf(topic)).isEmpty();
    }
}
