package io.kafkactl.cli.produce;

import io.kafkactl.cli.support.AvroJsonForm;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.ReferenceOptions;
import io.kafkactl.cli.support.RegistryOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.FieldEncoders;
import io.kafkactl.record.schema.CodecOptions;
import io.kafkactl.record.schema.EncodingRequest;
import io.kafkactl.record.schema.FieldFormat;
import io.kafkactl.record.schema.RecordField;
import io.kafkactl.record.schema.SchemaEncoders;
import io.kafkactl.record.schema.SubjectNaming;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What keys and values are made into. */
@Command(optionListHeading = "What keys and values become")
final class EncodingOptions {
    /** Where a record names its schema. */
    enum SchemaIdPlace {
        PREFIX,
        HEADER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--value-format",
            paramLabel = "FORMAT",
            description =
                    "What to make of the text or JSON of values: ${COMPLETION-CANDIDATES} (default: bytes, sent as "
                            + "they stand; with --value-schema that schema's). auto does what each JSON line says of itself.")
    @Nullable
    FieldFormat valueFormat;

    @Option(
            names = "--key-format",
            paramLabel = "FORMAT",
            description = "What to make of keys; formats as for values (default: bytes).")
    @Nullable
    FieldFormat keyFormat;

    @Option(
            names = "--value-schema",
            paramLabel = "SCHEMA",
            description =
                    "Schema of values: FILE, ID or SUBJECT[@VERSION] (default: the latest of subject TOPIC-value). "
                            + "A file has to be registered already.")
    @Nullable
    String valueSchema;

    @Option(names = "--key-schema", paramLabel = "SCHEMA", description = "The same for keys, with subject TOPIC-key.")
    @Nullable
    String keySchema;

    @Option(
            names = "--value-schema-reference",
            paramLabel = "NAME=SUBJECT@VERSION",
            description =
                    "What the schema file of values imports: the name it uses, and where that is registered; may be "
                            + "repeated.")
    Map<String, String> valueReferences = new LinkedHashMap<>();

    @Option(names = "--key-schema-reference", paramLabel = "NAME=SUBJECT@VERSION", description = "The same for keys.")
    Map<String, String> keyReferences = new LinkedHashMap<>();

    @Option(names = "--register", description = "Register schema files that are not registered yet.")
    boolean register;

    @Option(
            names = "--subject-name-strategy",
            paramLabel = "STRATEGY",
            defaultValue = "topic",
            description = "How the subject of a schema file is called: ${COMPLETION-CANDIDATES} (default: "
                    + "${DEFAULT-VALUE}), that is TOPIC-value, the record's full name, or both.")
    SubjectNaming naming = SubjectNaming.TOPIC;

    @Option(
            names = "--schema-id-in",
            paramLabel = "PLACE",
            defaultValue = "prefix",
            description =
                    "Where a record names its schema: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). header "
                            + "needs a registry of version 8.0 or newer, and consumers that know it.")
    SchemaIdPlace place = SchemaIdPlace.PREFIX;

    @Option(
            names = "--avro-json",
            paramLabel = "FORM",
            defaultValue = "plain",
            description =
                    "How JSON stands for Avro: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). plain takes a "
                            + "union's value alone or as {\"TYPE\":...}; avro is the encoding of the Avro specification only.")
    AvroJsonForm avroJson = AvroJsonForm.PLAIN;

    @Option(
            names = "--protobuf-message",
            paramLabel = "NAME",
            description = "Which message of the schema Protobuf values are (default: the first).")
    @Nullable
    String protobufMessage;

    @Mixin
    RegistryOptions registry = new RegistryOptions();

    @Mixin
    SerializerOptions serializers = new SerializerOptions();

    private boolean isRaw() {
        return keyFormat() == FieldFormat.BYTES && valueFormat() == FieldFormat.BYTES;
    }

    private FieldFormat valueFormat() {
        return format(valueFormat, valueSchema);
    }

    private FieldFormat keyFormat() {
        return format(keyFormat, keySchema);
    }

    private static FieldFormat format(@Nullable FieldFormat given, @Nullable String schema) {
        return given != null ? given : schema == null ? FieldFormat.BYTES : FieldFormat.AUTO;
    }

