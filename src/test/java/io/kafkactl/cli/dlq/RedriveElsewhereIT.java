package io.kafkactl.cli.dlq;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.envelope;
import static io.kafkactl.testkit.DeadLetters.headers;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.cli.support.Terminals;
import io.kafkactl.client.Connection;
import io.kafkactl.client.KafkaConnection;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.ops.dlq.DlqCatalog;
import io.kafkactl.ops.dlq.redrive.PendingReason;
import io.kafkactl.ops.dlq.redrive.RedriveEngine;
import io.kafkactl.ops.dlq.redrive.RedriveGroup;
import io.kafkactl.ops.dlq.redrive.RedriveListener;
import io.kafkactl.ops.dlq.redrive.RedrivePlan;
import io.kafkactl.ops.dlq.redrive.RedrivePlanner;
import io.kafkactl.ops.dlq.redrive.RedriveReport;
import io.kafkactl.ops.dlq.redrive.RedriveRequest;
import io.kafkactl.ops.dlq.redrive.RoutingRules;
import io.kafkactl.ops.dlq.redrive.RunRules;
import io.kafkactl.ops.dlq.redrive.TargetCluster;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaBackend;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dead letters of one real cluster that go to another one. */
@WithKafka
class RedriveElsewhereIT extends RedriveScenario {
    private static KafkaFixture there;

    private Path contexts;

    RedriveElsewhereIT(KafkaFixture kafka) {
        super(kafka);
    }

    @BeforeAll
    static void startTheOtherCluster() {
        there = KafkaBackend.chosen().start();
    }

    @AfterAll
    static void stopTheOtherCluster() {
        there.close();
    }

    @BeforeEach
    void writeContexts() throws IOException {
        contexts = Files.writeString(temp.resolve("contexts.yaml"), """
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  here: {bootstrapServers: "%s"}
                  same: {bootstrapServers: "%s"}
                  there: {bootstrapServers: "%s"}
                  guarded: {bootstrapServers: "%s", protected: true}
                  readonly: {bootstrapServers: "%s", readOnly: true}
                """.formatted(
                        kafka.bootstrapServers(),
                        kafka.bootstrapServers(),
                        there.bootstrapServers(),
                        there.bootstrapServers(),
                        there.bootstrapServers()));
    }

    private CliRunner runner() {
        return CliRunner.real().env("KAFKACTL_CONFIG", contexts.toString());
    }

    private CliResult redrive(String dlq, String... more) {
        List<String> args = new ArrayList<>(List.of("-c", "here", "dlq", "redrive", dlq));
        args.addAll(List.of(more));
        return runner().run(args.toArray(String[]::new));
    }

    /** The source is there on both clusters. */
    private String deadLetters(int count) {
        there.cluster().createTopic(source, 3, Map.of());
        String dlq = dlq(".dead-letter", 2);
        cluster.produce(IntStream.range(0, count)
                .mapToObj(i -> headers(dlq, i % 2, bytes("k" + i), bytes("v" + i), source))
                .toList());
        return dlq;
    }

    private List<String> valuesThere() {
        return there.cluster().readCommitted(source).stream()
                .map(record -> text(record.value()))
                .sorted()
                .toList();
    }

