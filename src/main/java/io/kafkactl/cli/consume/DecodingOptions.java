package io.kafkactl.cli.consume;

import io.kafkactl.cli.support.AvroJsonForm;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.RegistryOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.output.SafeText;
import io.kafkactl.record.BytesFormat;
import io.kafkactl.record.FieldDecoder;
import io.kafkactl.record.OnDecodeError;
import io.kafkactl.record.RecordDecoding;
import io.kafkactl.record.RecordFailures;
import io.kafkactl.record.jq.RecordJson;
import io.kafkactl.record.schema.CodecOptions;
import io.kafkactl.record.schema.FieldFormat;
import io.kafkactl.record.schema.RecordField;
import io.kafkactl.record.schema.SchemaDecoder;
import io.kafkactl.record.schema.Unresolved;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the bytes of keys and values are taken for. */
@Command(optionListHeading = "What keys and values are")
final class DecodingOptions {
    @Option(
            names = "--value-format",
            paramLabel = "FORMAT",
            defaultValue = "bytes",
            description = "What values are: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, shown as they are). "
                    + "auto shows by its schema what names one of the registry, and all else as it is.")
    FieldFormat valueFormat = FieldFormat.BYTES;

    @Option(
            names = "--key-format",
            paramLabel = "FORMAT",
            defaultValue = "bytes",
            description = "What keys are; formats as for values (default: ${DEFAULT-VALUE}).")
    FieldFormat keyFormat = FieldFormat.BYTES;

    @Option(
            names = "--value-schema",
            paramLabel = "SCHEMA",
            description =
                    "With Avro: show values as a reader with this schema sees them. FILE, ID or SUBJECT[@VERSION].")
    @Nullable
    String valueSchema;

    @Option(names = "--key-schema", paramLabel = "SCHEMA", description = "The same for keys.")
    @Nullable
    String keySchema;

    @Option(
            names = "--avro-json",
            paramLabel = "FORM",
            defaultValue = "plain",
            description = "How Avro is written as JSON: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). plain "
                    + "shows a union as its value and logical types readable; avro is the encoding of the Avro "
                    + "specification.")
    AvroJsonForm avroJson = AvroJsonForm.PLAIN;

    @Option(
            names = "--protobuf-message",
            paramLabel = "NAME",
            description = "The message that all Protobuf values are, whatever the bytes say of it or in which of the "
                    + "older ways.")
    @Nullable
    String protobufMessage;

    @Option(
            names = "--preserve-proto-names",
            description = "Protobuf fields are called as in their file, not in lowerCamelCase.")
    boolean protoNames;

    @Option(
            names = "--validate",
            description = "Check values of a JSON Schema against it; one that does not fit counts as undecodable.")
    boolean validate;

    @Option(
            names = "--on-decode-error",
            paramLabel = "ACTION",
            defaultValue = "show",
            description =
                    "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}): what becomes of a record whose key or "
                            + "value is not of its format. Shown as base64 or skipped, it is counted, and the exit "
                            + "code is 1.")
    OnDecodeError onDecodeError = OnDecodeError.SHOW;

    @Mixin
    RegistryOptions registry = new RegistryOptions();

    @Mixin
    DeserializerOptions deserializers = new DeserializerOptions();

    boolean isRaw() {
        return deserializers.none() && keyFormat == FieldFormat.BYTES && valueFormat == FieldFormat.BYTES;
    }

    /** Exit 2 for options without the format that they belong to. */
    void validate() {
        deserializers.validate(keyFormat != FieldFormat.BYTES, valueFormat != FieldFormat.BYTES);
        need("--value-schema", valueSchema != null, isAvro(valueFormat), "--value-format avro");
        need("--key-schema", keySchema != null, isAvro(keyFormat), "--key-format avro");
        need("--protobuf-message", protobufMessage != null, is(FieldFormat.PROTOBUF), "--value-format protobuf");
        need("--preserve-proto-names", protoNames, is(FieldFormat.PROTOBUF), "--value-format protobuf");
        need("--validate", validate, is(FieldFormat.JSON_SCHEMA), "--value-format json-schema");
        need("--avro-json avro", avroJson != AvroJsonForm.PLAIN, is(FieldFormat.AVRO), "--value-format avro");
    }

