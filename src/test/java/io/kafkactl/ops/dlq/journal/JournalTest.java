package io.kafkactl.ops.dlq.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.testkit.StubConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalTest {
    private static final String TOPIC = "kafkactl-dlq-journal";
    private static final Uuid DLQ = Uuid.fromString("AAAAAAAAAAAAAAAAAAAAAQ");
    private static final Uuid OTHER = Uuid.fromString("AAAAAAAAAAAAAAAAAAAAAg");

    private final StubConnection stub = new StubConnection().topic(TOPIC, 1, Map.of());
    private final Journal journal = new Journal(
            stub.open(ConnectionSettings.to("mock:9092")), TOPIC, Duration.ofSeconds(1), new Cancellation());
    private long end;

    private void record(String key, @Nullable String value) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                TOPIC, 0, end++, key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8));
        stub.consumer.schedulePollTask(() -> stub.consumer.addRecord(record));
    }

    private JournalState read() {
        stub.log(new TopicPartition(TOPIC, 0), 0, end);
        return Objects.requireNonNull(
                journal.read(Set.of(DLQ), Journal.Reading.STRICT).get(DLQ));
    }

    @Test
    void settledIsTheUnionOfAllRunsAndTheOwnerIsTheLast() {
        record(DLQ + "/0/run-1/0", "{\"v\":1,\"offsets\":\"0-4\"}");
        record(DLQ + "/0/owner", "{\"v\":1,\"run\":\"run-1\"}");
        record(DLQ + "/1/run-1/0", "{\"v\":1,\"offsets\":\"7\"}");
        record(OTHER + "/0/run-9/0", "{\"v\":1,\"offsets\":\"100-200\"}");
        record(DLQ + "/0/run-2/0", "{\"v\":1,\"offsets\":\"3-9,12\"}");
        record(DLQ + "/0/owner", "{\"v\":1,\"run\":\"run-2\"}");
        record("lease/" + DLQ + "/0", "{\"v\":99}");
        record("lease/" + DLQ + "/0", null);
        record("stop/run-2", "{\"v\":99}");
        record("end/run-1", "{\"v\":99}");
        record("tail/run-1", "{\"v\":99}");

        JournalState state = read();

        assertThat(state.settled(0)).hasToString("0-9,12");
        assertThat(state.settled(1)).hasToString("7");
        assertThat(state.settled(2).isEmpty()).isTrue();
        assertThat(state.owner(0)).hasValue("run-2");
        assertThat(state.owner(1)).isEmpty();
        assertThat(state.isComplete()).isTrue();
    }

    @Test
    void asksOnceForTheJournalHoweverManyTopicsAreLookedFor() {
        List<String> descriptions = new ArrayList<>();
        stub.calls((method, arguments) -> {
            if (method.equals("describeTopics")) {
                descriptions.add(method);
            }
        });
        read();
        int ofOne = descriptions.size();
        stub.consumers(() -> new MockConsumer<>("none"));

        journal.read(Set.of(DLQ, OTHER, Uuid.fromString("AAAAAAAAAAAAAAAAAAAAAw")), Journal.Reading.STRICT);

        assertThat(descriptions).hasSize(2 * ofOne);
    }

    @Test
    void aMissingJournalHasSettledNothing() {
        Journal missing = new Journal(
                new StubConnection().open(ConnectionSettings.to("mock:9092")),
                TOPIC,
                Duration.ofSeconds(1),
                new Cancellation());

        Map<Uuid, JournalState> states = missing.read(Set.of(DLQ), Journal.Reading.STRICT);

        assertThat(states)
                .hasEntrySatisfying(
                        DLQ, state -> assertThat(state.settled(0).isEmpty()).isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AAAAAAAAAAAAAAAAAAAAAQ/0/run/0|{\"v\":1}",
                "AAAAAAAAAAAAAAAAAAAAAQ/0/run/0|{\"v\":1,\"offsets\":\"9-3\"}",
                "AAAAAAAAAAAAAAAAAAAAAQ/zero/run/0|{\"v\":1,\"offsets\":\"1\"}",
                "not-an-id/0/run/0|{\"v\":1,\"offsets\":\"1\"}",
                "AAAAAAAAAAAAAAAAAAAAAQ/0/run/0|{\"v\":2,\"offsets\":\"1\"}"
            })
    void aRecordThatIsNotUnderstoodStopsTheRunAndIsNamed(String key, String value) {
        record(key, value);

        assertThatThrownBy(this::read).isInstanceOfSatisfying(KafkactlException.class, e -> {
            assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(e.message()).contains(TOPIC + "-0@0");
        });
    }
}
