package io.kafkactl.cli.dlq;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.headers;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.cli.support.Terminals;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestGroups;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What a purge removes, and what it refuses, on a real broker. */
@WithKafka
class PurgeIT extends RedriveScenario {
    PurgeIT(KafkaFixture kafka) {
        super(kafka);
    }

    private void letter(String dlq, int partition, String value) {
        cluster.produce(List.of(headers(dlq, partition, bytes(value), bytes(value), source)));
    }

    private long logStart(String topic, int partition) {
        TopicPartition at = new TopicPartition(topic, partition);
        return TestCluster.get(cluster.admin()
                        .listOffsets(Map.of(at, OffsetSpec.earliest()))
                        .partitionResult(at))
                .offset();
    }

    @Test
    void removesUpToTheFirstDeadLetterThatIsNotSettled() {
        String dlq = dlq(".dead-letter", 2);
        letter(dlq, 0, "a");
        letter(dlq, 0, "b");
        letter(dlq, 1, "c");
        assertThat(kafka.run("dlq", "redrive", dlq, "-y").exitCode()).isZero();
        letter(dlq, 0, "d");

        CliResult dry = kafka.run("dlq", "purge", dlq, "--dry-run");
        long startAfterDryRun = logStart(dlq, 0);
        CliResult purge = kafka.run("dlq", "purge", dlq, "-y", "-o", "json");
        CliResult again = kafka.run("dlq", "purge", dlq, "-y");

        assertThat(dry.exitCode()).as(dry.toString()).isZero();
        assertThat(dry.out()).contains("would purge");
        assertThat(startAfterDryRun).isZero();
        assertThat(purge.exitCode()).as(purge.toString()).isZero();
        assertThat(purge.out())
                .contains(
                        "\"kind\" : \"DlqPurge\"",
                        "\"newLogStart\" : 2",
                        "\"newLogStart\" : 1",
                        "\"status\" : \"purged\"");
        assertThat(logStart(dlq, 0)).isEqualTo(2);
        assertThat(logStart(dlq, 1)).isEqualTo(1);
        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).contains("nothing to purge");
    }

    @Test
    void offsetsWithoutARecordCountAsSettled() {
        String dlq = dlq(".dead-letter", 1);
        try (Producer<byte[], byte[]> producer =
                cluster.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "purge-" + dlq))) {
            producer.initTransactions();
            for (int i = 0; i < 4; i++) {
                producer.beginTransaction();
                TestCluster.get(producer.send(headers(dlq, 0, bytes("k"), bytes("v" + i), source)));
                if (i % 2 == 0) {
                    producer.commitTransaction();
                } else {
                    producer.abortTransaction();
                }
            }
        }
        cluster.awaitMarkers();
        assertThat(kafka.run("dlq", "redrive", dlq, "-y").err()).contains("2 redriven");

        CliResult purge = kafka.run("dlq", "purge", dlq, "-y");

        assertThat(purge.exitCode()).as(purge.toString()).isZero();
        assertThat(logStart(dlq, 0)).isEqualTo(8);
    }

    @Test
    void aTopicThatWasCreatedAgainIsNotSettled() {
        String dlq = dlq(".dead-letter", 1);
        letter(dlq, 0, "a");
        assertThat(kafka.run("dlq", "redrive", dlq, "-y").exitCode()).isZero();
        TestCluster.get(cluster.admin().deleteTopics(Set.of(dlq)).all());
        dlq(".dead-letter", 1);
        letter(dlq, 0, "b");

        CliResult purge = kafka.run("dlq", "purge", dlq, "-y");

        assertThat(purge.exitCode()).as(purge.toString()).isZero();
        assertThat(purge.err()).contains("nothing to purge");
        assertThat(logStart(dlq, 0)).isZero();
    }

    @Test
    void allWantsTheTopicsNameAndWritesABackupThatProduceReads() throws IOException {
        String dlq = dlq(".dead-letter", 1);
        byte[] binary = {0, (byte) 0xff, 10};
        cluster.produce(List.of(headers(dlq, 0, binary, binary, source), headers(dlq, 0, bytes("t"), null, source)));
        Path backup = temp.resolve("backup.jsonl");

        CliResult unnamed = kafka.run("dlq", "purge", dlq, "--all", "--backup", backup.toString(), "-y");
        CliResult other =
                kafka.run("dlq", "purge", dlq, "--all", "--backup", backup.toString(), "-y", "--confirm", "x");
        boolean early = Files.exists(backup);
        CliResult purge =
                kafka.run("dlq", "purge", dlq, "--all", "--backup", backup.toString(), "-y", "--confirm", dlq);
        CliResult exists =
                kafka.run("dlq", "purge", dlq, "--all", "--backup", backup.toString(), "-y", "--confirm", dlq);

        assertThat(unnamed.exitCode()).as(unnamed.toString()).isEqualTo(2);
        assertThat(unnamed.err()).contains("--yes --confirm " + dlq);
        assertThat(other.exitCode()).isEqualTo(8);
        assertThat(early).isFalse();
        assertThat(purge.exitCode()).as(purge.toString()).isZero();
        assertThat(purge.err()).contains("2 of them NOT SETTLED", "2 records are in the backup");
        assertThat(exists.exitCode()).isEqualTo(8);
        assertThat(cluster.readCommitted(dlq)).isEmpty();
        assertThat(kafka.run("produce", dlq, backup.toString(), "-i", "jsonl").exitCode())
                .isZero();
        assertThat(cluster.readCommitted(dlq)).hasSize(2).first().satisfies(record -> {
            assertThat(record.key()).isEqualTo(binary);
            assertThat(record.value()).isEqualTo(binary);
            assertThat(record.headers().lastHeader("dead-letter-reason")).isNotNull();
        });
    }

    @Test
    void inATerminalTheTopicsNameIsTyped() {
        String dlq = dlq(".dead-letter", 1);
        letter(dlq, 0, "a");
        assertThat(kafka.run("dlq", "redrive", dlq, "-y").exitCode()).isZero();
        Terminals terminal = new Terminals(true, false, false);

        CliResult yes = kafka.run(CliRunner.real().terminals(terminal).stdin("y\n"), "dlq", "purge", dlq);
        CliResult name = kafka.run(CliRunner.real().terminals(terminal).stdin(dlq + "\n"), "dlq", "purge", dlq);

        assertThat(yes.exitCode()).as(yes.toString()).isEqualTo(1);
        assertThat(name.exitCode()).as(name.toString()).isZero();
        assertThat(name.err()).contains("log start 0 -> 1", "Type " + dlq);
        assertThat(logStart(dlq, 0)).isEqualTo(1);
    }

    @Test
    void positionsBoundWhatGoes() {
        String dlq = dlq(".dead-letter", 1);
        for (int i = 0; i < 5; i++) {
            letter(dlq, 0, "v" + i);
        }
        assertThat(kafka.run("dlq", "redrive", dlq, "-y").exitCode()).isZero();

        assertThat(kafka.run("dlq", "purge", dlq, "-y", "--before", "3").exitCode())
                .isZero();

        assertThat(logStart(dlq, 0)).isEqualTo(3);
    }

    @Test
    void aGroupThatHasNotReadWhatGoesIsInTheWay() {
        String dlq = dlq(".dead-letter", 1);
        letter(dlq, 0, "a");
        letter(dlq, 0, "b");
        assertThat(kafka.run("dlq", "redrive", dlq, "-y").exitCode()).isZero();
        String group = "auditors-" + dlq;
        new TestGroups(cluster).commit(group, dlq, 0, 1);

        CliResult refused = kafka.run("dlq", "purge", dlq, "-y");
        CliResult dry = kafka.run("dlq", "purge", dlq, "--dry-run");
        long start = logStart(dlq, 0);
        CliResult ignored = kafka.run("dlq", "purge", dlq, "-y", "--ignore-group", group);

        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(8);
        assertThat(refused.err()).contains("has not read 1 of the offsets", "--ignore-group " + group);
        assertThat(dry.exitCode()).isEqualTo(8);
        assertThat(dry.out()).contains("would purge");
        assertThat(start).isZero();
        assertThat(ignored.exitCode()).as(ignored.toString()).isZero();
        assertThat(logStart(dlq, 0)).isEqualTo(2);
    }

    @Test
    void aTopicThatIsOnlyCompactedIsRefusedWithTheReason() {
        String dlq = source + ".dead-letter";
        cluster.createTopic(dlq, 1, Map.of("cleanup.policy", "compact"));
        cluster.produce(List.of(new ProducerRecord<>(dlq, 0, bytes("k"), bytes("v"))));

        CliResult purge = kafka.run("dlq", "purge", dlq, "--all", "--no-backup", "-y", "--confirm", dlq);

        assertThat(purge.exitCode()).as(purge.toString()).isEqualTo(8);
        assertThat(purge.err()).contains("cleanup.policy=compact");
    }
}
