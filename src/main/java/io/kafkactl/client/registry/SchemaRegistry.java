package io.kafkactl.client.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a schema registry, by the vendor's REST interface. Every method fails with a {@link
 * io.kafkactl.error.KafkactlException}: 7 for what does not exist (404), 3 for an incompatible schema (409), 4 for an
 * invalid schema, version, level or mode (422), 8 for what the registry's mode or a reference forbids (42205, 42206), 6
 * for 401 and 403, 5 where no URL answers. An empty {@link Optional} means "not set" or "this registry does not know
 * the call", as each method says. A null subject names the whole registry.
 */
public interface SchemaRegistry extends AutoCloseable {
    /**
     * The subjects, sorted; filtered here where the registry ignores a parameter.
     *
     * @param prefix the names begin with it; null for those of all contexts
     */
    List<String> subjects(@Nullable String prefix, Deleted deleted);

    /** The subject's versions, ascending. */
    List<Integer> versions(String subject, Deleted deleted);

    /**
     * One version of a subject.
     *
     * @param version from 1; empty means the latest
     */
    RegisteredSchema version(String subject, OptionalInt version, boolean deletedToo);

    /**
     * The latest version whose metadata has all these properties; empty where the registry keeps no metadata. Exit 7
     * when no version has them.
     */
    Optional<RegisteredSchema> latestWith(String subject, Map<String, String> metadata);

    /** The ids of the schemas that refer to this version. */
    List<Integer> referencedBy(String subject, int version);

    /**
     * Every version of every subject, or each subject's latest; empty where the registry gives no more than the texts.
     */
    List<RegisteredSchema> schemas(@Nullable String prefix, Deleted deleted, boolean latestOnly);

    /**
     * The schema behind the id that stands before a record.
     *
     * @param subject names the registry's context for ids outside the default one; null for the default
     */
    SchemaText schemaById(int id, @Nullable String subject);

    /**
     * The text in another form, as the registry gives it.
     *
     * @param format such as {@code serialized}: for Protobuf a descriptor in base64. A registry that does not know the
     *     form gives the usual text
     */
    Optional<String> schemaById(int id, @Nullable String subject, String format);

    /**
     * The greatest id that was given out so far; empty where the registry does not say.
     *
     * @param known an id that exists: the answer comes with its schema
     * @param subject as for {@link #schemaById(int, String)}
     */
    OptionalInt greatestId(int known, @Nullable String subject);

    /** Empty where the registry does not know the call (before 8.0). */
    Optional<SchemaText> schemaByGuid(UUID guid);

    /** The ids of the schema in each context that has it; empty where the registry does not know the call. */
    List<ContextId> idsOfGuid(UUID guid);

    /**
     * Where the id is registered; empty where the registry does not know the call.
     *
     * @param subject as for {@link #schemaById(int, String)}
     */
    List<SubjectVersion> subjectVersions(int id, @Nullable String subject, boolean deletedToo);

    /** The version this very schema has under the subject; empty when it has none. */
    Optional<RegisteredSchema> lookUp(String subject, Registration schema, boolean deletedToo);

    /** The id; the same one when the schema is registered there already. */
    int register(String subject, Registration schema);

    /**
     * Whether the schema could be registered next.
     *
     * @param version the one to compare with; empty means all that the subject's level implies
     */
    CompatibilityAnswer check(String subject, OptionalInt version, Registration schema);

    /** The level set at the subject itself, or at the registry for null; empty when it is not set there. */
    Optional<CompatibilityLevel> compatibility(@Nullable String subject);

    void setCompatibility(@Nullable String subject, CompatibilityLevel level);

    /** Back to the global level, or the global level back to the registry's default. */
    void unsetCompatibility(@Nullable String subject);

    /** The mode set at the subject itself, or at the registry for null; empty when not set or not known. */
    Optional<RegistryMode> mode(@Nullable String subject);

    /**
     * Sets the mode of the subject, or of the registry for null.
     *
     * @param force also into IMPORT where schemas exist
     */
    void setMode(@Nullable String subject, RegistryMode mode, boolean force);

    /**
     * Back to the mode that is inherited.
     *
     * @param recursive also of all subjects in the context that the subject stands for
     */
    void unsetMode(@Nullable String subject, boolean recursive);

    /**
     * Gives the versions that were deleted; none when only a repeated request found them deleted.
     *
     * @param permanent only after a soft delete
     */
    List<Integer> deleteSubject(String subject, boolean permanent);

    void deleteVersion(String subject, int version, boolean permanent);

    /** The registry's contexts; empty where the registry has none. */
    List<String> contexts();

    /** The languages the registry takes. */
    List<SchemaType> types();

    ServerInfo serverInfo();

    @Override
    void close();
}
