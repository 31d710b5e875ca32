package io.kafkactl.cli.dlq;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.headers;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.WithKafka;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Dead letters that are settled without being put back, on a real broker. */
@Tag("end-to-end")
@WithKafka
class DiscardParkIT extends RedriveScenario {
    DiscardParkIT(KafkaFixture kafka) {
        super(kafka);
    }

    private void letters(String dlq, int partitions, int count) {
        for (int i = 0; i < count; i++) {
            cluster.produce(List.of(headers(dlq, i % partitions, bytes("k" + i), bytes("v" + i), source)));
        }
    }

    @Test
    void whatIsDiscardedIsNeverRedrivenAndStaysInTheTopic() {
        String dlq = dlq(".dead-letter", 2);
        letters(dlq, 2, 4);

        CliResult discard = kafka.run("dlq", "discard", dlq, "--reason", "test data", "-y");
        CliResult redrive = kafka.run("dlq", "redrive", dlq, "-y");

        assertThat(discard.exitCode()).as(discard.toString()).isZero();
        assertThat(discard.out()).contains("discarded");
        assertThat(discard.err()).contains("4 to discard", "4 discarded, 0 pending");
        assertThat(redrive.exitCode()).isZero();
        assertThat(redrive.err()).contains("nothing to redrive");
        assertThat(values(source)).isEmpty();
        assertThat(values(dlq)).hasSize(4);
    }

    @Test
    void whatWasRedrivenIsNotDiscarded() {
        String dlq = dlq(".dead-letter", 1);
        letters(dlq, 1, 2);
        assertThat(kafka.run("dlq", "redrive", dlq, "-y").exitCode()).isZero();
        letters(dlq, 1, 1);

        CliResult discard = kafka.run("dlq", "discard", dlq, "--reason", "rest", "-y", "-o", "json");

        assertThat(discard.exitCode()).as(discard.toString()).isZero();
        assertThat(discard.out())
                .contains("\"kind\" : \"DiscardReport\"", "\"action\" : \"discarded\"", "\"records\" : 1");
        assertThat(discard.err()).contains("2 offsets were settled by earlier runs");
    }

    @Test
    void recordsThatNobodyUnderstandsAreDiscardedToo() {
        String dlq = dlq(".dead-letter", 1);
        cluster.produce(List.of(new ProducerRecord<>(dlq, 0, null, bytes("garbage"))));

        CliResult redrive = kafka.run("dlq", "redrive", dlq, "-y");
        CliResult discard = kafka.run("dlq", "discard", dlq, "--reason", "garbage", "-y");

        assertThat(redrive.exitCode()).isNotZero();
        assertThat(discard.exitCode()).as(discard.toString()).isZero();
        assertThat(discard.err()).contains("1 discarded, 0 pending");
    }

    @Test
    void aDryRunWritesNothingAndAReasonIsDemanded() {
        String dlq = dlq(".dead-letter", 1);
        letters(dlq, 1, 1);

        CliResult none = kafka.run("dlq", "discard", dlq, "-y");
        CliResult blank = kafka.run("dlq", "discard", dlq, "-y", "--reason", " ");
        CliResult dry = kafka.run("dlq", "discard", dlq, "--reason", "x", "--dry-run");
        CliResult unanswered = kafka.run("dlq", "discard", dlq, "--reason", "x");

        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("--reason");
        assertThat(blank.exitCode()).isEqualTo(2);
        assertThat(dry.exitCode()).as(dry.toString()).isZero();
        assertThat(dry.out()).contains("discard");
        assertThat(unanswered.exitCode()).isEqualTo(2);
        assertThat(unanswered.err()).contains("--yes");
        assertThat(kafka.run("dlq", "redrive", dlq, "-y").err()).contains("1 redriven");
    }

