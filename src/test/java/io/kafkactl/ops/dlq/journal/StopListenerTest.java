package io.kafkactl.ops.dlq.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.testkit.StubConnection;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopListenerTest {
    private static final TopicPartition JOURNAL = new TopicPartition("kafkactl-dlq-journal", 0);

    private final StubConnection stub = new StubConnection();
    private final BlockingQueue<StopRequest> heard = new LinkedBlockingQueue<>();

    private StopRequest hears(String value) throws InterruptedException {
        stub.consumer.updateEndOffsets(Map.of(JOURNAL, 0L));
        try (StopListener listener =
                new StopListener(stub.open(ConnectionSettings.to("mock:9092")), JOURNAL, "run-1", heard::add)) {
            stub.consumer.schedulePollTask(() -> stub.consumer.addRecord(
                    new ConsumerRecord<>(JOURNAL.topic(), 0, 0, "stop/run-1".getBytes(UTF_8), value.getBytes(UTF_8))));
            listener.start();
            return heard.poll(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aRequestSaysWhoAsked() throws InterruptedException {
        StopRequest request = hears("{\"v\":1,\"operator\":\"ann@host\",\"time\":\"2026-01-01T00:00:00Z\"}");

        assertThat(request.operator()).isEqualTo("ann@host");
    }

    /** Its key alone says what is wanted, and to stop is what nobody regrets. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"v\":2,\"who\":\"ann\"}", "{\"v\":1,\"time\":\"soon\"}", "stop!"})
    void aRequestThatIsNotUnderstoodIsObeyedAndSaysWhy(String value) throws InterruptedException {
        StopRequest request = hears(value);

        assertThat(request.run()).isEqualTo("run-1");
        assertThat(request.operator()).startsWith("somebody unknown (the journal record at kafkactl-dlq-journal-0@0 ");
    }
}
