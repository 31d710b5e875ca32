package io.kafkactl.ops.dlq.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.Connection;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.testkit.StubConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SignWatchTest {
    private static final TopicPartition JOURNAL = new TopicPartition("journal", 0);

    private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
    private final List<Long> begunAt = new ArrayList<>();
    private final StubConnection stub = new StubConnection()
            .topic(JOURNAL.topic(), 1, Map.of("cleanup.policy", "compact"))
            .consumers(this::consumer);
    private final Connection connection = stub.open(ConnectionSettings.to("mock:9092"));
    private final SignWatch watch = new SignWatch(
            new JournalLog(connection, JOURNAL.topic(), new Cancellation()), Set.of(JOURNAL), Duration.ofSeconds(5));

    private MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        consumer.schedulePollTask(() -> {
            long from = consumer.position(JOURNAL);
            begunAt.add(from);
            log.stream().filter(record -> record.offset() >= from).forEach(consumer::addRecord);
        });
        return consumer;
    }

    private void record(String key, String value) {
        log.add(new ConsumerRecord<>(JOURNAL.topic(), 0, log.size(), key.getBytes(UTF_8), value.getBytes(UTF_8)));
        stub.log(JOURNAL, 0, log.size());
    }

    @Test
    void aSecondLookReadsOnlyWhatCameSinceAndKeepsWhatIsKnown() {
        record("stop/run-1", "{\"v\":1,\"operator\":\"ann@host\",\"time\":\"2026-11-21T10:00:00Z\"}");
        record("end/run-0", "{\"v\":1,\"end\":\"finished\",\"time\":\"2026-11-21T10:00:00Z\"}");
        RunSigns first = watch.look();
        record("end/run-1", "{\"v\":1,\"end\":\"stopped\",\"time\":\"2026-11-21T10:00:01Z\"}");
        RunSigns second = watch.look();

        assertThat(first.ends()).containsOnlyKeys("run-0");
        assertThat(second.ends()).containsOnlyKeys("run-0", "run-1");
        assertThat(second.stops()).containsOnlyKeys("run-1");
        assertThat(begunAt).containsExactly(0L, 2L);
    }
}