    /** Exit 2 for options that contradict each other. */
    void validate(RecordOptions record, boolean isJson) {
        serializers.validate(keyFormat(), valueFormat(), record);
        requireSchemaFormat("--value-schema", valueSchema, valueFormat());
        requireSchemaFormat("--key-schema", keySchema, keyFormat());
        boolean schemas = keyFormat().needsRegistry() || valueFormat().needsRegistry();
        need("--register", register, keySchema != null || valueSchema != null, "--value-schema FILE");
        need("--value-schema-reference", !valueReferences.isEmpty(), valueSchema != null, "--value-schema FILE");
        need("--key-schema-reference", !keyReferences.isEmpty(), keySchema != null, "--key-schema FILE");
        need("--schema-id-in header", place == SchemaIdPlace.HEADER, schemas, "a --value-format with a schema");
        need("--protobuf-message", protobufMessage != null, valueFormat().needsRegistry(), "--value-format protobuf");
        need("--avro-json avro", avroJson != AvroJsonForm.PLAIN, schemas, "--value-format avro");
        need("--value-format auto", isAuto(valueFormat(), valueSchema), isJson, "-i jsonl or --value-schema");
        need("--key-format auto", isAuto(keyFormat(), keySchema), isJson, "-i jsonl or --key-schema");
        exclude("--value-format", valueFormat() != FieldFormat.BYTES, "--null-value", record.nullValue);
        exclude("--key-format", keyFormat() != FieldFormat.BYTES, "--null-key", record.nullKey);
    }

    /** Exit 2 when a schema is needed and nothing says where the registry is. */
    void requireRegistry(Invocation invocation) {
        boolean byLine = isAuto(keyFormat(), keySchema) || isAuto(valueFormat(), valueSchema);
        if (!byLine && (keyFormat().needsRegistry() || valueFormat().needsRegistry())) {
            invocation.settings().requireSchemaRegistry();
        }
    }

    private static boolean isAuto(FieldFormat format, @Nullable String schema) {
        return format == FieldFormat.AUTO && schema == null;
    }

    private static void requireSchemaFormat(String option, @Nullable String schema, FieldFormat format) {
        if (schema != null && !format.needsRegistry()) {
            throw KafkactlException.usage(
                    option + " is for avro, protobuf and json-schema, not for the format " + format, null);
        }
    }

    private static void need(String option, boolean given, boolean there, String what) {
        if (given && !there) {
            throw KafkactlException.usage(option + " needs " + what, null);
        }
    }

    private static void exclude(String first, boolean isFirst, String second, boolean isSecond) {
        if (isFirst && isSecond) {
            throw KafkactlException.usage(first + " and " + second + " exclude each other", null);
        }
    }

    /**
     * Finds the schemas; exit 2 without a registry, 7 for one that is not there, 4 for one that is none, and for a class
     * that is no serializer.
     */
    FieldEncoders encoders(Connection connection, String topic, boolean dryRun, Invocation invocation) {
        FieldEncoders formats = byFormat(connection, topic, dryRun, invocation);
        return serializers.none() ? formats : serializers.over(formats, connection.settings(), topic);
    }

    private FieldEncoders byFormat(Connection connection, String topic, boolean dryRun, Invocation invocation) {
        if (isRaw()) {
            return FieldEncoders.RAW;
        }
        SchemaEncoders encoders = new SchemaEncoders(() -> registry.registry(connection), topic, invocation::note);
        return new FieldEncoders(
                encoders.open(request(RecordField.KEY, keyFormat(), keySchema, dryRun)),
                encoders.open(request(RecordField.VALUE, valueFormat(), valueSchema, dryRun)));
    }

    private EncodingRequest request(RecordField field, FieldFormat format, @Nullable String schema, boolean dryRun) {
        boolean isKey = field == RecordField.KEY;
        String message = isKey ? null : protobufMessage;
        return new EncodingRequest(
                field,
                format,
                schema,
                ReferenceOptions.parse("--" + field + "-schema-reference", isKey ? keyReferences : valueReferences),
                naming,
                register,
                dryRun,
                place == SchemaIdPlace.HEADER,
                new CodecOptions(avroJson == AvroJsonForm.PLAIN, null, message, false, false));
    }
}
