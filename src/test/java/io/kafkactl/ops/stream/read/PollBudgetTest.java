package io.kafkactl.ops.stream.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class PollBudgetTest {
    private static final byte[] LARGE = new byte[1_000];

    private final PollBudget budget = new PollBudget(10);
    private final PollBudget.Values values = new PollBudget.Values();

    PollBudgetTest() {
        values.configure(Map.of(PollBudget.CONFIG, budget), false);
    }

    @Test
    void endsThePollBehindTheRecordThatUsedItUpAndTakesTheNextOneInTheNextPoll() {
        assertThat(values.deserialize("t", LARGE)).isSameAs(LARGE);
        assertThatThrownBy(() -> values.deserialize("t", LARGE)).isInstanceOf(SerializationException.class);

        budget.renew();

        assertThat(values.deserialize("t", LARGE)).isSameAs(LARGE);
    }

    @Test
    void takesAllThatFits() {
        for (int i = 0; i < 5; i++) {
            assertThat(values.deserialize("t", new byte[2])).hasSize(2);
        }
        assertThatThrownBy(() -> values.deserialize("t", new byte[0])).isInstanceOf(SerializationException.class);
    }
}