    @Test
    void parkedRecordsKeepBytesHeadersAndTimestampAndCanBeRedrivenFromThere() {
        String dlq = dlq(".dead-letter", 2);
        String parked = dlq(".parked", 2);
        ProducerRecord<byte[], byte[]> record = headers(dlq, 1, bytes("k"), bytes("v"), source);
        long timestamp = System.currentTimeMillis() - 60_000;
        cluster.produce(List.of(new ProducerRecord<>(
                dlq,
                1,
                timestamp,
                record.key(),
                record.value(),
                record.headers().add("app", null))));

        CliResult park = kafka.run("dlq", "park", dlq, "--reason", "later", "-y");

        assertThat(park.exitCode()).as(park.toString()).isZero();
        assertThat(park.err()).contains("1 to park in '" + parked + "'", "1 parked, 0 pending");
        assertThat(cluster.readCommitted(parked)).singleElement().satisfies(copy -> {
            assertThat(copy.partition()).isEqualTo(1);
            assertThat(copy.timestamp()).isEqualTo(timestamp);
            assertThat(text(copy.key())).isEqualTo("k");
            assertThat(text(copy.value())).isEqualTo("v");
            assertThat(copy.headers().lastHeader("app").value()).isNull();
            assertThat(copy.headers().lastHeader("dead-letter-reason")).isNotNull();
            assertThat(header(copy, "kafkactl-parked-from")).isEqualTo(dlq + "-1@0");
            assertThat(park.err()).contains(header(copy, "kafkactl-parked-run"));
        });
        assertThat(kafka.run("dlq", "redrive", dlq, "-y").err()).contains("nothing to redrive");
        assertThat(kafka.run("dlq", "redrive", parked, "--source", source, "-y").exitCode())
                .isZero();
        assertThat(values(source)).containsExactly("v");
    }

    /** What nobody judged is neither settled nor passed over in silence. */
    @Test
    void aConditionThatFailsForARecordIsSaidByTheExitCode() {
        String dlq = dlq(".dead-letter", 1);
        cluster.createTopic(source + ".parked", 1, Map.of());
        cluster.produce(List.of(
                headers(dlq, 0, bytes("a"), bytes("{\"price\":1}"), source),
                headers(dlq, 0, bytes("b"), bytes("{\"price\":\"?\"}"), source)));
        String where = ".value.price - 1 == 0";

        List<CliResult> looking = List.of(
                kafka.run("dlq", "redrive", dlq, "--dry-run", "--where", where),
                kafka.run("dlq", "park", dlq, "--dry-run", "--where", where),
                kafka.run("dlq", "discard", dlq, "--dry-run", "--reason", "r", "--where", where));
        CliResult redriven = kafka.run("dlq", "redrive", dlq, "--yes", "--where", where);
        CliResult discarded = kafka.run("dlq", "discard", dlq, "--yes", "--reason", "r", "--where", where);

        assertThat(looking).allSatisfy(result -> {
            assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
            assertThat(result.err())
                    .contains(
                            "record 0:1 of topic '" + dlq + "': --where:",
                            "--where failed for 1 dead letter, not selected; the exit code is 1");
        });
        assertThat(redriven.exitCode()).as(redriven.toString()).isEqualTo(1);
        assertThat(values(source)).containsExactly("{\"price\":1}");
        assertThat(discarded.exitCode()).as(discarded.toString()).isEqualTo(1);
        assertThat(kafka.run("dlq", "redrive", dlq, "--yes").exitCode()).isZero();
        assertThat(values(source)).hasSize(2);
    }

    @Test
    void aParkingTopicIsNeitherCreatedNorARetryTopicNorTheDeadLetterTopicItself() {
        String dlq = dlq(".dead-letter", 1);
        letters(dlq, 1, 1);
        cluster.createTopic(source + ".retry-1", 1, Map.of());

        CliResult missing = kafka.run("dlq", "park", dlq, "-y");
        CliResult retry = kafka.run("dlq", "park", dlq, "--park-topic", source + ".retry-1", "-y");
        CliResult itself = kafka.run("dlq", "park", dlq, "--park-topic", dlq, "-y");

        assertThat(missing.exitCode()).as(missing.toString()).isEqualTo(7);
        assertThat(missing.err()).contains("kafkactl topic create " + source + ".parked");
        assertThat(retry.exitCode()).as(retry.toString()).isEqualTo(4);
        assertThat(itself.exitCode()).as(itself.toString()).isEqualTo(4);
        assertThat(kafka.run("dlq", "redrive", dlq, "-y").err()).contains("1 redriven");
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return text(record.headers().lastHeader(name).value());
    }
}
