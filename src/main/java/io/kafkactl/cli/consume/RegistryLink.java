package io.kafkactl.cli.consume;

import io.kafkactl.cli.support.RegistryOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.record.schema.RecordField;
import io.kafkactl.record.schema.RegistrySchemas;
import io.kafkactl.record.schema.SchemaEncoders;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Gives decoders their registry once there is a connection; options are checked before there is one. */
final class RegistryLink {
    private final RegistryOptions part;
    private final SchemaEncoders finder;
    private final RegistrySchemas schemas = new RegistrySchemas(this::registry);
    private final List<Reader> readers = new ArrayList<>();
    private volatile @Nullable Connection connection;

    /** {@code part} of the registry is meant. */
    RegistryLink(RegistryOptions part, String topic, Consumer<String> notes) {
        this.part = part;
        this.finder = new SchemaEncoders(this::registry, topic, notes);
    }

    RegistrySchemas schemas() {
        return schemas;
    }

    /** The schema that values are resolved to, from {@link #open} on. */
    Supplier<Schema> reader(RecordField field, String text) {
        Reader reader = new Reader(field, text);
        readers.add(reader);
        return reader;
    }

    /** Exit 7 or 4 for a schema that cannot be had. */
    void open(Connection opened) {
        connection = opened;
        readers.forEach(reader -> reader.schema = finder.reader(reader.field, reader.text));
    }

    private SchemaRegistry registry() {
        Connection open = connection;
        if (open == null) {
            throw new IllegalStateException("a record was read before the connection was there");
        }
        return part.registry(open);
    }

    /** A schema of the user's choice, known once it is found. */
    private static final class Reader implements Supplier<Schema> {
        private final RecordField field;
        private final String text;
        private volatile @Nullable Schema schema;

        Reader(RecordField field, String text) {
            this.field = field;
            this.text = text;
        }

        @Override
        public Schema get() {
            Schema found = schema;
            if (found == null) {
                throw new IllegalStateException("a record was read before the schema of its reader");
            }
            return found;
        }
    }
}
