package io.kafkactl.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.cli.support.Terminals;
import io.kafkactl.testkit.Await;
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
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("end-to-end")
@WithKafka
class ProvisionIT {
    private final KafkaFixture kafka;

    @TempDir
    Path folder;

    private Provisioning team;

    ProvisionIT(KafkaFixture kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void begin() {
        team = new Provisioning(kafka, folder);
    }

    private static void assertOk(CliResult result) {
        assertThat(result.exitCode()).as(result.toString()).isZero();
    }

    private void create(String... items) {
        team.declare(items);
        assertOk(team.apply());
    }

    @Test
    void createsTheSmallestManifestAndIsDone() {
        team.declare("order, partitions: 3, config: {retention.ms: 1d}");

        CliResult plan = team.plan("--detailed-exitcode");
        assertThat(plan.exitCode()).as(plan.toString()).isEqualTo(3);
        assertThat(plan.out()).containsPattern(team.name("order") + " +create +topic +safe");
        assertThat(plan.err()).contains("1 to create, 0 to change, 0 to delete, 0 unchanged");
        assertThat(team.exists("order")).isFalse();

        CliResult apply = team.apply();
        assertOk(apply);
        assertThat(apply.out()).containsPattern(team.name("order") + " +create +topic +applied");
        assertThat(team.describe("order").partitions()).hasSize(3);
        assertThat(team.setting("order", "retention.ms").value()).isEqualTo("86400000");

        CliResult again = team.plan("--detailed-exitcode");
        assertOk(again);
        assertThat(again.out()).isEmpty();
        assertOk(team.apply());
    }

    @Test
    void makesCompanionsBeforeTheirTopic() {
        create("order, partitions: 2, companions: {retry: 1, dlq: {retention: 60d}}");
        assertThat(TestCluster.get(kafka.cluster().admin().listTopics().names()))
                .contains(team.name("order"), team.name("order") + ".retry-1", team.name("order") + ".dlq");
        assertOk(team.plan("--detailed-exitcode"));
    }

    @Test
    void showsThePlanAndDoesNothingWhereNobodyCanBeAsked() {
        team.declare("order, partitions: 1");
        CliResult result = team.run("apply");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).containsPattern(team.name("order") + " +create");
        assertThat(result.err()).contains("stdin is no terminal").contains("add --yes");
        assertThat(team.exists("order")).isFalse();
    }

    @Test
    void doesNothingUnderDryRunOrWhenDeclined() {
        team.declare("order, partitions: 1");
        assertOk(team.apply("--dry-run"));
        CliResult declined = team.run(
                CliRunner.real().terminals(new Terminals(true, false, false)).stdin("n\n"), "apply");
        assertThat(declined.exitCode()).isEqualTo(1);
        assertThat(team.exists("order")).isFalse();
    }

    @Test
    void comparesByWhatValuesMean() {
        create(
                "order, partitions: 1, config: {retention.ms: 7d, cleanup.policy: 'compact,delete'}, key: {type: string}");
        team.declare("order, partitions: 1, key: {type: string}, config: {retention.ms: 0604800000,"
                + " cleanup.policy: [delete, compact], min.cleanable.dirty.ratio: 0.50, preallocate: FALSE,"
                + " max.message.bytes: 1048588}");

        CliResult plan = team.plan("--detailed-exitcode", "-o", "json");

        assertOk(plan);
        // The rest is what the brokers have anyway.
        assertThat(plan.out()).contains("max.message.bytes=1048588 is inherited");
        assertThat(team.setting("order", "max.message.bytes").source()).isNotEqualTo(ConfigSource.DYNAMIC_TOPIC_CONFIG);
    }

    @Test
    void setsWhatIsInheritedWhenPinned() {
        create("order, partitions: 1");
        team.declare("order, partitions: 1, pin: true, config: {max.message.bytes: 1048588}");
        assertOk(team.apply());
        assertThat(team.setting("order", "max.message.bytes").source()).isEqualTo(ConfigSource.DYNAMIC_TOPIC_CONFIG);
        assertOk(team.plan("--detailed-exitcode"));
    }

