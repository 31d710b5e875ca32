package io.kafkactl.record.schema;

import io.kafkactl.client.registry.SchemaType;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.CellTypes;
import io.kafkactl.record.FieldLabel;
import io.kafkactl.record.SchemaMismatch;
import org.jspecify.annotations.Nullable;

/** Turns values of one schema from their bytes into JSON and back; for any number of threads. */
interface SchemaCodec {
    SchemaType type();

    /** What the schema calls its values, for subjects that are named so. */
    String recordName() throws SchemaMismatch;

    /** Puts the JSON of the field that the frame belongs to; what was put before an error is void. */
    FieldLabel write(SchemaFrame frame, byte[] bytes, ByteBuilder json) throws SchemaMismatch;

    /**
     * The bytes behind the schema's id.
     *
     * @param message which of the schema's messages it is, where there can be several; null for the usual one
     */
    Payload read(Bytes json, @Nullable String message) throws SchemaMismatch;

    /** How text without a type becomes JSON of this schema. */
    CellTypes cells() throws SchemaMismatch;

    /** A value, and for Protobuf what says which message of the schema it is. */
    record Payload(Bytes indexes, Bytes bytes) {
        Payload(byte[] bytes) {
            this(Bytes.EMPTY, Bytes.of(bytes));
        }
    }
}
