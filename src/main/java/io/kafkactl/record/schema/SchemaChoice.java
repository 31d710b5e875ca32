package io.kafkactl.record.schema;

import io.kafkactl.client.registry.RegisteredSchema;
import io.kafkactl.client.registry.SchemaReference;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.client.registry.SchemaText;
import io.kafkactl.client.registry.SchemaType;
import io.kafkactl.client.registry.SubjectVersion;
import io.kafkactl.error.KafkactlException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A schema as the user names it: an id, a file, or a subject with or without a version. */
public sealed interface SchemaChoice {
    /** Digits are an id, what is a file or is called like one is a file, anything else a subject. */
    static SchemaChoice parse(String text) {
        if (text.matches("\\d{1,9}")) {
            return new Id(Integer.parseInt(text));
        }
        if (isFile(text)) {
            return new File(Path.of(text), List.of());
        }
        Matcher versioned = Subject.VERSIONED.matcher(text);
        if (versioned.matches()) {
            String version = versioned.group(2);
            return new Subject(
                    versioned.group(1),
                    version.equals("latest") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(version)));
        }
        return new Subject(text, OptionalInt.empty());
    }

    private static boolean isFile(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        try {
            return lower.endsWith(".avsc")
                    || lower.endsWith(".proto")
                    || lower.endsWith(".json")
                    || Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The schema, and where it is registered unless it is a file; exit 7 when there is none, 4 for a bad file. */
    Found find(SchemaRegistry registry, FieldFormat format);

    /**
     * A schema.
     *
     * @param id null for a file
     * @param guid null where the registry gives none, and for a file
     */
    record Found(
            SchemaText schema,
            @Nullable Integer id,
            @Nullable String guid) {
        static Found of(RegisteredSchema schema) {
            return new Found(schema.schema(), schema.id(), schema.guid());
        }
    }

    /** The id that stands before records. */
    record Id(int number) implements SchemaChoice {
        @Override
        public Found find(SchemaRegistry registry, FieldFormat format) {
            return new Found(registry.schemaById(number, null), number, null);
        }

        /** The GUID; null where the registry gives none. */
        @Nullable
        String guid(SchemaRegistry registry) {
            List<SubjectVersion> places = registry.subjectVersions(number, null, false);
            if (places.isEmpty()) {
                return null;
            }
            SubjectVersion place = places.get(0);
            return registry.version(place.subject(), OptionalInt.of(place.version()), true)
                    .guid();
        }
    }

    /** A version of a subject; the latest when it is empty. */
    record Subject(String name, OptionalInt version) implements SchemaChoice {
        private static final Pattern VERSIONED = Pattern.compile("(.+)@(\\d{1,9}|latest)");

        @Override
        public Found find(SchemaRegistry registry, FieldFormat format) {
            return Found.of(registry.version(name, version, false));
        }
    }

    /**
     * A file of the user.
     *
     * @param references what it imports
     */
    record File(Path path, List<SchemaReference> references) implements SchemaChoice {
        public File {
            references = List.copyOf(references);
        }

        @Override
        public Found find(SchemaRegistry registry, FieldFormat format) {
            return new Found(new SchemaText(type(format), SchemaSource.text(path), references), null, null);
        }

        /** By the end of the name, or else by the format that is asked for. */
        private SchemaType type(FieldFormat format) {
            String name = path.toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".avsc")) {
                return SchemaType.AVRO;
            }
            if (name.endsWith(".proto")) {
                return SchemaType.PROTOBUF;
            }
            if (format.type() != null) {
                return format.type();
            }
            if (name.endsWith(".json")) {
                return SchemaType.JSON;
            }
            throw KafkactlException.usage(
                    "schema file '" + path + "' does not say its language",
                    "it ends in .avsc, .proto or .json, or a format names the language");
        }
    }
}
