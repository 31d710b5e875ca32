package io.kafkactl.ops.provision.observed;

import io.kafkactl.client.Connection;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.desired.DesiredState;
import io.kafkactl.ops.provision.desired.DesiredTopic;
import io.kafkactl.ops.provision.desired.ManifestResolver;
import io.kafkactl.ops.provision.manifest.Environment;
import io.kafkactl.ops.provision.manifest.Manifest;
import org.jspecify.annotations.Nullable;

/** What a manifest wants of a cluster, and what that has. */
public record ManifestOnCluster(DesiredState desired, ObservedTopics observed, Scope scope) {
    /** Asks the cluster once for everything; exit 8 on another cluster than the environment's. */
    public static ManifestOnCluster read(Connection connection, Manifest manifest, @Nullable Environment environment) {
        ConnectionSettings settings = connection.settings();
        DesiredState offline = ManifestResolver.offline(manifest, environment, settings.rules())
                .resolve();
        Scope scope = new Scope(manifest.policy(), settings.dlq().journal());
        ObservedTopics observed = ObservedTopics.read(
                connection.cluster(),
                offline.topics().stream().map(DesiredTopic::name).toList(),
                scope);
        requireCluster(environment, observed.clusterId());
        DesiredState desired = new ManifestResolver(
                        manifest,
                        environment,
                        settings.rules(),
                        Math.max(1, observed.brokers().size()),
                        protection(settings, environment))
                .resolve();
        return new ManifestOnCluster(desired, observed, scope);
    }

    private static @Nullable String protection(ConnectionSettings settings, @Nullable Environment environment) {
        if (settings.protectedContext()) {
            return "context '" + settings.contextName() + "'";
        }
        return environment != null && environment.protect() ? "environment '" + environment.name() + "'" : null;
    }

    private static void requireCluster(@Nullable Environment environment, String clusterId) {
        if (environment != null
                && environment.clusterId() != null
                && !environment.clusterId().equals(clusterId)) {
            throw KafkactlException.refused(
                    "WRONG_CLUSTER",
                    "environment '" + environment.name() + "' is the cluster " + environment.clusterId()
                            + ", and this is " + clusterId,
                    "choose its context with -c, or correct clusterId in the manifest");
        }
    }
}
