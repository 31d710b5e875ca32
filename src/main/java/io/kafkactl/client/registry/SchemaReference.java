package io.kafkactl.client.registry;

/**
 * What one schema imports from another subject.
 *
 * @param name the name the importing schema uses: a full name in Avro, a path in Protobuf, a URI in JSON Schema
 * @param version of the subject, from 1
 */
public record SchemaReference(String name, String subject, int version) {}