    @Test
    void recordsGoToTheOtherClusterAndAreSettledHere() throws IOException {
        String dlq = deadLetters(5);

        CliResult dryRun = redrive(dlq, "--target-context", "there", "--dry-run", "-o", "json");
        Path audit = temp.resolve("audit.jsonl");
        CliResult result = redrive(dlq, "--target-context", "there", "--yes", "--audit", audit.toString());
        String run = result.err().replaceAll("(?s).*run (\\S+): .*", "$1");
        CliResult shown = runner().run("-c", "here", "dlq", "runs", "show", run, "-o", "json");
        CliResult again = redrive(dlq, "--target-context", "there", "--yes");
        CliResult here = redrive(dlq, "--yes");

        assertThat(dryRun.exitCode()).as(dryRun.toString()).isZero();
        assertThat(dryRun.out()).contains("at-least-once", "\"targetCluster\"", "\"there\"");
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err())
                .contains("cluster     ANOTHER one", "context 'there'", "guarantee   at least once", "5 redriven");
        assertThat(valuesThere()).containsExactly("v0", "v1", "v2", "v3", "v4");
        assertThat(cluster.readCommitted(source)).isEmpty();
        assertThat(shown.out()).contains("\"cluster\" : \"" + id(there) + "\"");
        assertThat(Files.readAllLines(audit)).hasSize(5).allMatch(line -> line.contains(id(there)));
        assertThat(again.err()).contains("nothing to redrive").doesNotContain("did not come to its end");
        assertThat(here.err()).contains("nothing to redrive");
        assertThat(there.cluster().readCommitted(source).get(0).headers().lastHeader("kafkactl-redrive-id"))
                .isNotNull();
    }

    @Test
    void thePromptNamesBothClusters() {
        String dlq = deadLetters(1);

        CliResult result = runner().terminals(new Terminals(true, true, true))
                .stdin("n\n")
                .run("-c", "here", "dlq", "redrive", dlq, "--target-context", "there");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains(
                        "cluster " + id(kafka) + " at " + kafka.bootstrapServers() + ", context here, to cluster "
                                + id(there) + " at " + there.bootstrapServers() + ", context there",
                        "into the other cluster? [y/N]");
        assertThat(valuesThere()).isEmpty();
    }

    private static String id(KafkaFixture kafka) {
        try (Connection connection = new KafkaConnection(ConnectionSettings.to(kafka.bootstrapServers()))) {
            return connection.cluster().clusterId();
        }
    }

    @Test
    void aProtectedOrReadOnlyTargetIsRespected() {
        String dlq = deadLetters(1);

        CliResult guarded = redrive(dlq, "--target-context", "guarded", "--yes");
        CliResult wrong = redrive(dlq, "--target-context", "guarded", "--yes", "--confirm", "here");
        CliResult readOnly = redrive(dlq, "--target-context", "readonly", "--yes");
        CliResult confirmed = redrive(dlq, "--target-context", "guarded", "--yes", "--confirm", "guarded");

        assertThat(guarded.exitCode()).as(guarded.toString()).isEqualTo(8);
        assertThat(guarded.err()).contains("'guarded' is protected", "--yes --confirm guarded");
        assertThat(wrong.exitCode()).as(wrong.toString()).isEqualTo(8);
        assertThat(readOnly.exitCode()).isEqualTo(8);
        assertThat(readOnly.err()).contains("'readonly' is read-only");
        assertThat(confirmed.exitCode()).as(confirmed.toString()).isZero();
        assertThat(valuesThere()).containsExactly("v0");
    }

    @Test
    void aTargetThatIsMissingThereIsNotCreated() {
        String dlq = dlq(".dead-letter", 1);
        cluster.produce(List.of(headers(dlq, 0, bytes("k"), bytes("v"), source)));

        CliResult derived = redrive(dlq, "--target-context", "there", "--yes", "-o", "json");
        CliResult named = redrive(dlq, "--target-context", "there", "--yes", "--target", source);

        assertThat(derived.exitCode()).as(derived.toString()).isEqualTo(3);
        assertThat(derived.out()).contains("TARGET_MISSING", source);
        assertThat(named.exitCode()).isEqualTo(7);
        assertThat(named.err()).contains(source, there.bootstrapServers());
        assertThat(TestCluster.get(there.cluster().admin().listTopics().names()))
                .doesNotContain(source);
    }

    @ParameterizedTest
    @CsvSource({
        "there, --no-journal, 2",
        "there, --canary=5, 2",
        "there, --on-exceeded=park, 2",
        "same, --yes, 2",
        "nowhere, --yes, 7"
    })
    void whatMakesNoSenseIsRefused(String context, String option, int exitCode) {
        CliResult result = redrive(dlq(".dead-letter", 1), "--target-context", context, option);

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
        assertThat(result.err()).contains(exitCode == 2 ? "--target-context" : "nowhere");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void aRecordThatTheOtherClusterRefusesStaysAndTheOthersGo() {
        there.cluster().createTopic(source, 1, Map.of("max.message.bytes", "2000"));
        String dlq = dlq(".dead-letter", 1);
        byte[] noise = new byte[5_000];
        new Random(7).nextBytes(noise);
        cluster.produce(List.of(
                headers(dlq, 0, bytes("a"), bytes("v0"), source),
                headers(dlq, 0, bytes("b"), noise, source),
                headers(dlq, 0, bytes("b"), bytes("behind"), source),
                headers(dlq, 0, bytes("c"), bytes("v1"), source)));

        CliResult result = redrive(dlq, "--target-context", "there", "--yes", "-o", "json");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
        assertThat(result.out()).contains("REJECTED", "HELD_BACK");
        assertThat(valuesThere()).containsExactly("v0", "v1");
    }

    @Test
    void whatIsBehindARefusedRecordOfItsKeyIsHeldBackInTheSameBatch() throws InterruptedException {
        there.cluster().createTopic(source, 1, Map.of());
        String dlq = dlq(".dead-letter", 1);
        cluster.produce(List.of(
                headers(dlq, 0, bytes("a"), bytes("refused"), source),
                headers(dlq, 0, bytes("b"), bytes("free"), source),
                headers(dlq, 0, bytes("a"), bytes("behind"), source),
                headers(dlq, 0, bytes("b"), bytes("free too"), source),
                headers(dlq, 0, bytes("a"), bytes("last"), source)));
        try (Connection here = new KafkaConnection(ConnectionSettings.to(kafka.bootstrapServers()));
                Connection other = new KafkaConnection(ConnectionSettings.to(there.bootstrapServers()))) {
            Connection choosy = with(
                    other,
                    (producer, record) -> text(record.value()).equals("refused")
                            ? CompletableFuture.supplyAsync(
                                    () -> {
                                        throw new InvalidTimestampException("too old");
                                    },
                                    CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS))
                            : producer.send(record));

            RedriveReport report = new RedriveEngine(here, choosy, Clock.systemUTC(), new Cancellation())
                    .run(plan(here, other, dlq), silent());

            assertThat(report.failure()).isNull();
            assertThat(report.pending()).isEqualTo(3);
            assertThat(report.groups().stream()
                            .filter(group -> group.reason() == PendingReason.HELD_BACK)
                            .mapToLong(RedriveGroup::records))
                    .containsExactly(2L);
        }
        assertThat(valuesThere()).containsExactly("free", "free too");
    }

    @Test
    void aSavedPlanKeepsTheOtherCluster() {
        String dlq = deadLetters(3);
        String file = temp.resolve("plan.json").toString();

        CliResult saved = redrive(dlq, "--target-context", "there", "--save-plan", file);
        CliResult done = redrive(dlq, "--plan", file, "--yes");

        assertThat(saved.exitCode()).as(saved.toString()).isZero();
        assertThat(done.exitCode()).as(done.toString()).isZero();
        assertThat(valuesThere()).containsExactly("v0", "v1", "v2");
        assertThat(cluster.readCommitted(source)).isEmpty();
    }

    @Test
    void whatWasSentBeforeACrashIsFoundThereAndNotSentAgain() throws InterruptedException {
        String dlq = deadLetters(4);
        try (Connection here = new KafkaConnection(ConnectionSettings.to(kafka.bootstrapServers()));
                Connection other = new KafkaConnection(ConnectionSettings.to(there.bootstrapServers()))) {
            RedrivePlan plan = plan(here, other, dlq);
            assertThat(new RedriveEngine(here, crashing(other), Clock.systemUTC(), new Cancellation())
                            .run(plan, silent())
                            .failure())
                    .hasStackTraceContaining("crash between sending and settling");
        }
        List<String> sent = valuesThere();
        assertThat(sent).isNotEmpty();

        CliResult part = redrive(dlq, "--target-context", "there", "--yes", "--key", "k0");
        CliResult rest = redrive(dlq, "--target-context", "there", "--yes");
        CliResult quiet = redrive(dlq, "--target-context", "there", "--yes", "--again", "--key", "k1");

        assertThat(part.exitCode()).as(part.toString()).isZero();
        assertThat(part.err()).contains("did not come to its end: looking in the targets");
        assertThat(rest.exitCode()).as(rest.toString()).isZero();
        assertThat(rest.err()).contains("did not come to its end", "settled without being sent again");
        assertThat(quiet.err()).doesNotContain("did not come to its end");
        assertThat(valuesThere()).containsExactly("v0", "v1", "v1", "v2", "v3");
    }

    @Test
    void aTwinThatWentBackHereDoesNotKeepOneFromGoingThere() {
        there.cluster().createTopic(source, 3, Map.of());
        String dlq = dlq(".dlq", 1);
        ProducerRecord<byte[], byte[]> letter = envelope(dlq, 0, "a", source, 0, 7, "\"1\"");
        cluster.produce(List.of(letter));
        assertThat(kafka.run("dlq", "redrive", dlq, "-y").exitCode()).isZero();
        cluster.produce(List.of(letter));

        CliResult result = redrive(dlq, "--target-context", "there", "--yes");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(valuesThere()).containsExactly("1");
    }

    /** A header that anybody can write must not keep a dead letter from going. */
    @Test
    void aForgedMarkThereStandsForNothing() throws InterruptedException {
        String dlq = deadLetters(1);
        String topicId;
        try (Connection here = new KafkaConnection(ConnectionSettings.to(kafka.bootstrapServers()));
                Connection other = new KafkaConnection(ConnectionSettings.to(there.bootstrapServers()))) {
            RedrivePlan plan = plan(here, other, dlq);
            topicId = plan.request().dlq().topicId().toString();
            // It leaves its word in the journal and sends nothing.
            assertThat(new RedriveEngine(here, refusing(other), Clock.systemUTC(), new Cancellation())
                            .run(plan, silent())
                            .failure())
                    .hasStackTraceContaining("crash before sending");
        }
        ProducerRecord<byte[], byte[]> forged = new ProducerRecord<>(source, 0, bytes("k0"), bytes("other"));
        forged.headers().add("kafkactl-redrive-id", bytes(topicId + "/0/0"));
        there.cluster().produce(List.of(forged));

        CliResult result = redrive(dlq, "--target-context", "there", "--yes");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(valuesThere()).containsExactly("other", "v0");
    }

    private RedrivePlan plan(Connection here, Connection other, String dlq) {
        return new RedrivePlanner(here, other, Clock.systemUTC(), new Cancellation(), text -> {})
                .plan(new RedriveRequest(
                                new DlqCatalog(here.cluster()).get(dlq, null),
                                null,
                                Selection.ALL,
                                RoutingRules.DEFAULT,
                                RunRules.of("crashed-" + source, "tester@here", "test", false))
                        .to(new TargetCluster("there", other.cluster().clusterId(), there.bootstrapServers())));
    }

    private static RedriveListener silent() {
        return new RedriveListener() {
            @Override
            public void notice(String text) {}

            @Override
            public void progress(long sent, long selected) {}
        };
    }

    private static Connection crashing(Connection connection) {
        return with(connection, (producer, record) -> {
            Future<?> answer = producer.send(record);
            Object crashing = proxy(Future.class, answer, "get", args -> {
                answer.get();
                throw new IllegalStateException("crash between sending and settling");
            });
            return crashing;
        });
    }

    private static Connection refusing(Connection connection) {
        return with(connection, (producer, record) -> {
            throw new IllegalStateException("crash before sending");
        });
    }

    private interface Sending {
        Object send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) throws Exception;
    }

    private interface Call {
        Object run(Object[] args) throws Exception;
    }

    @SuppressWarnings("unchecked")
    private static Connection with(Connection connection, Sending sending) {
        return proxy(Connection.class, connection, "producer", args -> {
            Producer<byte[], byte[]> producer = connection.producer((Map<String, Object>) args[0]);
            return proxy(
                    Producer.class,
                    producer,
                    "send",
                    sent -> sending.send(producer, (ProducerRecord<byte[], byte[]>) sent[0]));
        });
    }

    private static <T> T proxy(Class<T> type, Object target, String name, Call call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (method.getName().equals(name)) {
                return call.run(args);
            }
            try {
                return method.invoke(target, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    /** The packaged program, killed in the middle of its work. */
    @Test
    void killedAtRandomPointsItLosesNothingAndSendsNothingTwice() throws IOException, InterruptedException {
        int count = 20_000;
        there.cluster().createTopic(source, 3, Map.of());
        String dlq = dlq(".dead-letter", 2);
        Random random = new Random(20261121);
        int filled = 0;
        for (int kills = 0; kills < 2; ) {
            filled = fill(dlq, filled, filled + count);
            long before = writtenThere();
            int after = 1 + random.nextInt(count / 2);
            Process run = start(dlq);
            Await.until(
                    "the run wrote " + after + " records or ended",
                    Duration.ofSeconds(90),
                    () -> !run.isAlive() || writtenThere() >= before + after);
            if (run.isAlive()) {
                run.destroyForcibly().waitFor();
                kills++;
            }
            assertThat(filled).as("records until a run was caught at work").isLessThan(12 * count);
        }

        assertThat(start(dlq).waitFor())
                .as(Files.readString(temp.resolve("run.log")))
                .isZero();

        List<Integer> numbers = there.cluster().readCommitted(source).stream()
                .map(ConsumerRecord::value)
                .map(value -> Integer.valueOf(text(value).split(":", 2)[0]))
                .sorted()
                .toList();
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.range(0, filled).boxed().toList());
    }

    private int fill(String dlq, int from, int to) {
        String filler = "x".repeat(1_000);
        cluster.produce(IntStream.range(from, to)
                .mapToObj(i -> headers(dlq, i % 2, bytes("k" + i % 100), bytes(i + ":" + filler), source))
                .toList());
        return to;
    }

    private long writtenThere() {
        return there.cluster().endOffsets(source).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private Process start(String dlq) throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                        "target/kafkactl/bin/kafkactl",
                        "-c",
                        "here",
                        "dlq",
                        "redrive",
                        dlq,
                        "--target-context",
                        "there",
                        "--yes")
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(temp.resolve("run.log").toFile()));
        command.environment().put("KAFKACTL_CONFIG", contexts.toString());
        return command.start();
    }
}
