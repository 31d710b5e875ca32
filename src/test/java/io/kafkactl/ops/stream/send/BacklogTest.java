package io.kafkactl.ops.stream.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.TopicLimits;
import io.kafkactl.ops.stream.TopicRules;
import io.kafkactl.ops.stream.send.InputItem.Outcome;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

final class BacklogTest {
    private final InputSource source = new InputSource(null, "line", InputSource.Layout.LINES, () -> {
        throw new IOException("never opened");
    });
    private final SendLedger ledger = new SendLedger(
            ConnectionSettings.to("b:1"),
            new TopicRules("t", 1, true, TopicLimits.DEFAULT, Clock.systemUTC()),
            new SendListener() {
                @Override
                public void failed(String where, KafkactlException reason) {}

                @Override
                public void warning(String text) {}

                @Override
                public void recovered(String text) {}
            },
            null,
            false);
    private final Backlog backlog = new Backlog();

    @Test
    void nothingIsLeftWhenAllIsSettled() {
        InputBlock block = block(1, 3);
        backlog.add(block);
        settle(block, Outcome.ACKNOWLEDGED, 2, 0);
        settle(block, Outcome.REFUSED, 1);

        assertThat(backlog.resumePoint(false)).isEmpty();
    }

    @Test
    void theLowestLineThatIsOpenIsWhereToGoOnAndWhatIsAcknowledgedBehindItIsCounted() {
        InputBlock first = block(1, 4);
        InputBlock second = block(5, 8);
        backlog.add(first);
        backlog.add(second);
        settle(first, Outcome.ACKNOWLEDGED, 0, 3);
        settle(first, Outcome.REFUSED, 1);
        settle(second, Outcome.ACKNOWLEDGED, 0, 1, 2, 3);

        assertThat(backlog.resumePoint(true)).contains(new ResumePoint(source, 3, 5, true));

        settle(first, Outcome.ACKNOWLEDGED, 2);
        backlog.add(block(9, 10));
        assertThat(backlog.resumePoint(true)).contains(new ResumePoint(source, 9, 0, true));
    }

    private InputBlock block(long first, long last) {
        return new InputBlock(
                source,
                LongStream.rangeClosed(first, last)
                        .mapToObj(number -> InputItem.of(
                                ledger, source, number, new ProducerRecord<>("t", new byte[0]), 0, false, null))
                        .toList(),
                null);
    }

    private static void settle(InputBlock block, Outcome outcome, int... items) {
        for (int item : items) {
            List<InputItem> all = block.items();
            all.get(item).settle(outcome);
        }
    }
}
