package io.kafkactl.ops.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DlqNamesTest {
    @ParameterizedTest
    @CsvSource({
        "orders.dlq, orders",
        "orders.dead-letter, orders",
        "orders-dlt, orders",
        "orders.DLT, orders",
        "orders.dlq.dlq, orders.dlq",
        "pay.order.spring.v1-dlt, pay.order.spring.v1"
    })
    void theBaseIsTheNameWithoutItsSuffix(String topic, String base) {
        assertThat(DlqNames.base(topic)).hasValue(base);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"orders", ".dlq", "-dlt", "orders.DLQ", "orders-dlq", "orders.dlt", "dlq.orders", "orders_dlq"})
    void otherNamesHaveNoBase(String topic) {
        assertThat(DlqNames.base(topic)).isEmpty();
    }

    @Test
    void theSourceMustExist() {
        assertThat(DlqNames.source("orders.dlq", Set.of("orders"))).hasValue("orders");
        assertThat(DlqNames.source("orders.dlq", Set.of("payments"))).isEmpty();
        assertThat(DlqNames.source("orders", Set.of("orders"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders.retry-1", "orders.retry-12", "orders-retry", "orders-retry-0", "orders-retry-1000"})
    void retryStagesBelongToTheirBase(String topic) {
        assertThat(DlqNames.isRetryStageOf(topic, "orders")).isTrue();
        assertThat(DlqNames.isRetryStageOf(topic, "order")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"orders", "orders.retry-0", "orders.retry", "orders-retry-", "orders-retry-x", "ordersXretry-1"})
    void otherNamesAreNoRetryStage(String topic) {
        assertThat(DlqNames.isRetryStageOf(topic, "orders")).isFalse();
    }

    @Test
    void deadLettersAndInternalTopicsAreNoTargets() {
        assertThat(DlqNames.isForbiddenTarget("orders.dlq")).isTrue();
        assertThat(DlqNames.isForbiddenTarget("__consumer_offsets")).isTrue();
        assertThat(DlqNames.isForbiddenTarget("orders")).isFalse();
        assertThat(DlqNames.isForbiddenTarget("_schemas")).isFalse();
    }
}
