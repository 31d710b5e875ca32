package io.kafkactl.ops.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.dlq.DlqNames.Companion;
import io.kafkactl.ops.dlq.DlqNames.Kind;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DlqNamesTest {
    private static final Set<String> TOPICS = Set.of("orders", "orders.v1", "pay.order.spring.v1", "orders-retry");
    private static final Set<String> GROUPS = Set.of("billing", "app.billing", "v1.billing");

    @ParameterizedTest
    @CsvSource({
        "orders.dlq, orders",
        "orders.DLQ, orders",
        "orders-dlq, orders",
        "orders_dlq, orders",
        "orders.dead-letter, orders",
        "orders-dead-letter, orders",
        "orders-dlt, orders",
        "orders.DLT, orders",
        "orders.dlt, orders",
        "orders.dlq.dlq, orders.dlq",
        "dlq.orders, orders",
        "pay.order.spring.v1-dlt, pay.order.spring.v1"
    })
    void theBaseIsTheNameWithoutItsSuffixOrPrefix(String topic, String base) {
        assertThat(DlqNames.base(topic)).hasValue(base);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", ".dlq", "-dlt", "dlq.", "orders.dlq.v1", "ordersdlq", "orders.Dlq"})
    void otherNamesHaveNoBase(String topic) {
        assertThat(DlqNames.base(topic)).isEmpty();
        assertThat(DlqNames.companion(topic, TOPICS, GROUPS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "orders.dlq, DEAD_LETTER, orders,",
        "payments.dlq, DEAD_LETTER, ,",
        "dlq.orders, DEAD_LETTER, orders,",
        "orders.errors, DEAD_LETTER, orders,",
        "orders-error, DEAD_LETTER, orders,",
        "orders.dead, DEAD_LETTER, orders,",
        "orders.retry-1-dlt, DEAD_LETTER, orders,",
        "dead-letter-topic-prices, DEAD_LETTER, ,",
        "dlq-lcc-3fa9x, DEAD_LETTER, ,",
        "orders.retry-1, RETRY, orders,",
        "orders-retry, RETRY, orders,",
        "orders-retry-0, RETRY, orders,",
        "orders-retry-10000, RETRY, orders,",
        "prices_retry_20000, RETRY, ,",
        "orders.parked, PARKING, orders,",
        "orders.parking-lot, PARKING, orders,",
        "orders-parking-lot, PARKING, orders,",
        "error.orders.billing, DEAD_LETTER, orders, billing",
        "error.orders.app.billing, DEAD_LETTER, orders, app.billing",
        "error.orders.unknown, DEAD_LETTER, orders,"
    })
    void aNameTellsWhatTheTopicIsForAndBesideWhichItStands(String topic, Kind kind, String source, String group) {
        assertThat(DlqNames.companion(topic, TOPICS, GROUPS)).hasValue(new Companion(kind, source, group));
    }

    /** Both {@code orders} with {@code v1.billing} and {@code orders.v1} with {@code billing} exist. */
    @Test
    void theLongestTopicWinsWhereTopicAndGroupCanBeToldApartInTwoWays() {
        assertThat(DlqNames.companion("error.orders.v1.billing", TOPICS, GROUPS))
                .hasValue(new Companion(Kind.DEAD_LETTER, "orders.v1", "billing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"payments.errors", "payments-error", "error.payments.billing", "walking.dead"})
    void anAmbiguousNameIsNothingWithoutTheTopicBesideIt(String topic) {
        assertThat(DlqNames.companion(topic, TOPICS, GROUPS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders.retry-1", "orders.retry-12", "orders-retry", "orders-retry-0", "orders_retry_500"})
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
    void deadLettersParkedRecordsAndInternalTopicsAreNoTargets() {
        assertThat(DlqNames.isForbiddenTarget("orders.dlq")).isTrue();
        assertThat(DlqNames.isForbiddenTarget("dlq.orders")).isTrue();
        assertThat(DlqNames.isForbiddenTarget("dead-letter-topic-prices")).isTrue();
        assertThat(DlqNames.isForbiddenTarget("orders.parked")).isTrue();
        assertThat(DlqNames.isForbiddenTarget("__consumer_offsets")).isTrue();
        assertThat(DlqNames.isForbiddenTarget("orders")).isFalse();
        assertThat(DlqNames.isForbiddenTarget("orders.errors")).isFalse();
        assertThat(DlqNames.isForbiddenTarget("_schemas")).isFalse();
    }
}
