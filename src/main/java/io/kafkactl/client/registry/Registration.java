package io.kafkactl.client.registry;

/**
 * How a schema is registered or looked up.
 *
 * @param normalize the registry brings the text to its canonical form first
 */
public record Registration(SchemaText schema, boolean normalize) {}
