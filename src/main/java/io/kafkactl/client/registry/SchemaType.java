package io.kafkactl.client.registry;

/** The language a schema is written in; a registry that names none means {@link #AVRO}. */
public enum SchemaType {
    AVRO,
    PROTOBUF,
    JSON
}
