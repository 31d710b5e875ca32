package io.kafkactl.ops.provision.manifest;

import io.kafkactl.config.LintSettings;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that a policy knows by name.
 *
 * @param clusterId the only cluster that it may be; null for any
 * @param context the context that leads to it; null where the command line says
 * @param protect changes want the context's name beside an agreement
 * @param prune whether topics may be deleted because no manifest names them
 * @param rules what holds here in place of the policy's rules
 */
public record Environment(
        String name,
        @Nullable String clusterId,
        @Nullable String context,
        TopicValues values,
        boolean protect,
        boolean prune,
        LintSettings rules) {}
