package io.kafkactl.ops.provision.desired;

import io.kafkactl.config.HouseRules;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.manifest.Environment;
import io.kafkactl.ops.provision.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest wants of one cluster.
 *
 * @param environment null where the manifest has none
 * @param rules by which its topics are checked: the policy's over the context's
 * @param topics companions before the topic beside which they stand
 * @param notices which values of new topics had to give way to the size of the cluster, by topic
 * @param refusals why topics must not be created where values would have to give way, by topic
 */
public record DesiredState(
        Manifest manifest,
        @Nullable Environment environment,
        HouseRules rules,
        List<DesiredTopic> topics,
        Map<String, List<String>> notices,
        Map<String, KafkactlException> refusals) {
    public Optional<DesiredTopic> topic(String name) {
        return topics.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }
}
