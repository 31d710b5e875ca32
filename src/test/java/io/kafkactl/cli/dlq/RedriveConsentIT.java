package io.kafkactl.cli.dlq;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.envelope;
import static io.kafkactl.testkit.DeadLetters.headers;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.cli.support.Terminals;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What a redrive asks, refuses and never touches, on a real broker. */
@WithKafka
class RedriveConsentIT extends RedriveScenario {
    RedriveConsentIT(KafkaFixture kafka) {
        super(kafka);
    }

    @Test
    void aDryRunWritesNothingAnywhere() {
        String dlq = dlq(".dlq", 1);
        cluster.produce(List.of(envelope(dlq, 0, "k", source, "m")));
        Map<String, Map<Integer, Long>> before = allEndOffsets();

        CliResult result = kafka.run("dlq", "redrive", dlq, "--dry-run");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).contains("redrive", source);
        assertThat(result.err()).contains("exactly once for read_committed readers of the target");
        assertThat(allEndOffsets()).isEqualTo(before);
    }

    private Map<String, Map<Integer, Long>> allEndOffsets() {
        cluster.awaitMarkers();
        Map<String, Map<Integer, Long>> ends = new TreeMap<>();
        for (String topic : TestCluster.get(cluster.admin().listTopics().names())) {
            ends.put(topic, cluster.endOffsets(topic));
        }
        return ends;
    }

    @Test
    void withoutTerminalAndYesItIsRefusedAsUsageErrorAndWritesNothing() {
        String dlq = dlq(".dlq", 1);
        cluster.produce(List.of(envelope(dlq, 0, "a", source, "1")));

        CliResult result = kafka.run("dlq", "redrive", dlq);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("add --yes");
        assertThat(values(source)).isEmpty();
    }

    @Test
    void aDeclinedPromptShowsThePlanAndWritesNothing() {
        String dlq = dlq(".dlq", 1);
        cluster.produce(List.of(envelope(dlq, 0, "a", source, "1")));

        CliResult result = kafka.run(
                CliRunner.real().terminals(new Terminals(true, true, true)).stdin("n\n"), "dlq", "redrive", dlq);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("1 to redrive into '" + source + "'", "[y/N]", "declined");
        assertThat(values(source)).isEmpty();
    }

    @Test
    void aForeignTargetStaysPendingUntilItIsAllowed() {
        String dlq = dlq(".dlq", 1);
        String other = cluster.createTopic("market.order.paid", 1);
        cluster.produce(List.of(envelope(dlq, 0, "a", other, "1"), envelope(dlq, 0, "b", source, "2")));

        CliResult refused = kafka.run("dlq", "redrive", dlq, "-y", "-o", "json");
        CliResult allowed = kafka.run("dlq", "redrive", dlq, "-y", "--allow-target", other);

        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(3);
        assertThat(refused.out()).contains("TARGET_NOT_ALLOWED", other);
        assertThat(allowed.exitCode()).as(allowed.toString()).isZero();
        assertThat(values(other)).containsExactly("1");
        assertThat(values(source)).containsExactly("2");
    }

    @Test
    void aForeignTargetIsAskedForInATerminal() {
        String dlq = dlq(".dlq", 1);
        String other = cluster.createTopic("market.order.paid", 1);
        cluster.produce(List.of(envelope(dlq, 0, "a", other, "1")));

        CliResult result = kafka.run(
                CliRunner.real().terminals(new Terminals(true, true, true)).stdin("y\ny\n"), "dlq", "redrive", dlq);

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(values(other)).containsExactly("1");
    }

    @Test
    void aMissingTargetIsNeverCreated() {
        String dlq = dlq(".dlq", 1);
        String missing = TestTopics.unique("market.order.missing");
        cluster.produce(List.of(envelope(dlq, 0, "a", missing, "1")));

        CliResult result = kafka.run("dlq", "redrive", dlq, "-y", "--allow-target", missing, "-o", "json");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out()).contains("TARGET_MISSING");
        assertThat(TestCluster.get(cluster.admin().listTopics().names())).doesNotContain(missing);
    }

    @Test
    void aDeadLetterTopicIsNeverATarget() {
        String dlq = dlq(".dlq", 1);
        cluster.produce(List.of(envelope(dlq, 0, "a", dlq, "1")));

        CliResult result = kafka.run("dlq", "redrive", dlq, "-y", "--allow-target", dlq, "-o", "json");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out()).contains("TARGET_FORBIDDEN");
        assertThat(cluster.readCommitted(dlq)).hasSize(1);
    }

    @Test
    void aRecordThatFailedInARetryStageGoesToTheTopicThatIsRetried() {
        String dlq = dlq(".dlq", 1);
        cluster.createTopic(source + ".retry-1", 1, Map.of());
        cluster.produce(List.of(envelope(dlq, 0, "a", source + ".retry-1", "1")));

        assertThat(kafka.run("dlq", "redrive", dlq, "-y").exitCode()).isZero();

        assertThat(values(source)).containsExactly("1");
        assertThat(values(source + ".retry-1")).isEmpty();
    }

    @Test
    void refusesToGuessBetweenFormats() {
        String dlq = dlq(".dlq", 1);
        cluster.produce(List.of(envelope(dlq, 0, "a", source, "1"), headers(dlq, 0, bytes("b"), bytes("2"), source)));

        CliResult refused = kafka.run("dlq", "redrive", dlq, "-y");
        CliResult named = kafka.run("dlq", "redrive", dlq, "-y", "--dlq-format", "headers", "-o", "json");

        assertThat(refused.exitCode()).isEqualTo(8);
        assertThat(refused.err()).contains("several formats", "--dlq-format");
        assertThat(named.exitCode()).isEqualTo(3);
        assertThat(named.out()).contains("OTHER_FORMAT");
        assertThat(values(source)).containsExactly("2");
    }

    @Test
    void redrivesAtMostFiveTimes() {
        String dlq = dlq(".dead-letter", 1);
        ProducerRecord<byte[], byte[]> worn = headers(dlq, 0, bytes("a"), bytes("1"), source);
        worn.headers().add("kafkactl-redrive-count", bytes("5"));
        cluster.produce(List.of(worn));

        CliResult five = kafka.run("dlq", "redrive", dlq, "-y", "-o", "json");
        CliResult six = kafka.run("dlq", "redrive", dlq, "-y", "--max-redrives", "6");

        assertThat(five.exitCode()).isEqualTo(3);
        assertThat(five.out()).contains("MAX_REDRIVES");
        assertThat(six.exitCode()).isZero();
        ConsumerRecord<byte[], byte[]> back = cluster.readCommitted(source).get(0);
        assertThat(back.headers().headers("kafkactl-redrive-count"))
                .singleElement()
                .satisfies(header -> assertThat(text(header.value())).isEqualTo("6"));
    }

    @Test
    void aTopicThatIsNoDeadLetterTopicIsInvalidAndAMissingOneNotFound() {
        CliResult plain = kafka.run("dlq", "redrive", source, "-y");
        CliResult missing = kafka.run("dlq", "redrive", source + ".dlq", "-y");

        assertThat(plain.exitCode()).isEqualTo(4);
        assertThat(plain.err()).contains("is not a dead-letter topic");
        assertThat(missing.exitCode()).isEqualTo(7);
        assertThat(plain.out() + missing.out()).isEmpty();
    }

    /** Connect's topics have any name, and its headers name the topic of each record. */
    @Test
    void whatToAddForATopicOfAnyNameIsTakenFromItsRecords() {
        String odd = cluster.createTopic("market.sink.failures", 1);
        String other = cluster.createTopic("market.order.paid", 1);
        cluster.produce(List.of(connect(odd, source, "1"), connect(odd, other, "2")));
        List<String> sources = Stream.of(source, other).sorted().toList();

        CliResult inspect = kafka.run("dlq", "inspect", odd);
        CliResult redrive = kafka.run("dlq", "redrive", odd, "--yes");
        CliResult added =
                kafka.run("dlq", "redrive", odd, "--yes", "--source", sources.get(0), "--allow-target", sources.get(1));

        for (CliResult result : List.of(inspect, redrive)) {
            assertThat(result.exitCode()).as(result.toString()).isEqualTo(4);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .contains(
                            "topic '" + odd
                                    + "' is not known as a dead-letter topic by its name, but its records are dead "
                                    + "letters of format kafka-connect, from '" + sources.get(0) + "', '"
                                    + sources.get(1) + "'",
                            "add --source " + sources.get(0) + ", to redrive also --allow-target " + sources.get(1)
                                    + "; or, for good, in the context 'dlq: {topics: {" + odd + ": {source: "
                                    + sources.get(0) + "}}}'");
        }
        assertThat(added.exitCode()).as(added.toString()).isZero();
        assertThat(values(source)).containsExactly("1");
        assertThat(values(other)).containsExactly("2");
    }

    private static ProducerRecord<byte[], byte[]> connect(String dlq, String topic, String value) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(dlq, 0, bytes("k" + value), bytes(value));
        record.headers()
                .add("__connect.errors.topic", bytes(topic))
                .add("__connect.errors.partition", bytes("0"))
                .add("__connect.errors.offset", bytes("0"))
                .add("__connect.errors.connector.name", bytes("sink"));
        return record;
    }

    /** What Connect writes unless it is told to add headers. */
    @Test
    void recordsWithoutHeadersOfAFrameworkAreTakenAsTheyAreWhenTheUserSaysSo() {
        String odd = cluster.createTopic("market.sink.failures", 1);
        cluster.produce(List.of(new ProducerRecord<>(odd, 0, bytes("k"), bytes("1"))));

        CliResult unnamed = kafka.run("dlq", "redrive", odd, "--yes");
        CliResult half = kafka.run("dlq", "redrive", odd, "--yes", "--source", source);
        CliResult told = kafka.run("dlq", "redrive", odd, "--yes", "--source", source, "--dlq-format", "plain");

        assertThat(unnamed.exitCode()).as(unnamed.toString()).isEqualTo(4);
        assertThat(unnamed.err())
                .contains(
                        "its records have no headers of one",
                        "--source TOPIC says where its records came from, and --dlq-format plain takes them as they are");
        assertThat(half.exitCode()).as(half.toString()).isEqualTo(8);
        assertThat(half.err()).contains("--dlq-format plain takes them as they are; or");
        assertThat(told.exitCode()).as(told.toString()).isZero();
        assertThat(values(source)).containsExactly("1");
    }

    @Test
    void aTopicThatTheContextNamesIsADeadLetterTopicAndItsSourceADerivedTarget() throws IOException {
        String odd = cluster.createTopic("market.order.graveyard", 1);
        cluster.produce(List.of(headers(odd, 0, bytes("a"), bytes("1"), source)));
        Path contexts =
                Files.writeString(temp.resolve("contexts.yaml"), """
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  here:
                    bootstrapServers: %s
                    dlq:
                      topics:
                        %s: {source: %s}
                """.formatted(kafka.bootstrapServers(), odd, source));

        CliResult unnamed = kafka.run("dlq", "redrive", odd, "-y");
        CliResult named = CliRunner.real()
                .env("KAFKACTL_CONFIG", contexts.toString())
                .run("-c", "here", "dlq", "redrive", odd, "-y");

        assertThat(unnamed.exitCode()).isEqualTo(4);
        assertThat(named.exitCode()).as(named.toString()).isZero();
        assertThat(values(source)).containsExactly("1");
    }

    @Test
    void aJournalThatForgetsByTimeIsRefused() throws IOException {
        String journal = cluster.createTopic("kafkactl.journal.deleted", 1);
        String dlq = dlq(".dlq", 1);
        cluster.produce(List.of(envelope(dlq, 0, "a", source, "1")));
        Path contexts =
                Files.writeString(temp.resolve("contexts.yaml"), """
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  here: {bootstrapServers: "%s", dlq: {journal: %s}}
                """.formatted(kafka.bootstrapServers(), journal));

        CliResult result = CliRunner.real()
                .env("KAFKACTL_CONFIG", contexts.toString())
                .run("-c", "here", "dlq", "redrive", dlq, "-y");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(8);
        assertThat(result.err()).contains("cleanup.policy=compact");
        assertThat(values(source)).isEmpty();
    }
}
