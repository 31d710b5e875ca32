package io.kafkactl.client.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Shows one context of a registry as if it were a registry of its own: subjects are named without the context, and no
 * subject means the whole context. A subject that names a context keeps to that one.
 */
public final class ContextRegistry implements SchemaRegistry {
    private static final String DEFAULT = ":.:";

    private final SchemaRegistry registry;
    private final String prefix;

    private ContextRegistry(SchemaRegistry registry, String prefix) {
        this.registry = registry;
        this.prefix = prefix;
    }

    /** The context {@code .staging}, also written {@code staging} or {@code :.staging:}. */
    public static SchemaRegistry of(SchemaRegistry registry, String context) {
        String name = context.replaceAll("^:|:$", "");
        String prefix = ":" + (name.startsWith(".") ? name : "." + name) + ":";
        return prefix.equals(DEFAULT) ? registry : new ContextRegistry(registry, prefix);
    }

    private String qualified(@Nullable String subject) {
        if (subject == null) {
            return prefix;
        }
        return subject.startsWith(":.") ? subject : prefix + subject;
    }

    private String local(String subject) {
        return subject.startsWith(prefix) ? subject.substring(prefix.length()) : subject;
    }

    private RegisteredSchema local(RegisteredSchema schema) {
        return new RegisteredSchema(
                local(schema.subject()), schema.version(), schema.id(), schema.guid(), schema.schema());
    }

    @Override
    public List<String> subjects(@Nullable String start, Deleted deleted) {
        return registry.subjects(qualified(start), deleted).stream()
                .map(this::local)
                .toList();
    }

    @Override
    public List<Integer> versions(String subject, Deleted deleted) {
        return registry.versions(qualified(subject), deleted);
    }

    @Override
    public RegisteredSchema version(String subject, OptionalInt version, boolean deletedToo) {
        return local(registry.version(qualified(subject), version, deletedToo));
    }

    @Override
    public Optional<RegisteredSchema> latestWith(String subject, Map<String, String> metadata) {
        return registry.latestWith(qualified(subject), metadata).map(this::local);
    }

    @Override
    public List<Integer> referencedBy(String subject, int version) {
        return registry.referencedBy(qualified(subject), version);
    }

    @Override
    public List<RegisteredSchema> schemas(@Nullable String start, Deleted deleted, boolean latestOnly) {
        return registry.schemas(qualified(start), deleted, latestOnly).stream()
                .map(this::local)
                .toList();
    }

    @Override
    public SchemaText schemaById(int id, @Nullable String subject) {
        return registry.schemaById(id, qualified(subject));
    }

    @Override
    public Optional<String> schemaById(int id, @Nullable String subject, String format) {
        return registry.schemaById(id, qualified(subject), format);
    }

    @Override
    public OptionalInt greatestId(int known, @Nullable String subject) {
        return registry.greatestId(known, qualified(subject));
    }

    @Override
    public Optional<SchemaText> schemaByGuid(UUID guid) {
        return registry.schemaByGuid(guid);
    }

    @Override
    public List<ContextId> idsOfGuid(UUID guid) {
        return registry.idsOfGuid(guid);
    }

    @Override
    public List<SubjectVersion> subjectVersions(int id, @Nullable String subject, boolean deletedToo) {
        return registry.subjectVersions(id, qualified(subject), deletedToo).stream()
                .map(found -> new SubjectVersion(local(found.subject()), found.version()))
                .toList();
    }

    @Override
    public Optional<RegisteredSchema> lookUp(String subject, Registration schema, boolean deletedToo) {
        return registry.lookUp(qualified(subject), schema, deletedToo).map(this::local);
    }

    @Override
    public int register(String subject, Registration schema) {
        return registry.register(qualified(subject), schema);
    }

    @Override
    public CompatibilityAnswer check(String subject, OptionalInt version, Registration schema) {
        return registry.check(qualified(subject), version, schema);
    }

    @Override
    public Optional<CompatibilityLevel> compatibility(@Nullable String subject) {
        return registry.compatibility(qualified(subject));
    }

    @Override
    public void setCompatibility(@Nullable String subject, CompatibilityLevel level) {
        registry.setCompatibility(qualified(subject), level);
    }

    @Override
    public void unsetCompatibility(@Nullable String subject) {
        registry.unsetCompatibility(qualified(subject));
    }

    @Override
    public Optional<RegistryMode> mode(@Nullable String subject) {
        return registry.mode(qualified(subject));
    }

    @Override
    public void setMode(@Nullable String subject, RegistryMode mode, boolean force) {
        registry.setMode(qualified(subject), mode, force);
    }

    @Override
    public void unsetMode(@Nullable String subject, boolean recursive) {
        registry.unsetMode(qualified(subject), recursive);
    }

    @Override
    public List<Integer> deleteSubject(String subject, boolean permanent) {
        return registry.deleteSubject(qualified(subject), permanent);
    }

    @Override
    public void deleteVersion(String subject, int version, boolean permanent) {
        registry.deleteVersion(qualified(subject), version, permanent);
    }

    @Override
    public List<String> contexts() {
        return registry.contexts();
    }

    @Override
    public List<SchemaType> types() {
        return registry.types();
    }

    @Override
    public ServerInfo serverInfo() {
        return registry.serverInfo();
    }

    @Override
    public void close() {
        registry.close();
    }
}
