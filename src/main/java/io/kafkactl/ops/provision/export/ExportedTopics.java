package io.kafkactl.ops.provision.export;

import io.kafkactl.error.ItemError;
import io.kafkactl.ops.provision.manifest.DeclaredTopic;
import io.kafkactl.ops.provision.manifest.TopicPolicy;
import java.util.List;

/**
 * Topics of a cluster as a manifest declares them.
 *
 * @param policy by which they are read again
 * @param topics sorted by name; companions stand with their topic where that says all of them
 * @param remarks what could not be written down, a sentence each
 * @param errors topics that could not be read
 */
public record ExportedTopics(
        String clusterId,
        TopicPolicy policy,
        List<DeclaredTopic> topics,
        List<String> remarks,
        List<ItemError> errors) {}
