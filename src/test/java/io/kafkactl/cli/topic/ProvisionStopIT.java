package io.kafkactl.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.AuthorizingKafka;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.PackagedProgram;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends an apply before all of its plan is done. */
@WithKafka
class ProvisionStopIT {
    private static final int MANY = 320;
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final KafkaFixture kafka;

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private Provisioning team;

    ProvisionStopIT(KafkaFixture kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void begin() {
        team = new Provisioning(kafka, folder);
    }

    private static void assertOk(CliResult result) {
        assertThat(result.exitCode()).as(result.toString()).isZero();
    }

    private String saved() {
        String plan = elsewhere.resolve("plan.json").toString();
        assertOk(team.plan("--save-plan", plan));
        return plan;
    }

    @Test
    void createsNothingMoreAfterAFailureWhenToldSo() {
        team.declare("a1, partitions: 1", "a2, partitions: 1", "a3, partitions: 1");
        String plan = saved();
        kafka.cluster().createTopic(team.name("a2"), 2, Map.of());

        CliResult apply = team.apply("--plan", plan, "--fail-fast");

        assertThat(apply.exitCode()).as(apply.toString()).isEqualTo(8);
        assertThat(apply.out())
                .containsPattern(team.name("a1") + " +create +topic +applied")
                .containsPattern(team.name("a2") + " +create +topic +refused")
                .containsPattern(team.name("a3") + " +create +topic +skipped +stopped at topic '" + team.name("a2")
                        + "' by --fail-fast");
        assertThat(apply.err()).contains("1 applied, 0 unchanged, 0 failed, 1 skipped, 1 refused");
        assertThat(team.exists("a1")).isTrue();
        assertThat(team.exists("a3")).isFalse();
    }

    @Test
    void changesNothingAtAllWhenToldSoAndAFailureIsKnownBefore() {
        team.declare("a1, partitions: 2", "a2, partitions: 1");
        assertOk(team.apply());
        team.declare("a1, partitions: 1", "a2, partitions: 1, config: {segment.ms: 2h}");

        CliResult apply = team.run("apply", "--fail-fast");

        assertThat(apply.exitCode()).as(apply.toString()).isEqualTo(8);
        assertThat(apply.out()).containsPattern(team.name("a2") + " +set +segment.ms +skipped +stopped at topic");
        assertThat(team.setting("a2", "segment.ms").value()).isNotEqualTo("7200000");
        assertThat(team.apply().exitCode()).isEqualTo(8);
        assertThat(team.setting("a2", "segment.ms").value()).isEqualTo("7200000");
    }

    @Test
    void laterApplyEndsAnEarlierOneThatHoldsTheLockToo() {
        String setting = ", partitions: 1, config: {segment.ms: ";
        team.declare("a1, partitions: 1", "a2, partitions: 1");
        assertOk(team.apply());
        team.declare("a1" + setting + "2h}", "a2" + setting + "2h}");
        CliResult[] later = new CliResult[1];
        CliRunner earlier = new CliRunner(SpoiledAdmin.of((real, method, args, result) -> {
            if (method.equals("incrementalAlterConfigs") && args.length == 1 && later[0] == null) {
                team.declare("a1" + setting + "2h}", "a2" + setting + "3h}");
                later[0] = team.apply("--lock");
            }
            return result;
        }));

        CliResult apply = team.run(earlier, "apply", "--yes", "--lock");

        assertOk(later[0]);
        assertThat(apply.exitCode()).as(apply.toString()).isEqualTo(8);
        assertThat(apply.out())
                .containsPattern(team.name("a1") + " +set +segment.ms +applied")
                .containsPattern(team.name("a2") + " +set +segment.ms +skipped +a later apply has taken the lock");
        assertThat(apply.err()).contains("a later apply has taken the lock 'kafkactl-apply'", "1 applied");
        assertThat(team.setting("a2", "segment.ms").value()).isEqualTo("10800000");
        assertOk(team.apply("--lock"));
    }

    @Test
    void namesTheMissingRightToTheLockAndChangesNothing() {
        team.policy("environments: {dev: {}}");
        team.declare("order, partitions: 1");
        try (AuthorizingKafka denying = new AuthorizingKafka(elsewhere)) {
            denying.deny(ResourceType.TRANSACTIONAL_ID, "kafkactl-apply-dev", AclOperation.WRITE);
            String files = folder.toString();
            Await.until(
                    "the rule holds", LONGEST, () -> !mayLock(denying.cluster().admin()));

            CliResult apply = denying.run("topic", "apply", "-F", files, "--env", "dev", "--lock", "--yes");

            assertThat(apply.exitCode()).as(apply.toString()).isEqualTo(6);
            assertThat(apply.err()).contains("cannot take the lock 'kafkactl-apply-dev'", "WRITE", "transactional id");
            assertThat(TestCluster.get(denying.cluster().admin().listTopics().names()))
                    .doesNotContain(team.name("order"));
        }
    }

    private static boolean mayLock(Admin admin) {
        return admin.fenceProducers(List.of("kafkactl-apply-dev"))
                .all()
                .toCompletionStage()
                .handle((done, failure) -> failure == null)
                .toCompletableFuture()
                .join();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void signalLeavesAReportOfWhatWasDoneAndTheNextApplyDoesTheRest(String signal, int exitCode)
            throws IOException, InterruptedException {
        String[] topics = IntStream.range(0, MANY)
                .mapToObj(i -> "t" + i + ", partitions: 1")
                .toArray(String[]::new);
        team.declare(topics);
        Path log = elsewhere.resolve("apply.log");
        Process apply =
                PackagedProgram.start(kafka, log, "topic", "apply", "-F", folder.toString(), "--yes", "-o", "json");
        Await.until("some topics are there", LONGEST, () -> !apply.isAlive() || existing() > 0);
        PackagedProgram.signal(apply, signal);

        assertThat(apply.waitFor()).as(Files.readString(log)).isEqualTo(exitCode);
        int done = existing();
        assertThat(done).isBetween(1, MANY - 1);
        String report = Files.readString(log);
        assertThat(count(report, "\"status\" : \"applied\"")).isEqualTo(done);
        assertThat(count(report, "\"reason\" : \"interrupted\"")).isEqualTo(MANY - done);
        assertThat(report).contains(done + " applied, 0 unchanged, 0 failed, " + (MANY - done) + " skipped");

        CliResult next = team.apply();
        assertOk(next);
        assertThat(next.err()).contains((MANY - done) + " applied, " + done + " unchanged");
        assertOk(team.plan("--detailed-exitcode"));
    }

    private int existing() {
        return (int) TestCluster.get(kafka.cluster().admin().listTopics().names()).stream()
                .filter(name -> name.startsWith(team.domain() + "."))
                .count();
    }

    private static long count(String text, String part) {
        return Pattern.compile(part, Pattern.LITERAL).matcher(text).results().count();
    }
}
