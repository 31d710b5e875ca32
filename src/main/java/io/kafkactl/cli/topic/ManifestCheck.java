package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.client.Connection;
import io.kafkactl.config.HouseRules;
import io.kafkactl.ops.provision.desired.ManifestLint;
import io.kafkactl.ops.provision.manifest.Manifest;
import io.kafkactl.ops.topic.lint.ClusterTopics;
import io.kafkactl.ops.topic.lint.LintCluster;
import io.kafkactl.ops.topic.lint.LintReport;
import java.nio.file.Path;

/** Checks manifests for {@code topic lint}. */
final class ManifestCheck {
    private final Invocation invocation;
    private final HouseRules rules;

    ManifestCheck(Invocation invocation, HouseRules rules) {
        this.invocation = invocation;
        this.rules = rules;
    }

    LintReport check(LintInput input) {
        Manifest manifest = ManifestOptions.read(
                invocation, input.files.stream().map(Path::of).toList());
        LintCluster cluster = LintCluster.UNKNOWN;
        if (input.againstCluster) {
            try (Connection connection = invocation.connect()) {
                cluster = new ClusterTopics(connection.cluster()).cluster();
            }
        }
        return ManifestLint.check(
                manifest,
                input.environment == null ? null : manifest.policy().requireEnvironment(input.environment),
                rules,
                invocation.today(),
                cluster);
    }
}