    private static boolean isAvro(FieldFormat format) {
        return format == FieldFormat.AVRO || format == FieldFormat.AUTO;
    }

    private boolean is(FieldFormat format) {
        return keyFormat == format
                || valueFormat == format
                || keyFormat == FieldFormat.AUTO
                || valueFormat == FieldFormat.AUTO;
    }

    private static void need(String option, boolean given, boolean fits, String format) {
        if (given && !fits) {
            throw KafkactlException.usage(option + " needs " + format, null);
        }
    }

    /**
     * How the keys and values of the topic are read, from when a connection is there; exit 2 when a format needs a
     * registry and nothing says where it is, 4 for a class that is no deserializer.
     */
    Decoders decoders(Invocation invocation, String topic) {
        Decoders formats = byFormat(invocation, topic);
        if (deserializers.none()) {
            return formats;
        }
        return new Decoders(
                deserializers.key(invocation.settings(), formats.key()),
                deserializers.value(invocation.settings(), formats.value()),
                formats.link(),
                formats.unresolved());
    }

    private Decoders byFormat(Invocation invocation, String topic) {
        Unresolved unresolved = new Unresolved(reason -> invocation.warn(SafeText.oneLine(reason)));
        if (isExplicit()) {
            invocation.settings().requireSchemaRegistry();
        } else if (invocation.settings().schemaRegistry().isEmpty()) {
            if (keyFormat == FieldFormat.AUTO || valueFormat == FieldFormat.AUTO) {
                invocation.warn("no schema registry is named, so that auto shows bytes as they are");
            }
            return new Decoders(plain(keyFormat), plain(valueFormat), null, unresolved);
        }
        if (!keyFormat.needsRegistry() && !valueFormat.needsRegistry()) {
            return new Decoders(plain(keyFormat), plain(valueFormat), null, unresolved);
        }
        RegistryLink link = new RegistryLink(registry, topic, invocation::note);
        return new Decoders(
                decoder(RecordField.KEY, keyFormat, keySchema, null, link, unresolved),
                decoder(RecordField.VALUE, valueFormat, valueSchema, protobufMessage, link, unresolved),
                link,
                unresolved);
    }

    private boolean isExplicit() {
        return keyFormat.type() != null || valueFormat.type() != null;
    }

    private FieldDecoder decoder(
            RecordField field,
            FieldFormat format,
            @Nullable String schema,
            @Nullable String message,
            RegistryLink link,
            Unresolved unresolved) {
        if (!format.needsRegistry()) {
            return plain(format);
        }
        CodecOptions options = new CodecOptions(
                avroJson == AvroJsonForm.PLAIN,
                schema == null ? null : link.reader(field, schema),
                message,
                protoNames,
                validate);
        return new SchemaDecoder(field, format, options, link.schemas(), unresolved);
    }

    private static FieldDecoder plain(FieldFormat format) {
        BytesFormat bytes = format.bytes();
        return bytes == null ? BytesFormat.BYTES : bytes;
    }

    RecordDecoding decoding(Decoders decoders, RecordFailures failures) {
        return new RecordDecoding(decoders.key(), decoders.value(), onDecodeError, failures);
    }

    /**
     * How keys and values are read in one run.
     *
     * @param records as jq sees them, the same for all who look at a record
     * @param link what the decoders of schemas need before the first record; null when there are none
     */
    record Decoders(
            FieldDecoder key,
            FieldDecoder value,
            RecordJson records,
            @Nullable RegistryLink link,
            Unresolved unresolved) {
        Decoders(FieldDecoder key, FieldDecoder value, @Nullable RegistryLink link, Unresolved unresolved) {
            this(key, value, new RecordJson(key, value), link, unresolved);
        }

        /** Exit 7 or 4 for a schema that cannot be had. */
        void open(Connection connection) {
            if (link != null) {
                link.open(connection);
            }
        }
    }
}