    @Test
    void leavesUnnamedSettingsAloneUnlessStrict() {
        create("order, partitions: 1");
        team.set("order", "segment.ms", "3600000");
        CliResult declared = team.plan("--detailed-exitcode", "-o", "json");
        assertOk(declared);
        assertThat(declared.out()).contains("\"segment.ms\" : \"3600000\"");

        team.declare("order, partitions: 1, managedConfig: strict");
        assertThat(team.plan("--detailed-exitcode").exitCode()).isEqualTo(3);
        assertOk(team.apply());
        assertThat(team.setting("order", "segment.ms").source()).isNotEqualTo(ConfigSource.DYNAMIC_TOPIC_CONFIG);
        assertOk(team.plan("--detailed-exitcode"));
    }

    @Test
    void unsetsASettingAndRefusesToUnsetOneThatThereIsNoneOf() {
        create("order, partitions: 1, config: {segment.bytes: 2MiB}");
        team.declare("order, partitions: 1, unset: [segment.bytes]");
        CliResult plan = team.plan();
        assertThat(plan.out()).containsPattern("unset +segment.bytes +safe +2MiB .*1GiB \\(inherited\\)");
        assertOk(team.apply());
        assertOk(team.plan("--detailed-exitcode"));

        team.declare("order, partitions: 1, unset: [segment.mss]");
        CliResult unknown = team.plan();
        assertThat(unknown.exitCode()).as(unknown.toString()).isEqualTo(4);
        assertThat(unknown.err())
                .contains("the brokers know no topic setting 'segment.mss'")
                .contains("'segment.ms'");
    }

    @Test
    void judgesAnUnsettingByWhatTheBrokersSayInAnotherUnit() {
        create("order, partitions: 1, config: {retention.ms: 1d, segment.ms: 1h}");
        team.declare("order, partitions: 1, unset: [retention.ms, segment.ms]");
        CliResult wider = team.plan();
        assertThat(wider.out())
                .containsPattern("unset +retention.ms +safe +1d .*7d \\(inherited\\)")
                .containsPattern("unset +segment.ms +safe");
        assertOk(team.apply());
        assertOk(team.plan("--detailed-exitcode"));

        team.set("order", "retention.ms", "864000000");
        assertThat(team.plan().out()).containsPattern("unset +retention.ms +destructive +10d .*7d \\(inherited\\)");
        team.set("order", "cleanup.policy", "delete");
        team.declare("order, partitions: 1, unset: [cleanup.policy]");
        assertThat(team.plan().out()).containsPattern("unset +cleanup.policy +safe +delete .*delete \\(inherited\\)");
    }

    @Test
    void refusesFewerPartitions() {
        create("order, partitions: 3", "bill, partitions: 1");
        team.declare("order, partitions: 2", "bill, partitions: 1");
        CliResult plan = team.plan();
        assertThat(plan.exitCode()).isEqualTo(8);
        assertThat(plan.err())
                .contains("has 3 partitions, and Kafka cannot take any away")
                .contains("next version");
        CliResult apply = team.apply();
        assertThat(apply.exitCode()).isEqualTo(8);
        assertThat(apply.err()).contains("1 unchanged").contains("1 refused");
        assertThat(team.describe("order").partitions()).hasSize(3);
    }

    @Test
    void wantsAFlagWhereKeysWouldMove() {
        create("order, partitions: 1, key: {type: string}");
        team.declare("order, partitions: 2, key: {type: string}");
        CliResult plan = team.plan();
        assertOk(plan);
        assertThat(plan.out()).contains("--allow-partition-increase");
        assertThat(plan.err()).contains("50% go to another partition");
        CliResult refused = team.apply();
        assertThat(refused.exitCode()).isEqualTo(8);
        assertThat(refused.err()).contains("add --allow-partition-increase if that is meant");
        assertThat(team.describe("order").partitions()).hasSize(1);
        assertOk(team.apply("--allow-partition-increase"));
        assertThat(team.describe("order").partitions()).hasSize(2);

        team.declare("order, partitions: 3, key: {type: string}, allowPartitionIncrease: true");
        assertOk(team.apply());
    }

