package io.kafkactl.cli.produce;

import io.kafkactl.client.PluginSerdes;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.FieldEncoders;
import io.kafkactl.record.plugin.SerializedField;
import io.kafkactl.record.schema.FieldFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serializers of somebody else's for keys and values. */
@Command(optionListHeading = "With serializers of your own")
final class SerializerOptions {
    @Option(
            names = "--value-serializer",
            paramLabel = "CLASS",
            description = "Serializer of Kafka's interface that makes values, instead of a format; its jar lies on "
                    + "--plugin-path. It is given the type that it takes, and is configured by -X and the context, like "
                    + "an application's.")
    @Nullable
    String value;

    @Option(names = "--key-serializer", paramLabel = "CLASS", description = "As --value-serializer, for keys.")
    @Nullable
    String key;

    boolean none() {
        return key == null && value == null;
    }

    /** Exit 2 for a format, or a null, and a serializer of the same. */
    void validate(FieldFormat keyFormat, FieldFormat valueFormat, RecordOptions record) {
        exclude("key", key, keyFormat, record.nullKey);
        exclude("value", value, valueFormat, record.nullValue);
    }

    private static void exclude(String field, @Nullable String serializer, FieldFormat format, boolean isNull) {
        if (serializer != null && (format != FieldFormat.BYTES || isNull)) {
            throw KafkactlException.usage(
                    "--" + field + "-serializer and --" + (isNull ? "null-" + field : field + "-format")
                            + " exclude each other",
                    null);
        }
    }

    /** The serializers that are given, and {@code formats} for the others. */
    FieldEncoders over(FieldEncoders formats, ConnectionSettings settings, String topic) {
        PluginSerdes serdes = new PluginSerdes(settings);
        return new FieldEncoders(
                key == null ? formats.key() : new SerializedField("key", topic, key, serdes),
                value == null ? formats.value() : new SerializedField("value", topic, value, serdes));
    }
}
