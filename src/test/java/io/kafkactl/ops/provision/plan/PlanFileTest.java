package io.kafkactl.ops.provision.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.TopicSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {
    private static final Operation CREATE = Operation.of(Action.CREATE, Operation.TOPIC, null, "3 x 1", Risk.SAFE);
    private static final Operation SHORTEN = Operation.of(Action.SET, "retention.ms", "9", "5", Risk.DESTRUCTIVE)
            .losing(new Loss(7L, null))
            .remarking(List.of("records that are older are deleted"), Operation.ALLOW_DESTRUCTIVE);

    @TempDir
    Path folder;

    private static PlannedTopic created() {
        return new PlannedTopic(
                "a.b.c.v1",
                null,
                null,
                PlannedTopic.ABSENT,
                new TopicSpec("a.b.c.v1", 3, 1, new TreeMap<>(Map.of("retention.ms", "5"))),
                List.of(CREATE),
                new TreeMap<>(),
                List.of(),
                null);
    }

    private static PlannedTopic existing(String name, List<Operation> operations) {
        return new PlannedTopic(
                name,
                "a.b.c.v1",
                "id",
                "abc",
                null,
                operations,
                new TreeMap<>(Map.of("segment.ms", "1")),
                List.of("a note"),
                null);
    }

    private static PlannedTopic broken() {
        return existing("a.b.e.v1", List.of())
                .withProblem(ItemError.of("a.b.e.v1", KafkactlException.refused("INVALID_PARTITIONS", "no", "hint")));
    }

    private static ProvisionPlan plan(PlannedTopic... topics) {
        return new ProvisionPlan(
                new PlanTarget("cluster", "prod", "production", true), "hash", List.of(topics), List.of("a warning"));
    }

    @Test
    void givesBackWhatWasSaved() {
        ProvisionPlan plan = plan(created(), existing("a.b.d.v1", List.of(SHORTEN)), broken());
        Path file = folder.resolve("plan.json");
        PlanFile.write(file, plan, "1.0");
        assertThat(PlanFile.read(file)).isEqualTo(plan);
    }

    @Test
    void leavesOutWhatIsAsItShouldBe() {
        Path file = folder.resolve("plan.json");
        PlanFile.write(file, plan(created(), existing("a.b.d.v1", List.of())), "1.0");
        assertThat(PlanFile.read(file).topics()).containsExactly(created());
    }

    @Test
    void refusesAPlanThatWasChanged() throws IOException {
        Path file = folder.resolve("plan.json");
        PlanFile.write(file, plan(created()), "1.0");
        Files.writeString(file, Files.readString(file).replace("\"partitions\" : 3", "\"partitions\" : 4"));
        assertThatExceptionOfType(KafkactlException.class)
                .isThrownBy(() -> PlanFile.read(file))
                .withMessageContaining("was changed after it was saved")
                .matches(e -> e.exitCode() == ExitCode.INVALID_INPUT);
    }

    @Test
    void refusesWhatIsNoPlan() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.json"), "{\"v\": 1, \"dlq\": \"x\"}");
        assertThatExceptionOfType(KafkactlException.class)
                .isThrownBy(() -> PlanFile.read(file))
                .withMessageContaining("holds no plan for topics");
        Files.writeString(file, "{");
        assertThatExceptionOfType(KafkactlException.class)
                .isThrownBy(() -> PlanFile.read(file))
                .withMessageContaining("holds no plan for topics");
        assertThatExceptionOfType(KafkactlException.class)
                .isThrownBy(() -> PlanFile.read(folder.resolve("none.json")))
                .matches(e -> e.exitCode() == ExitCode.NOT_FOUND);
    }

    @Test
    void keepsOnlyTopicsWhoseFlagsAreGiven() {
        ProvisionPlan plan = plan(created(), existing("a.b.d.v1", List.of(SHORTEN)));
        assertThat(plan.allowed(java.util.Set.of()).pending()).containsExactly(created());
        assertThat(plan.allowed(java.util.Set.of(Operation.ALLOW_DESTRUCTIVE)).pending())
                .hasSize(2);
    }
}