    @Test
    void looksForKeysWhereNobodySaysWhetherThereAreAny() {
        create("order, partitions: 1", "bill, partitions: 1");
        new TestGroups(kafka.cluster()).fill(team.name("order"), 0, 3);
        team.declare("order, partitions: 2", "bill, partitions: 2");
        CliResult apply = team.apply();
        assertThat(apply.exitCode()).as(apply.toString()).isEqualTo(8);
        assertThat(team.describe("order").partitions()).hasSize(1);
        assertThat(team.describe("bill").partitions()).hasSize(2);
    }

    @Test
    void holdsAnIncreaseAgainstThePolicy() {
        team.scope("rules: {partitions: {max: 4}}");
        create("order, partitions: 4");
        team.declare("order, partitions: 5, allowPartitionIncrease: true");
        CliResult apply = team.apply("--allow-partition-increase");
        assertThat(apply.exitCode()).isEqualTo(4);
        assertThat(apply.err()).contains("[C012]");
        assertThat(team.describe("order").partitions()).hasSize(4);
    }

    @Test
    void tellsWhatAShorterRetentionLosesAndWantsAFlag() {
        create("order, partitions: 1, config: {retention.ms: 7d}");
        new TestGroups(kafka.cluster()).fill(team.name("order"), 0, 5);
        team.declare("order, partitions: 1, config: {retention.ms: 0}");
        CliResult plan = team.plan("-o", "md");
        assertOk(plan);
        assertThat(plan.out())
                .contains("| ~ | `" + team.name("order") + "` | retention.ms | 7d |")
                .contains("destructive")
                .contains("lost: about 5 records");
        CliResult refused = team.apply();
        assertThat(refused.exitCode()).isEqualTo(8);
        assertThat(refused.out()).containsPattern("retention.ms +refused");
        assertThat(team.setting("order", "retention.ms").value()).isEqualTo("604800000");
        assertOk(team.apply("--allow-destructive"));
        Await.until(
                "the brokers show it",
                () -> team.setting("order", "retention.ms").value().equals("0"));
    }

    @Test
    void findsCollisionsWithWhatExistsAndReservedNames() {
        create("order, partitions: 1");
        String twin = team.name("order").replace(".order.", "_order.");
        team.write(
                "topics.yaml",
                io.kafkactl.ops.provision.manifest.SampleManifest.topics(
                        "  - {name: " + twin + "}", "  - {name: connect-configs}"));
        CliResult plan = team.plan();
        assertThat(plan.exitCode()).isEqualTo(4);
        assertThat(plan.err()).contains("[N004]").contains("[N006]");
    }

    @Test
    void refusesAnotherClusterAndAnUnknownEnvironment() {
        team.scope("environments: {dev: {clusterId: someone-elses}}");
        team.declare("order, partitions: 1");
        CliResult other = team.plan("--env", "dev");
        assertThat(other.exitCode()).isEqualTo(8);
        assertThat(other.err()).contains("environment 'dev' is the cluster someone-elses, and this is");
        CliResult unknown = team.plan("--env", "dve");
        assertThat(unknown.exitCode()).isEqualTo(7);
        assertThat(unknown.err()).contains("did you mean 'dev'?");
        CliResult none = team.plan();
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("--env dev");
    }

    @Test
    void appliesASavedPlanOnce() throws IOException {
        team.declare("order, partitions: 1");
        String plan = folder.resolve("plan.json").toString();
        assertOk(team.plan("--save-plan", plan));
        assertOk(team.run("apply", "--plan", plan, "--yes"));
        assertThat(team.exists("order")).isTrue();
        CliResult again = team.run("apply", "--plan", plan, "--yes");
        assertOk(again);
        assertThat(again.out()).contains("unchanged");

        Files.writeString(
                Path.of(plan), Files.readString(Path.of(plan)).replace("\"partitions\" : 1", "\"partitions\" : 2"));
        CliResult changed = team.run("apply", "--plan", plan, "--yes");
        assertThat(changed.exitCode()).isEqualTo(4);
        assertThat(changed.err()).contains("was changed after it was saved");
    }

