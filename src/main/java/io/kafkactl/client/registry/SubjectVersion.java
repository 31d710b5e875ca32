package io.kafkactl.client.registry;

/** Names one version of one subject. */
public record SubjectVersion(String subject, int version) {}
