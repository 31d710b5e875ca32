package io.kafkactl.record.schema;

import io.kafkactl.client.registry.SchemaType;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.CellTypes;
import io.kafkactl.record.FieldLabel;
import io.kafkactl.record.JsonDocument;
import io.kafkactl.record.JsonTree;
import io.kafkactl.record.SchemaMismatch;
import io.kafkactl.record.UndecodableException;
import io.kafkactl.record.schema.avro.AvroCells;
import io.kafkactl.record.schema.avro.AvroJson;
import io.kafkactl.record.schema.avro.AvroProjection;
import io.kafkactl.record.schema.avro.AvroSchemas;
import io.kafkactl.record.schema.jsonschema.JsonSchema;
import io.kafkactl.record.schema.jsonschema.JsonSchemaCells;
import io.kafkactl.record.schema.protobuf.ProtobufJson;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Makes the codec of a schema in any of the three languages. */
final class SchemaCodecs {
    private SchemaCodecs() {}

    /** The codec; {@code schemas} are asked again where a text alone does not do. */
    static SchemaCodec of(ResolvedSchema schema, SchemaId id, CodecOptions options, RegistrySchemas schemas)
            throws SchemaMismatch {
        return switch (schema.schema().type()) {
            case AVRO -> new Avro(avro(schema), id, options);
            case PROTOBUF -> new Protobuf(schema, id, options, () -> schemas.compiled(id));
            case JSON -> new Json(schema, id, options);
        };
    }

    /** The schema as Avro's library knows it. */
    static Schema avro(ResolvedSchema schema) throws SchemaMismatch {
        List<String> references = schema.references().stream()
                .map(reference -> reference.schema().text())
                .toList();
        return AvroSchemas.parse(schema.schema().text(), references);
    }

    private static Map<String, String> byName(ResolvedSchema schema) {
        Map<String, String> texts = new LinkedHashMap<>();
        schema.references()
                .forEach(reference ->
                        texts.put(reference.name(), reference.schema().text()));
        return texts;
    }

    /** Values of an Avro schema. */
    private static final class Avro implements SchemaCodec {
        private final Schema schema;
        private final AvroJson json;
        private final @Nullable AvroProjection projection;
        private final FieldLabel label;
        private final boolean plain;

        Avro(Schema schema, SchemaId id, CodecOptions options) {
            this.schema = schema;
            Schema reader = options.reader() == null ? null : options.reader().get();
            this.json = new AvroJson(reader == null ? schema : reader, options.plainAvro());
            this.projection = reader == null ? null : new AvroProjection(schema, reader);
            this.label = FieldLabel.of(FieldFormat.AVRO.toString(), id.toString(), null);
            this.plain = options.plainAvro();
        }

        @Override
        public CellTypes cells() {
            return new AvroCells(schema, plain);
        }

        @Override
        public SchemaType type() {
            return SchemaType.AVRO;
        }

        @Override
        public String recordName() {
            return schema.getFullName();
        }

        @Override
        public FieldLabel write(SchemaFrame frame, byte[] bytes, ByteBuilder out) throws SchemaMismatch {
            int from = frame.separate() ? 0 : frame.from();
            if (projection == null) {
                json.write(bytes, from, out);
            } else {
                json.write(projection.apply(bytes, from), 0, out);
            }
            return label;
        }

        @Override
        public Payload read(Bytes text, @Nullable String message) throws SchemaMismatch {
            return new Payload(json.read(JsonTree.read(text.array())));
        }
    }

    /** Messages of a Protobuf schema. */
    private static final class Protobuf implements SchemaCodec {
        private final ProtobufJson json;
        private final SchemaId id;
        private final Map<String, FieldLabel> labels = new ConcurrentHashMap<>();

        Protobuf(ResolvedSchema schema, SchemaId id, CodecOptions options, Supplier<Optional<Bytes>> compiled)
                throws SchemaMismatch {
            this.json = new ProtobufJson(
                    schema.schema().text(), byName(schema), compiled, options.message(), options.protoNames());
            this.id = id;
        }

        @Override
        public CellTypes cells() throws SchemaMismatch {
            return json.cells();
        }

        @Override
        public SchemaType type() {
            return SchemaType.PROTOBUF;
        }

        @Override
        public String recordName() throws SchemaMismatch {
            return json.mainMessage();
        }

        @Override
        public FieldLabel write(SchemaFrame frame, byte[] bytes, ByteBuilder out) throws SchemaMismatch {
            String message = json.write(frame.rest().array(), frame.from(), bytes, frame.separate(), out);
            return labels.computeIfAbsent(
                    message, name -> FieldLabel.of(FieldFormat.PROTOBUF.toString(), id.toString(), name));
        }

        @Override
        public Payload read(Bytes text, @Nullable String message) throws SchemaMismatch {
            ProtobufJson.Encoded encoded = json.read(text.array(), message);
            return new Payload(encoded.indexes(), encoded.payload());
        }
    }

    /** JSON that a schema describes. */
    private static final class Json implements SchemaCodec {
        private final JsonSchema schema;
        private final boolean validate;
        private final FieldLabel label;
        private final CellTypes cells;

        Json(ResolvedSchema schema, SchemaId id, CodecOptions options) throws SchemaMismatch {
            this.schema = new JsonSchema(schema.schema().text(), byName(schema));
            this.validate = options.validate();
            this.label = FieldLabel.of(FieldFormat.JSON_SCHEMA.toString(), id.toString(), null);
            this.cells = new JsonSchemaCells(schema.schema().text());
        }

        @Override
        public CellTypes cells() {
            return cells;
        }

        @Override
        public SchemaType type() {
            return SchemaType.JSON;
        }

        @Override
        public String recordName() throws SchemaMismatch {
            String title = schema.title();
            if (title == null) {
                throw new SchemaMismatch("the JSON Schema has no title to name a subject after");
            }
            return title;
        }

        @Override
        public FieldLabel write(SchemaFrame frame, byte[] bytes, ByteBuilder out) throws SchemaMismatch {
            byte[] payload = frame.separate() ? bytes : Arrays.copyOfRange(bytes, frame.from(), bytes.length);
            if (validate) {
                schema.validate(payload);
            }
            try {
                JsonDocument.putOnOneLine(payload, out);
            } catch (UndecodableException e) {
                throw new SchemaMismatch(e.reason());
            }
            return label;
        }

        @Override
        public Payload read(Bytes text, @Nullable String message) throws SchemaMismatch {
            schema.validate(text.array());
            return new Payload(text.array());
        }
    }
}
