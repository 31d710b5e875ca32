package io.kafkactl.cli.lag;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.WithKafka;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms in which lag is handed on, and looking more than once. */
@WithKafka
class LagOutputIT extends LagScenario {
    @TempDir
    Path temp;

    LagOutputIT(KafkaFixture kafka) {
        super(kafka);
        cluster.createTopic(topic, 2, Map.of());
        groups.fill(topic, 0, 10);
        groups.commit(group, topic, 0, 4);
        groups.commit(group, topic, 1, 0);
    }

    @Test
    void metricsHaveTheNamesThatDashboardsKnow() throws IOException {
        Path file = temp.resolve("lag.prom");

        CliResult prom = lag(group, "-o", "prom", "--output-file", file.toString());
        CliResult open = lag(group, "-o", "openmetrics");

        assertThat(prom.exitCode()).as(prom.toString()).isZero();
        assertThat(prom.out()).isEmpty();
        assertThat(Files.readString(file))
                .contains("# TYPE kafka_consumergroup_group_lag gauge")
                .contains("group=\"" + group + "\",topic=\"" + topic + "\",partition=\"0\"} 6\n")
                .contains("kafka_consumergroup_group_sum_lag{")
                .contains("kafkactl_scrape_success 1\n")
                .doesNotContain("NaN")
                .doesNotContain("# EOF")
                .endsWith("\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
        try (var left = Files.list(temp)) {
            assertThat(left).containsExactly(file);
        }
        assertThat(open.out()).endsWith("# EOF\n");
    }

    @Test
    void reportsSayWhatBrokeTheThreshold() {
        CliResult junit = lag(group, "--max-lag", "5", "-o", "junit");
        CliResult nagios = lag(group, "--max-lag", "5", "-o", "nagios");
        CliResult fine = lag(group, "--max-lag", "6", "-o", "nagios");
        CliResult csv = lag(group, "-o", "csv");

        assertThat(junit.exitCode()).isEqualTo(3);
        assertThat(junit.out())
                .contains("tests=\"1\" failures=\"1\"")
                .contains("<failure type=\"max-lag\" message=\"group '" + group + "' " + topic
                        + "-0: lag 6 is above 5\"");
        assertThat(nagios.exitCode()).isEqualTo(3);
        assertThat(nagios.out()).startsWith("LAG CRITICAL - ").contains("| '" + group + "'=6;;;0");
        assertThat(fine.out()).startsWith("LAG OK - 1 group ");
        assertThat(csv.out().lines().findFirst())
                .hasValue("group,type,state,topic,partition,committedOffset,logStartOffset,endOffset,"
                        + "lastStableOffset,lag,lost,ahead,margin,ageMs,status,member,approx");
        assertThat(csv.out().lines()).hasSize(3);
    }

    @Test
    void anSloFileHoldsWhatManyGroupsMustKeep() throws IOException {
        Path file = temp.resolve("slo.yaml");
        Files.writeString(file, """
                apiVersion: kafkactl/v1
                kind: LagSlo
                groups:
                  - group: %s*
                    topics: ['market.*']
                    maxLag: %d
                    failOn: [LOST]
                """.formatted(group, 6));

        assertThat(lag("--slo", file.toString()).exitCode()).isZero();
        Files.writeString(file, Files.readString(file).replace("maxLag: 6", "maxLag: 5"));
        CliResult broken = lag("--slo", file.toString());
        Files.writeString(file, Files.readString(file).replace(group + "*", group + "x"));
        CliResult missing = lag("--slo", file.toString());

        assertThat(broken.exitCode()).isEqualTo(3);
        assertThat(broken.out()).contains(group);
        assertThat(missing.exitCode()).as(missing.toString()).isEqualTo(7);
    }

    @Test
    void waitsForAGroupThatDoesNotExistYetAndUntilItHasCaughtUp() {
        String late = group + "-late";
        CompletableFuture<CliResult> waiting =
                CompletableFuture.supplyAsync(() -> lag(late, "--wait-below", "0", "--within", "2m", "--watch=200ms"));
        groups.commit(late, topic, 0, 3);
        assertThat(waiting).isNotDone();
        groups.commit(late, topic, 0, 10);

        CliResult result = waiting.join();
        CliResult never = lag(group, "--wait-below", "0", "--within", "600ms", "--watch=200ms");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(never.exitCode()).isEqualTo(3);
        assertThat(never.err()).contains("group '" + group + "' lag 6").contains("did not stay at or below 0");
    }

    @Test
    void aWatchShowsRatesAndDrawsWhatItSaw() throws IOException {
        Path png = temp.resolve("lag.png");
        Path svg = temp.resolve("lag.svg");
        groups.fill(topic, 0, 10_000);
        CliRunner runner = CliRunner.real();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CompletableFuture<CliResult> watching = CompletableFuture.supplyAsync(() ->
                kafka.run(runner.stdout(out), "lag", group, "--watch=300ms", "-o", "jsonl", "--plot", png.toString()));
        AtomicLong offset = new AtomicLong(4);
        Await.until("a rate is shown", () -> {
            groups.commit(group, topic, 0, offset.incrementAndGet());
            return out.toString(UTF_8).matches("(?s).*\"outRate\":[0-9.]*[1-9].*");
        });
        runner.cancellation().cancel();

        CliResult result = watching.join();
        CliResult table = lag(group, "--watch=200ms", "--within", "400ms", "--plot", svg.toString());

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(out.toString(UTF_8).lines())
                .allSatisfy(
                        line -> assertThat(json(line).get("lag").asLong()).isBetween(10_010 - offset.get(), 10_006L));
        assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(1000);
        assertThat(table.out()).contains("GROUP").contains("ETA").contains(group);
        assertThat(Files.readString(svg)).contains("<svg");
    }

    @Test
    void aWatchOfAMistypedGroupDoesNotEndWell() {
        CliResult result = lag(group + "x", "--watch=100ms", "--within", "200ms", "--max-lag", "5");
        CliResult first = lag(group, "--watch=100ms", "--within", "50ms", "-o", "jsonl");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(7);
        assertThat(result.err()).contains("did you mean '" + group + "'?");
        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(json(first.out()).get("drains").isNull()).as(first.out()).isTrue();
    }

    @Test
    void explainsWhatHoldsAGroupUp() {
        CliResult stopped = lag("--explain", group, "--within", "600ms");
        CliResult typo = lag("--explain", group + "x", "--within", "600ms");

        assertThat(stopped.exitCode()).as(stopped.toString()).isZero();
        assertThat(stopped.out()).contains("no members: nobody reads, and records are waiting");
        assertThat(typo.exitCode()).isEqualTo(7);
    }

    @Test
    void explainNamesTheProducerOfATransactionAndTheRecordThatIsStuck() {
        try (var member = groups.member(group, topic, Map.of("group.protocol", "consumer"))) {
            Await.until("the member owns both", () -> {
                member.poll(Duration.ofMillis(50));
                return member.assignment().size() == 2;
            });
            CliResult stuck = lag("--explain", group, "--within", "5s", "-o", "json");
            assertThat(stuck.out())
                    .contains("stuck record: " + topic + "-0 has not moved from offset 4")
                    .contains("kafkactl consume " + topic + " --partition 0 --from 4 -n 1 -o jsonl");
        }
        try (var producer = groups.openTransaction(topic, 1, 2)) {
            CliResult blocked = lag("--explain", group, "--within", "600ms", "-o", "json");
            assertThat(blocked.out())
                    .contains("open transaction at offset 0: producer id")
                    .contains("open-" + topic);
            producer.abortTransaction();
        }
    }
}
