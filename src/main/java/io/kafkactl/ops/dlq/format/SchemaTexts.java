package io.kafkactl.ops.dlq.format;

import java.util.Optional;

/** The schema registry as far as formats need it, to read envelopes that are Avro or Protobuf. */
@FunctionalInterface
public interface SchemaTexts {
    /** Knows none, as where the context names no registry: envelopes that need one are then not recognised. */
    SchemaTexts NONE = id -> Optional.empty();

    /** The schema's text; empty when the registry has no schema with this id. */
    Optional<String> byId(int id);
}
