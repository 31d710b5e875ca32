package io.kafkactl.testkit.registry;

import io.kafkactl.testkit.registry.StoredSchema.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The registry's contents and what it allows: subjects, ids by context, levels and modes, all as documented. */
final class RegistryStore {
    static final List<String> LEVELS = List.of(
            "NONE", "BACKWARD", "BACKWARD_TRANSITIVE", "FORWARD", "FORWARD_TRANSITIVE", "FULL", "FULL_TRANSITIVE");
    static final List<String> MODES = List.of("READWRITE", "READONLY", "READONLY_OVERRIDE", "IMPORT", "FORWARD");

    private final TreeMap<String, List<StoredVersion>> subjects = new TreeMap<>();
    private final Map<String, Map<Integer, StoredSchema>> ids = new HashMap<>();
    private final Map<String, String> levels = new HashMap<>(Map.of("", "BACKWARD"));
    private final Map<String, String> modes = new HashMap<>(Map.of("", "READWRITE"));
    /** What is said of schemas that are not Avro; empty lets them all through. */
    List<String> verdict = List.of();
    /** Since 8.2 the registry says 40901; before, the bare status. */
    int conflictCode = 40901;

    /** The context that a subject's name begins with; "." without. */
    static String context(@Nullable String subject) {
        if (subject == null || !subject.startsWith(":.")) {
            return ".";
        }
        return subject.substring(1, subject.indexOf(':', 1));
    }

    Collection<String> contexts() {
        TreeSet<String> names = new TreeSet<>(List.of("."));
        subjects.keySet().forEach(subject -> names.add(context(subject)));
        return names;
    }

    // Subjects and versions

    List<String> subjects(Predicate<StoredVersion> filter) {
        return subjects.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(filter))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** 40401 when nothing of the subject passes the filter. */
    List<StoredVersion> versions(String subject, Predicate<StoredVersion> filter) {
        List<StoredVersion> found = subjects.getOrDefault(subject, List.of()).stream()
                .filter(filter)
                .toList();
        if (found.isEmpty()) {
            throw RegistryFault.of(40401, "Subject '" + subject + "' not found.");
        }
        return found;
    }

    Stream<StoredVersion> all() {
        return subjects.values().stream().flatMap(List::stream);
    }

    /** {@code latest} or -1, or a number from 1 on: 42202 for anything else, 40402 for one that is not there. */
    StoredVersion version(String subject, String version, boolean deletedToo) {
        boolean latest = version.equals("latest") || version.equals("-1");
        if (!latest && !version.matches("[1-9]\\d{0,8}")) {
            throw RegistryFault.of(
                    42202,
                    "The specified version '" + version + "' is not a valid version id. Allowed values are between "
                            + "[1, 2^31-1] and the string \"latest\"");
        }
        List<StoredVersion> found = versions(subject, v -> deletedToo || !v.deleted);
        if (latest) {
            return found.get(found.size() - 1);
        }
        return found.stream()
                .filter(v -> v.version == Integer.parseInt(version))
                .findFirst()
                .orElseThrow(() -> RegistryFault.of(40402, "Version " + version + " not found."));
    }

    List<Integer> referencedBy(String subject, int version) {
        return all().filter(v -> !v.deleted)
                .filter(v -> v.schema.references().stream()
                        .anyMatch(r -> r.subject().equals(subject) && r.version() == version))
                .map(v -> v.id)
                .distinct()
                .toList();
    }

    StoredSchema byId(String context, int id) {
        StoredSchema schema = ids.getOrDefault(context, Map.of()).get(id);
        if (schema == null) {
            throw RegistryFault.of(40403, "Schema " + id + " not found");
        }
        return schema;
    }

    int greatestId(String context) {
        return ids.getOrDefault(context, Map.of()).keySet().stream()
                .mapToInt(i -> i)
                .max()
                .orElse(0);
    }

    /** The schema's id in each context that has it. */
    Map<String, Integer> ids(StoredSchema schema) {
        Map<String, Integer> found = new TreeMap<>();
        ids.forEach((context, known) -> known.forEach((id, other) -> {
            if (other.equals(schema)) {
                found.put(context, id);
            }
        }));
        return found;
    }

    /** The references and their own, by the names that they are imported with. */
    Map<String, StoredSchema> named(List<Reference> references) {
        Map<String, StoredSchema> found = new LinkedHashMap<>();
        for (Reference reference : references) {
            StoredSchema schema = version(reference.subject(), String.valueOf(reference.version()), true).schema;
            found.putAll(named(schema.references()));
            found.put(reference.name(), schema);
        }
        return found;
    }

    Optional<StoredSchema> byGuid(String guid) {
        return ids.values().stream()
                .flatMap(schemas -> schemas.values().stream())
                .filter(schema -> schema.guid().toString().equals(guid))
                .findFirst();
    }

