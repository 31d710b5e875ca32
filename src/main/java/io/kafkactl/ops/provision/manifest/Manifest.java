package io.kafkactl.ops.provision.manifest;

import java.util.List;

/**
 * All documents of all files together.
 *
 * @param topics in the order in which they were read; no name stands there twice
 * @param hash of everything that was read: it changes when a file does
 */
public record Manifest(TopicPolicy policy, List<DeclaredTopic> topics, String hash) {}
