package io.kafkactl.cli.consume;

import io.kafkactl.client.PluginSerdes;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.FieldDecoder;
import io.kafkactl.record.plugin.DeserializedField;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deserializers of somebody else's for keys and values. */
@Command(optionListHeading = "With deserializers of your own")
final class DeserializerOptions {
    @Option(
            names = "--value-deserializer",
            paramLabel = "CLASS",
            description =
                    "Deserializer of Kafka's interface that values are shown by, instead of a format; its jar lies "
                            + "on --plugin-path. It is configured by -X and the context, like an application's.")
    @Nullable
    String value;

    @Option(names = "--key-deserializer", paramLabel = "CLASS", description = "As --value-deserializer, for keys.")
    @Nullable
    String key;

    /** Whether neither is given. */
    boolean none() {
        return key == null && value == null;
    }

    /** Exit 2 for a format and a deserializer of the same. */
    void validate(boolean keyHasFormat, boolean valueHasFormat) {
        if ((key != null && keyHasFormat) || (value != null && valueHasFormat)) {
            String field = key != null && keyHasFormat ? "key" : "value";
            throw KafkactlException.usage(
                    "--" + field + "-deserializer and --" + field + "-format exclude each other", null);
        }
    }

    /** The deserializer of keys, or {@code otherwise} when none is given; exit 4 for a class that is none. */
    FieldDecoder key(ConnectionSettings settings, FieldDecoder otherwise) {
        return key == null ? otherwise : DeserializedField.of(key, new PluginSerdes(settings), true);
    }

    /** The deserializer of values, or {@code otherwise} when none is given; exit 4 for a class that is none. */
    FieldDecoder value(ConnectionSettings settings, FieldDecoder otherwise) {
        return value == null ? otherwise : DeserializedField.of(value, new PluginSerdes(settings), false);
    }
}