    @Test
    void refusesAStalePlan() {
        create("order, partitions: 1", "bill, partitions: 1");
        team.declare("order, partitions: 1, config: {segment.ms: 2h}", "bill, partitions: 1, config: {segment.ms: 2h}");
        String plan = folder.resolve("plan.json").toString();
        assertOk(team.plan("--save-plan", plan));
        team.set("order", "segment.ms", "1800000");

        CliResult apply = team.run("apply", "--plan", plan, "--yes", "-o", "json");

        assertThat(apply.exitCode()).isEqualTo(8);
        assertThat(apply.out()).contains("\"STALE_PLAN\"").contains("was changed since its changes were planned");
        assertThat(team.setting("order", "segment.ms").value()).isEqualTo("1800000");
        assertThat(team.setting("bill", "segment.ms").value()).isEqualTo("7200000");
    }

    @Test
    void refusesAPlanForATopicThatWasMadeAnew() {
        create("order, partitions: 1");
        team.declare("order, partitions: 1, config: {segment.ms: 2h}");
        String plan = folder.resolve("plan.json").toString();
        assertOk(team.plan("--save-plan", plan));
        assertOk(kafka.run("topic", "delete", team.name("order"), "--yes"));
        CliResult gone = team.run("apply", "--plan", plan, "--yes");
        assertThat(gone.exitCode()).isEqualTo(8);
        assertThat(gone.err()).contains("was deleted since its changes were planned");
        kafka.cluster().createTopic(team.name("order"), 1, Map.of());
        CliResult other = team.run("apply", "--plan", plan, "--yes");
        assertThat(other.exitCode()).isEqualTo(8);
        assertThat(other.err()).contains("was deleted and created anew");
    }

    @Test
    void refusesATopicThatSomebodyElseCreatedInAnotherWay() {
        team.declare("order, partitions: 2");
        String plan = folder.resolve("plan.json").toString();
        assertOk(team.plan("--save-plan", plan));
        kafka.cluster().createTopic(team.name("order"), 1, Map.of());
        CliResult apply = team.run("apply", "--plan", plan, "--yes");
        assertThat(apply.exitCode()).isEqualTo(8);
        assertThat(apply.err()).contains("was created by somebody else, and in another way");
    }

    @Test
    void doesTheRestWhenTheBrokersRefuseOne() {
        team.declare(
                "order, partitions: 1",
                "bill, partitions: 1, replicationFactor: 9",
                "note, partitions: 1",
                "mail, partitions: 1, replicationFactor: 9, companions: {dlq: true}");
        CliResult apply = team.apply("-o", "junit");
        assertThat(apply.exitCode()).as(apply.toString()).isEqualTo(1);
        assertThat(apply.out()).contains("tests=\"5\" failures=\"3\"");
        assertThat(team.exists("order")).isTrue();
        assertThat(team.exists("note")).isTrue();
        assertThat(team.exists("bill")).isFalse();
        team.declare("order, partitions: 1", "bill, partitions: 1", "note, partitions: 1");
        assertOk(team.apply());
        assertThat(team.exists("bill")).isTrue();
    }

