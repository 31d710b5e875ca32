package io.kafkactl.record.schema;

import io.kafkactl.client.registry.RegisteredSchema;
import io.kafkactl.client.registry.Registration;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.client.registry.SchemaText;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.BytesEncoder;
import io.kafkactl.record.FieldEncoder;
import io.kafkactl.record.SchemaMismatch;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Finds, checks and, when asked to, registers the schemas that records are to be made by, before any record is. */
public final class SchemaEncoders {
    /** Stands in for the id of a schema that a dry run does not register. */
    private static final int NOT_YET = 0;

    private final Supplier<SchemaRegistry> registry;
    private final String topic;
    private final Consumer<String> notes;
    private @Nullable RegistrySchemas schemas;

    /** For records of this topic; the registry is opened when something needs it. */
    public SchemaEncoders(Supplier<SchemaRegistry> registry, String topic, Consumer<String> notes) {
        this.registry = registry;
        this.topic = topic;
        this.notes = notes;
    }

    /** Exit 7 for a schema that there is not or that is not registered, 4 for one that is none, 3 when incompatible. */
    public FieldEncoder open(EncodingRequest request) {
        if (request.format().bytes() != null) {
            return new BytesEncoder(request.field().toString(), request.format().bytes());
        }
        if (request.schema() == null && request.format() == FieldFormat.AUTO) {
            return new LabelledEncoder(request.field(), this::schemas, request.options());
        }
        SchemaChoice choice = choice(request);
        SchemaChoice.Found found = choice.find(registry.get(), request.format());
        requireLanguage(request, found.schema());
        SchemaCodec codec = codec(found, request);
        if (found.id() == null) {
            found = SchemaChoice.Found.of(registered(request, found.schema(), codec));
        }
        return new SchemaEncoder(request.field(), codec, id(request, choice, found), request.inHeader());
    }

    /** The Avro schema that values of a topic are to be resolved to. */
    public Schema reader(RecordField field, String text) {
        SchemaChoice.Found found = SchemaChoice.parse(text).find(registry.get(), FieldFormat.AVRO);
        if (found.schema().type() != FieldFormat.AVRO.type()) {
            throw KafkactlException.usage(
                    "--" + field + "-schema '" + text + "' is "
                            + FieldFormat.of(found.schema().type()) + ", and only Avro reads with a schema of its own",
                    null);
        }
        try {
            return SchemaCodecs.avro(schemas().resolve(found.schema()));
        } catch (SchemaMismatch e) {
            throw invalid(field, text, e);
        }
    }

    private RegistrySchemas schemas() {
        RegistrySchemas known = schemas;
        if (known == null) {
            known = new RegistrySchemas(registry);
            schemas = known;
        }
        return known;
    }

    private SchemaChoice choice(EncodingRequest request) {
        if (request.schema() != null) {
            return choice(request, SchemaChoice.parse(request.schema()));
        }
        if (request.naming() != SubjectNaming.TOPIC) {
            throw KafkactlException.usage(
                    "--subject-name-strategy " + request.naming() + " does not say which record",
                    "name the schema with --" + request.field() + "-schema");
        }
        return new SchemaChoice.Subject(SubjectNaming.ofTopic(topic, request.field()), OptionalInt.empty());
    }

    private static SchemaChoice choice(EncodingRequest request, SchemaChoice named) {
        if (request.references().isEmpty()) {
            return named;
        }
        if (named instanceof SchemaChoice.File file) {
            return new SchemaChoice.File(file.path(), request.references());
        }
        throw KafkactlException.usage(
                "--" + request.field() + "-schema-reference is for a schema file, and '" + request.schema()
                        + "' is none",
                "what is registered knows what it refers to");
    }

    private static void requireLanguage(EncodingRequest request, SchemaText schema) {
        if (request.format().type() != null && request.format().type() != schema.type()) {
            throw KafkactlException.invalid(
                    "SCHEMA_TYPE",
                    "the schema of the " + request.field() + " is " + FieldFormat.of(schema.type()) + ", not "
                            + request.format(),
                    "--" + request.field() + "-format " + FieldFormat.of(schema.type()));
        }
    }

    private SchemaCodec codec(SchemaChoice.Found found, EncodingRequest request) {
        try {
            int id = found.id() == null ? NOT_YET : found.id();
            return SchemaCodecs.of(schemas().resolve(found.schema()), SchemaId.of(id), request.options(), schemas());
        } catch (SchemaMismatch e) {
            throw invalid(request.field(), request.schema(), e);
        }
    }

    private static KafkactlException invalid(RecordField field, @Nullable String schema, SchemaMismatch thrown) {
        return KafkactlException.invalid(
                "INVALID_SCHEMA",
                "the schema of the " + field + (schema == null ? "" : ", '" + schema + "',") + " cannot be used: "
                        + thrown.getMessage(),
                null);
    }

    private RegisteredSchema registered(EncodingRequest request, SchemaText schema, SchemaCodec codec) {
        String subject;
        try {
            subject = request.naming().subject(topic, request.field(), codec);
        } catch (SchemaMismatch e) {
            throw invalid(request.field(), request.schema(), e);
        }
        Registration registration = new Registration(schema, false);
        Optional<RegisteredSchema> known = registry.get().lookUp(subject, registration, false);
        if (known.isPresent()) {
            return known.get();
        }
        if (!request.register()) {
            throw KafkactlException.notFound(
                    "SCHEMA_NOT_REGISTERED",
                    "schema '" + request.schema() + "' is not registered under subject '" + subject
                            + "', nothing was sent",
                    "--register registers it");
        }
        if (request.dryRun()) {
            notes.accept("dry run: would register '" + request.schema() + "' under subject '" + subject + "'");
            return new RegisteredSchema(subject, 1, NOT_YET, new UUID(0, 0).toString(), schema);
        }
        int id = registry.get().register(subject, registration);
        notes.accept("registered '" + request.schema() + "' under subject '" + subject + "' as schema " + id);
        return registry.get()
                .lookUp(subject, registration, false)
                .orElseGet(() -> new RegisteredSchema(subject, 1, id, null, schema));
    }

    private SchemaId id(EncodingRequest request, SchemaChoice choice, SchemaChoice.Found found) {
        if (!request.inHeader()) {
            return SchemaId.of(found.id() == null ? NOT_YET : found.id());
        }
        String guid = choice instanceof SchemaChoice.Id id ? id.guid(registry.get()) : found.guid();
        if (guid == null) {
            throw KafkactlException.invalid(
                    "NO_GUID",
                    "the registry gives schema " + found.id() + " no GUID, and a header names schemas by GUID",
                    "registries give them from version 8.0 on; leave out --schema-id-in header");
        }
        return SchemaId.of(UUID.fromString(guid));
    }
}