    // Writing

    /** The references' own references first; 42201 for one that is not there. */
    List<StoredSchema> imports(List<Reference> references) {
        Map<String, StoredSchema> found = new LinkedHashMap<>();
        for (Reference reference : references) {
            StoredVersion version = subjects.getOrDefault(reference.subject(), List.of()).stream()
                    .filter(v -> v.version == reference.version())
                    .findFirst()
                    .orElseThrow(() -> RegistryFault.of(
                            42201,
                            "No schema reference found for subject \"" + reference.subject() + "\" and version "
                                    + reference.version()));
            imports(version.schema.references()).forEach(schema -> found.putIfAbsent(schema.text(), schema));
            found.putIfAbsent(version.schema.text(), version.schema);
        }
        return List.copyOf(found.values());
    }

    StoredVersion register(String subject, StoredSchema schema, @Nullable Integer id, @Nullable Integer version) {
        requireWritable(subject);
        boolean importing = mode(subject).equals("IMPORT");
        if (importing != (id != null)) {
            throw RegistryFault.of(
                    42205, "Subject " + subject + (importing ? " is in import mode" : " is not in import mode"));
        }
        List<StoredVersion> versions = subjects.computeIfAbsent(subject, name -> new ArrayList<>());
        for (StoredVersion existing : versions) {
            if (!existing.deleted && existing.schema.equals(schema)) {
                return existing;
            }
        }
        if (!importing) {
            List<String> messages = check(subject, schema, earlier(subject));
            if (!messages.isEmpty()) {
                throw new RegistryFault(
                        409,
                        conflictCode,
                        "Schema being registered is incompatible with an earlier schema for subject \"" + subject
                                + "\", details: " + messages);
            }
        }
        int next = versions.stream().mapToInt(v -> v.version).max().orElse(0) + 1;
        StoredVersion stored =
                new StoredVersion(subject, version == null ? next : version, id(context(subject), schema, id), schema);
        versions.add(stored);
        return stored;
    }

    private int id(String context, StoredSchema schema, @Nullable Integer wanted) {
        Map<Integer, StoredSchema> known = ids.computeIfAbsent(context, name -> new TreeMap<>());
        if (wanted != null) {
            StoredSchema other = known.putIfAbsent(wanted, schema);
            if (other != null && !other.equals(schema)) {
                throw RegistryFault.of(42207, "Overwrite new schema with id " + wanted + " is not permitted.");
            }
            return wanted;
        }
        for (Map.Entry<Integer, StoredSchema> entry : known.entrySet()) {
            if (entry.getValue().equals(schema)) {
                return entry.getKey();
            }
        }
        int next = known.keySet().stream().mapToInt(i -> i).max().orElse(0) + 1;
        known.put(next, schema);
        return next;
    }

    List<Integer> deleteSubject(String subject, boolean permanent) {
        requireWritable(subject);
        List<StoredVersion> versions = versions(subject, v -> true);
        boolean allDeleted = versions.stream().allMatch(v -> v.deleted);
        if (permanent && !allDeleted) {
            throw RegistryFault.of(
                    40405, "Subject '" + subject + "' was not deleted first before being permanently deleted");
        }
        if (!permanent && allDeleted) {
            throw RegistryFault.of(
                    40404, "Subject '" + subject + "' was soft deleted. Set permanent=true to delete permanently");
        }
        versions.stream().filter(v -> !v.deleted).forEach(this::requireUnreferenced);
        List<Integer> deleted = versions.stream()
                .filter(v -> permanent || !v.deleted)
                .map(v -> v.version)
                .toList();
        versions.forEach(v -> v.deleted = true);
        levels.remove(subject);
        modes.remove(subject);
        if (permanent) {
            subjects.remove(subject);
        }
        return deleted;
    }

    int deleteVersion(String subject, String number, boolean permanent) {
        requireWritable(subject);
        StoredVersion version = version(subject, number, true);
        if (permanent && !version.deleted) {
            throw RegistryFault.of(
                    40407,
                    "Subject '" + subject + "' Version " + version.version
                            + " was not deleted first before being permanently deleted");
        }
        if (!permanent && version.deleted) {
            throw RegistryFault.of(
                    40406,
                    "Subject '" + subject + "' Version " + version.version
                            + " was soft deleted. Set permanent=true to delete permanently");
        }
        if (!version.deleted) {
            requireUnreferenced(version);
        }
        version.deleted = true;
        if (permanent) {
            Objects.requireNonNull(subjects.get(subject)).remove(version);
        }
        return version.version;
    }

