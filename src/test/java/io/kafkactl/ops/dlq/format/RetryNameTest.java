package io.kafkactl.ops.dlq.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryNameTest {
    @ParameterizedTest
    @CsvSource({
        "orders.retry-1, orders",
        "orders.retry-9999, orders",
        "orders-retry, orders",
        "orders-retry-0, orders",
        "orders-retry-1000, orders",
        "orders_retry_10000, orders",
        "retry.retry-1, retry",
    })
    void leavesOutTheSuffixOfARetryTopic(String topic, String base) {
        assertThat(RetryName.base(topic)).isEqualTo(base);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "retry",
                "-retry",
                "orders.retry",
                "orders.retry-0",
                "orders.retry-01",
                "orders.retry-10000",
                "orders-retry-01",
                "orders_retry",
                "orders_retry_0",
                "orders-retry.v1",
                "orders-RETRY"
            })
    void knowsNoBaseOfAnyOtherName(String topic) {
        assertThat(RetryName.base(topic)).isNull();
    }
}
