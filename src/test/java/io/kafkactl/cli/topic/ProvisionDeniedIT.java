package io.kafkactl.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.provision.manifest.SampleManifest;
import io.kafkactl.testkit.AuthorizingKafka;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manifests in the hands of those who may not do everything. */
class ProvisionDeniedIT {
    private static final String HIDDEN = "pay.order.hidden.v1";
    private static final String FIXED = "pay.order.fixed.v1";

    @TempDir
    Path folder;

    @TempDir
    Path data;

    @Test
    void neverTakesATopicForMissingThatItMayNotSeeAndPlansWithoutTheRightToChange() {
        String manifest = SampleManifest.write(
                        folder,
                        "t.yaml",
                        SampleManifest.topics(
                                "  - {name: " + HIDDEN + ", partitions: 1}",
                                "  - {name: " + FIXED + ", partitions: 1, config: {segment.ms: 2h}}"))
                .toString();
        try (AuthorizingKafka kafka = new AuthorizingKafka(data)) {
            kafka.cluster().createTopic(HIDDEN, 1, Map.of());
            kafka.cluster().createTopic(FIXED, 1, Map.of());
            kafka.deny(HIDDEN, AclOperation.DESCRIBE);
            kafka.deny(FIXED, AclOperation.ALTER_CONFIGS);
            Await.until(
                    "the rules hold",
                    () -> kafka.run("topic", "describe", HIDDEN).exitCode() != 0);

            CliResult plan = kafka.run("topic", "plan", "-F", manifest);
            CliResult apply = kafka.run("topic", "apply", "-F", manifest, "--yes");

            assertThat(plan.exitCode()).as(plan.toString()).isEqualTo(6);
            assertThat(plan.out()).doesNotContain("create").containsPattern(FIXED + " +set +segment.ms");
            assertThat(plan.err()).contains(HIDDEN).contains("the brokers were not asked whether they would");
            assertThat(apply.exitCode()).as(apply.toString()).isEqualTo(6);
            assertThat(apply.err()).contains("2 failed");
        }
    }
}
