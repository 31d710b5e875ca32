package io.kafkactl.cli.dlq;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.envelope;
import static io.kafkactl.testkit.DeadLetters.headers;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a redrive puts back, and what stays, on a real broker. */
@Tag("end-to-end")
@WithKafka
class RedriveIT extends RedriveScenario {
    RedriveIT(KafkaFixture kafka) {
        super(kafka);
    }

    @Test
    void putsEnvelopesBackOnceIntoTheirPartitionWithKeyAndApplicationHeaders() {
        String dlq = dlq(".dlq", 3);
        ProducerRecord<byte[], byte[]> record = envelope(dlq, 0, "k1", source, 2, 7, "\"42 €\"");
        record.headers().add("app", bytes("1")).add("app", null).add("app", bytes("2"));
        cluster.produce(List.of(record));

        CliResult result = kafka.run("dlq", "redrive", dlq, "--yes", "--reason", "price service was down");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).contains("redriven", source);
        List<ConsumerRecord<byte[], byte[]>> back = cluster.readCommitted(source);
        assertThat(back).hasSize(1);
        assertThat(back.get(0).partition()).isEqualTo(2);
        assertThat(text(back.get(0).key())).isEqualTo("k1");
        assertThat(text(back.get(0).value())).isEqualTo("42 €");
        List<String> names = new ArrayList<>();
        for (Header header : back.get(0).headers()) {
            names.add(header.key() + "=" + (header.value() == null ? "null" : text(header.value())));
        }
        assertThat(names)
                .startsWith("app=1", "app=null", "app=2", "kafkactl-redrive-count=1")
                .contains("kafkactl-redrive-from=" + dlq + "-0@0", "kafkactl-origin=" + source + "-2@7")
                .noneMatch(name -> name.startsWith("error_type"));
    }

    @Test
    void putsHeaderDeadLettersBackByteForByteIncludingTombstones() {
        String dlq = dlq(".dead-letter", 2);
        byte[] binary = {0, (byte) 0xff, 10, (byte) 0x80};
        cluster.produce(List.of(headers(dlq, 0, binary, binary, source), headers(dlq, 0, bytes("gone"), null, source)));

        CliResult result = kafka.run("dlq", "redrive", dlq, "-y");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(cluster.readCommitted(source)).hasSize(2);
        for (ConsumerRecord<byte[], byte[]> record : cluster.readCommitted(source)) {
            assertThat(record.headers().lastHeader("dead-letter-reason")).isNull();
            if (text(record.key()).equals("gone")) {
                assertThat(record.value()).isNull();
            } else {
                assertThat(record.key()).isEqualTo(binary);
                assertThat(record.value()).isEqualTo(binary);
            }
        }
    }

    @Test
    void aSecondRunSelectsNothing() {
        String dlq = dlq(".dlq", 2);
        cluster.produce(List.of(envelope(dlq, 0, "a", source, "1"), envelope(dlq, 1, "b", source, "2")));

        assertThat(kafka.run("dlq", "redrive", dlq, "-y").exitCode()).isZero();
        CliResult second = kafka.run("dlq", "redrive", dlq, "-y");

        assertThat(second.exitCode()).isZero();
        assertThat(second.err()).contains("nothing to redrive", "2 offsets were settled by earlier runs");
        assertThat(values(source)).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void onlyNewDeadLettersGoWhenTheRunIsRepeated() {
        String dlq = dlq(".dlq", 1);
        cluster.produce(List.of(envelope(dlq, 0, "a", source, "1")));
        assertThat(kafka.run("dlq", "redrive", dlq, "-y").exitCode()).isZero();
        cluster.produce(List.of(envelope(dlq, 0, "a", source, "2")));

        assertThat(kafka.run("dlq", "redrive", dlq, "-y").exitCode()).isZero();

        assertThat(values(source)).containsExactly("1", "2");
    }

    @Test
    void messagesThatAreNoTextComeFromTheSourceRecordWhileItExists() {
        String dlq = dlq(".dlq", 1);
        String exact = "{ \"price\": 1.0, \"price\": 1 }";
        cluster.produce(List.of(new ProducerRecord<>(source, 1, bytes("k"), bytes(exact))));
        cluster.produce(List.of(
                envelope(dlq, 0, "k", source, 1, 0, "{\"price\":1}"),
                envelope(dlq, 0, "k", source, 1, 999, "{\"price\": 2.0}"),
                envelope(dlq, 0, "k", source, 1, 999, "\"bad \\uFFFD byte\""),
                envelope(dlq, 0, "k", source, 1, 999, "null")));

        CliResult result = kafka.run("dlq", "redrive", dlq, "-y", "-o", "json");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
        assertThat(result.out()).contains("NO_PAYLOAD");
        assertThat(result.err()).contains("1 value is read again from the source topic", "2 values are RE-ENCODED");
        assertThat(values(source)).containsExactly(exact, exact, "{\"price\": 2.0}", "bad \uFFFD byte");
    }

    @Test
    void aSourceRecordBehindAnOpenTransactionIsNotTakenForGone() {
        String dlq = dlq(".dlq", 1);
        try (Producer<byte[], byte[]> producer =
                cluster.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "open-" + dlq))) {
            producer.initTransactions();
            producer.beginTransaction();
            TestCluster.get(producer.send(new ProducerRecord<>(source, 1, bytes("k"), bytes("open"))));
            cluster.produce(List.of(new ProducerRecord<>(source, 1, bytes("k"), bytes("{ \"price\": 1.0 }"))));
            cluster.produce(List.of(envelope(dlq, 0, "k", source, 1, 1, "{\"price\":1}")));

            CliResult plan = kafka.run("dlq", "redrive", dlq, "--dry-run");

            assertThat(plan.exitCode()).as(plan.toString()).isZero();
            assertThat(plan.err())
                    .contains("1 value is read again from the source topic")
                    .doesNotContain("RE-ENCODED");
            producer.abortTransaction();
        }
    }

    @Test
    void aNullKeyForACompactedTargetStaysPending() {
        String compacted = TestTopics.unique("market.order.state");
        cluster.createTopic(compacted, 1, Map.of("cleanup.policy", "compact"));
        cluster.createTopic(compacted + ".dead-letter", 1, Map.of());
        cluster.produce(List.of(
                headers(compacted + ".dead-letter", 0, null, bytes("1"), compacted),
                headers(compacted + ".dead-letter", 0, bytes("k"), bytes("2"), compacted)));

        CliResult result = kafka.run("dlq", "redrive", compacted + ".dead-letter", "-y", "-o", "json");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out()).contains("NULL_KEY");
        assertThat(values(compacted)).containsExactly("2");
    }

    @Test
    void aRecordTooLargeForTheTargetStaysPendingAndHoldsBackItsKey() {
        String small = TestTopics.unique("market.order.small");
        cluster.createTopic(small, 1, Map.of("max.message.bytes", "2000"));
        String dlq = small + ".dead-letter";
        cluster.createTopic(dlq, 1, Map.of());
        byte[] incompressible = new byte[5_000];
        new java.util.Random(1).nextBytes(incompressible);
        cluster.produce(List.of(
                headers(dlq, 0, bytes("a"), bytes("1"), small),
                headers(dlq, 0, bytes("b"), incompressible, small),
                headers(dlq, 0, bytes("b"), bytes("behind"), small),
                headers(dlq, 0, bytes("c"), bytes("x".repeat(5_000)), small),
                headers(dlq, 0, bytes("a"), bytes("2"), small)));

        CliResult result = kafka.run("dlq", "redrive", dlq, "-y", "-o", "json");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
        assertThat(result.out()).contains("REJECTED", "HELD_BACK");
        assertThat(values(small))
                .as("what compresses below the limit goes, in order")
                .containsExactly("1", "x".repeat(5_000), "2");
    }

    @Test
    void aRecordThatAnEditMakesTooLargeStaysPending() {
        String small = TestTopics.unique("market.order.small");
        cluster.createTopic(small, 1, Map.of("max.message.bytes", "2000"));
        String dlq = small + ".dead-letter";
        cluster.createTopic(dlq, 1, Map.of());
        cluster.produce(List.of(
                headers(dlq, 0, bytes("a"), bytes("{\"times\":1}"), small),
                headers(dlq, 0, bytes("b"), bytes("{\"times\":5000}"), small)));

        CliResult result = kafka.run(
                "dlq",
                "redrive",
                dlq,
                "-y",
                "--set",
                ".pad = (\"x\" * .times)",
                "-X",
                "producer.compression.type=none");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
        assertThat(result.out()).contains("pending", "refused by the broker: The request included a message larger");
        assertThat(values(small)).containsExactly("{\"times\":1,\"pad\":\"x\"}");
    }

    @Test
    void aLimitTakesTheFirstInTheOrderOfPartitionsEveryTime() {
        String dlq = dlq(".dead-letter", 6);
        for (int partition = 5; partition >= 0; partition--) {
            cluster.produce(List.of(
                    headers(dlq, partition, bytes("k" + partition), bytes(partition + "a"), source),
                    headers(dlq, partition, bytes("k" + partition), bytes(partition + "b"), source)));
        }

        CliResult first = kafka.run("dlq", "redrive", dlq, "-y", "-n", "3");
        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(values(source)).containsExactlyInAnyOrder("0a", "0b", "1a");

        CliResult second = kafka.run("dlq", "redrive", dlq, "-y", "-n", "2");
        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertThat(values(source)).containsExactlyInAnyOrder("0a", "0b", "1a", "1b", "2a");
    }

    @Test
    void deadLettersOfTransactionsAreRedrivenAndAbortedOnesAreNot() {
        String dlq = dlq(".dlq", 1);
        try (Producer<byte[], byte[]> producer =
                cluster.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "tx-" + dlq))) {
            producer.initTransactions();
            producer.beginTransaction();
            TestCluster.get(producer.send(envelope(dlq, 0, "a", source, "committed")));
            producer.commitTransaction();
            producer.beginTransaction();
            TestCluster.get(producer.send(envelope(dlq, 0, "a", source, "aborted")));
            producer.abortTransaction();
        }
        cluster.awaitMarkers();

        CliResult result = kafka.run("dlq", "redrive", dlq, "-y");
        CliResult list = kafka.run("dlq", "list", "-o", "jsonl");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(values(source)).containsExactly("committed");
        assertThat(list.out().lines().filter(line -> line.contains('"' + dlq + '"')))
                .as("markers and aborted records are settled with the record before them")
                .singleElement()
                .asString()
                .contains("\"pending\":0");
    }

    @Test
    void anApplicationsPropertiesFileDoesNotChangeWhatIsRead() throws IOException {
        String dlq = dlq(".dlq", 1);
        cluster.produce(List.of(envelope(dlq, 0, "a", source, "1")));
        Path properties = Files.writeString(temp.resolve("app.properties"), """
                group.id=billing
                auto.offset.reset=latest
                enable.auto.commit=true
                isolation.level=read_uncommitted
                key.deserializer=org.apache.kafka.common.serialization.StringDeserializer
                value.serializer=org.apache.kafka.common.serialization.StringSerializer
                acks=0
                """);

        CliResult result = kafka.run("--command-config", properties.toString(), "dlq", "redrive", dlq, "-y");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(values(source)).containsExactly("1");
    }

    @Test
    void deadLettersBehindAnOpenTransactionAreSaidToBeForALaterRun() {
        String dlq = dlq(".dlq", 1);
        cluster.produce(List.of(envelope(dlq, 0, "a", source, "1")));
        try (Producer<byte[], byte[]> producer =
                cluster.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "tx-" + dlq))) {
            producer.initTransactions();
            producer.beginTransaction();
            TestCluster.get(producer.send(envelope(dlq, 0, "b", source, "2")));

            CliResult list = kafka.run("dlq", "list");
            CliResult redrive = kafka.run("dlq", "redrive", dlq, "-y");

            assertThat(list.err()).contains("1 offset of '" + dlq + "' lies behind an open transaction");
            assertThat(redrive.err()).contains("1 offset lies behind an open transaction");
            assertThat(redrive.exitCode()).as(redrive.toString()).isZero();
            assertThat(values(source)).containsExactly("1");
            producer.commitTransaction();
        }
        cluster.awaitMarkers();

        assertThat(kafka.run("dlq", "redrive", dlq, "-y").exitCode()).isZero();
        assertThat(values(source)).containsExactly("1", "2");
    }
}