    private void requireUnreferenced(StoredVersion version) {
        if (!referencedBy(version.subject, version.version).isEmpty()) {
            throw RegistryFault.of(
                    42206,
                    "One or more references exist to the schema {magic=1,keytype=SCHEMA,subject=" + version.subject
                            + ",version=" + version.version + "}.");
        }
    }

    private void requireWritable(String subject) {
        if (mode(subject).startsWith("READONLY")) {
            throw RegistryFault.of(42205, "Subject " + subject + " is in read-only mode");
        }
    }

    // Levels and modes; "" is the registry's own

    private static List<String> scopes(String subject) {
        return subject.startsWith(":.")
                ? List.of(subject, subject.substring(0, subject.indexOf(':', 1) + 1), "")
                : List.of(subject, "");
    }

    private static String effective(Map<String, String> settings, String subject) {
        return scopes(subject).stream()
                .map(settings::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    String level(String subject) {
        return effective(levels, subject);
    }

    /** One that stands above all is not overridden by a subject's own. */
    String mode(String subject) {
        String global = Objects.requireNonNull(modes.get(""));
        return global.equals("READONLY_OVERRIDE") ? global : effective(modes, subject);
    }

    @Nullable
    String ownLevel(String subject) {
        return levels.get(subject);
    }

    @Nullable
    String ownMode(String subject) {
        return modes.get(subject);
    }

    void level(String subject, String level) {
        if (!LEVELS.contains(level)) {
            throw RegistryFault.of(
                    42203,
                    "Invalid compatibility level. Valid values are none, backward, forward, full, "
                            + "backward_transitive, forward_transitive, and full_transitive");
        }
        levels.put(subject, level);
    }

    void mode(String subject, String mode, boolean force) {
        if (!MODES.contains(mode)) {
            throw RegistryFault.of(
                    42204,
                    "Invalid mode. Valid values are READWRITE, READONLY, READONLY_OVERRIDE, IMPORT and FORWARD.");
        }
        boolean occupied = all().anyMatch(v -> subject.isEmpty()
                || v.subject.equals(subject)
                || scopes(v.subject).contains(subject));
        if (mode.equals("IMPORT") && occupied && !force) {
            throw RegistryFault.of(42205, "Cannot import since found existing subjects");
        }
        modes.put(subject, mode);
    }

    String unsetLevel(String subject) {
        return unset(levels, subject, "BACKWARD");
    }

    /** {@code recursive} also of all subjects of the context that the name stands for. */
    String unsetMode(String subject, boolean recursive) {
        if (recursive) {
            modes.keySet().removeIf(name -> scopes(name).contains(subject) && !name.equals(subject));
        }
        return unset(modes, subject, "READWRITE");
    }

    private static String unset(Map<String, String> settings, String subject, String standard) {
        String old = subject.isEmpty() ? settings.put("", standard) : settings.remove(subject);
        if (old == null) {
            throw RegistryFault.of(40401, "Subject '" + subject + "' not found.");
        }
        return old;
    }

    // Compatibility

    /** What the subject's level compares a new version with, the latest first. */
    List<StoredVersion> earlier(String subject) {
        List<StoredVersion> active = new ArrayList<>(subjects.getOrDefault(subject, List.of()).stream()
                .filter(v -> !v.deleted)
                .toList());
        Collections.reverse(active);
        return level(subject).endsWith("_TRANSITIVE") || active.isEmpty() ? active : active.subList(0, 1);
    }

    /** The registry's messages; empty when the schema may come next. */
    List<String> check(String subject, StoredSchema schema, List<StoredVersion> earlier) {
        String level = level(subject);
        if (level.equals("NONE")) {
            return List.of();
        }
        List<String> messages = new ArrayList<>();
        for (StoredVersion old : earlier) {
            List<String> found = compare(level, schema, old.schema);
            if (!found.isEmpty()) {
                messages.addAll(found);
                messages.add("{oldSchemaVersion: " + old.version + "}");
                messages.add("{oldSchema: '" + old.schema.text() + "'}");
                messages.add("{compatibility: '" + level + "'}");
                break;
            }
        }
        return messages;
    }

    private List<String> compare(String level, StoredSchema schema, StoredSchema old) {
        if (!schema.type().equals(old.type())) {
            return List.of("Incompatible because of different schema type");
        }
        if (!schema.type().equals("AVRO")) {
            return verdict;
        }
        List<StoredSchema> newImports = imports(schema.references());
        List<StoredSchema> oldImports = imports(old.references());
        List<String> messages = new ArrayList<>();
        if (!level.startsWith("FORWARD")) {
            messages.addAll(SchemaLanguages.incompatibilities(schema, newImports, old, oldImports));
        }
        if (!level.startsWith("BACKWARD")) {
            messages.addAll(SchemaLanguages.incompatibilities(old, oldImports, schema, newImports));
        }
        return messages;
    }
}
