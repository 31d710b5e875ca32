package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.provision.manifest.Environment;
import io.kafkactl.ops.provision.manifest.Manifest;
import io.kafkactl.ops.provision.plan.ProvisionPlan;
import io.kafkactl.ops.provision.plan.ProvisionPlanner;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command that goes by a manifest: reads it, chooses the environment, connects, plans. */
final class ManifestRun {
    private final Invocation invocation;
    private final Manifest manifest;
    private final @Nullable Environment environment;

    /** Nothing is contacted yet. */
    ManifestRun(Invocation invocation, ManifestOptions options) {
        this.invocation = invocation;
        this.manifest = options.read(invocation);
        this.environment = options.choose(manifest, invocation);
    }

    Manifest manifest() {
        return manifest;
    }

    @Nullable
    Environment environment() {
        return environment;
    }

    /** To the cluster that the environment leads to. */
    Connection connect() {
        return invocation.connect();
    }

    /** Ends with all findings when the manifest breaks a rule. */
    ProvisionPlan plan(Connection connection, PlanOptions options) {
        ProvisionPlanner.Outcome outcome = new ProvisionPlanner(
                        connection, invocation.context().cancellation())
                .plan(options.request(
                        manifest, environment, invocation.context().clock().instant()));
        invocation.requireNone(outcome.errors());
        return Optional.ofNullable(outcome.plan()).orElseThrow();
    }
}