    @Test
    void prunesOnlyWhatNobodyUsesAndWithTheExactNumber() {
        team.scope();
        create("a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "old");
        team.declare("a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9");
        CliResult unconfirmed = team.apply("--prune", "--allow-destructive");
        assertThat(unconfirmed.exitCode()).as(unconfirmed.toString()).isEqualTo(2);
        assertThat(unconfirmed.err()).contains("--yes --confirm 1");
        assertThat(team.apply("--prune", "--allow-destructive", "--confirm", "2")
                        .exitCode())
                .isEqualTo(8);
        assertThat(team.exists("old")).isTrue();

        new TestGroups(kafka.cluster()).fill(team.name("old"), 0, 3);
        CliResult fresh = team.plan("--prune");
        assertThat(fresh.exitCode()).isEqualTo(8);
        assertThat(fresh.err()).contains("its newest record is of").contains("--force-delete " + team.name("old"));

        CliResult done =
                team.apply("--prune", "--allow-destructive", "--confirm", "1", "--force-delete", team.name("old"));
        assertOk(done);
        assertThat(done.err()).contains("is deleted; lost: 3 records");
        assertThat(team.exists("old")).isFalse();
        assertThat(team.exists("a1")).isTrue();
    }

    @Test
    void sparesATopicThatAGroupReads() {
        team.scope();
        create("a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "old, partitions: 1");
        team.declare("a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9");
        String group = team.domain() + "-readers";
        try (Consumer<byte[], byte[]> member =
                new TestGroups(kafka.cluster()).member(group, team.name("old"), Map.of())) {
            TestGroups.join(member);
            CliResult plan = team.plan("--prune");
            assertThat(plan.exitCode()).isEqualTo(8);
            assertThat(plan.err()).contains("group '" + group + "' reads it");
        }
    }

    @Test
    void prunesNothingWhereThatIsSuspicious() {
        team.scope("environments: {prod: {prune: deny}, dev: {}}");
        team.declare("a1", "a2", "a3", "a4");
        assertOk(team.apply("--env", "dev"));
        team.declare("a1");
        assertThat(team.plan("--prune", "--env", "prod").err()).contains("environment 'prod' says prune: deny");
        CliResult many = team.plan("--prune", "--env", "dev");
        assertThat(many.exitCode()).isEqualTo(8);
        assertThat(many.err()).contains("3 of the 4 topics in scope would be deleted, more than a fifth");
        team.declare();
        assertThat(team.plan("--prune", "--env", "dev").err()).contains("the manifest declares no topic");
        team.policy("metadata: {name: no-scope}");
        team.declare("a1");
        assertThat(team.plan("--prune").err()).contains("the manifest has no scope");
    }

    @Test
    void wantsTheEnvironmentsNameWhereItIsProtected() {
        team.scope("environments: {prod: {protect: true}}");
        team.declare("order, partitions: 1, replicationFactor: 1");
        CliResult refused = team.apply("--env", "prod");
        assertThat(refused.exitCode()).isEqualTo(8);
        assertThat(refused.err()).contains("add --yes --confirm prod");
        assertOk(team.apply("--env", "prod", "--confirm", "prod"));
    }

    @Test
    void makesNoTopicWithFewerCopiesWhereItIsProtectedAndLeavesThoseThatExistInPeace() {
        create("order, partitions: 1");
        team.scope("environments: {prod: {protect: true}}");
        assertOk(team.plan("--env", "prod", "--detailed-exitcode"));
        team.declare("order, partitions: 1, config: {segment.ms: 2h}", "bill, partitions: 1, companions: {dlq: true}");

        CliResult apply = team.apply("--env", "prod", "--confirm", "prod");

        assertThat(apply.exitCode()).as(apply.toString()).isEqualTo(8);
        assertThat(apply.err())
                .contains("topic '" + team.name("bill") + "' would have fewer copies than it should: the cluster has "
                        + "1 broker, and environment 'prod' is protected")
                .contains("say replicationFactor: 1")
                .contains("1 applied");
        assertThat(team.exists("bill")).isFalse();
        assertThat(team.run("drift", "--env", "prod").out()).containsPattern(team.name("bill") + " +missing");
    }

    @Test
    void givesThePlanAsADocument() throws IOException {
        create("order, partitions: 1");
        team.declare("order, partitions: 1, config: {segment.ms: 2h}", "bill");
        JsonNode plan = new ObjectMapper().readTree(team.plan("-o", "json").out());
        assertThat(plan.path("kind").asText()).isEqualTo("TopicPlan");
        assertThat(plan.path("items")).hasSize(2);
        JsonNode operation = plan.path("items").get(0).path("operations").get(0);
        assertThat(operation.path("action").asText()).isEqualTo("set");
        assertThat(operation.path("to").asText()).isEqualTo("7200000");
        assertThat(plan.path("items").get(1).path("status").asText()).isEqualTo("create");
        List<String> lines = team.plan("-o", "jsonl").out().lines().toList();
        assertThat(lines).hasSize(2);
    }
}
