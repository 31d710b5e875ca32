package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.Deleted;
import io.kafkactl.client.registry.RegisteredSchema;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.schema.analysis.CompleteSchema;
import io.kafkactl.ops.schema.analysis.SchemaComparison;
import java.util.List;
import java.util.OptionalInt;

/** Compares two versions of a subject, or one with a file. */
public final class SchemaDiff {
    /** Two schemas by their names, and what differs. */
    public record Difference(String before, String after, SchemaComparison comparison) {}

    private final SchemaRegistry registry;
    private final SubjectCatalog catalog;
    private final ImportLoader imports;

    public SchemaDiff(RegistryView view) {
        this.registry = view.subjects();
        this.catalog = new SubjectCatalog(view);
        this.imports = new ImportLoader(registry);
    }

    /** Two versions, one and the latest, or the two latest; exit 7 where there is only one. */
    public Difference versions(String subject, List<OptionalInt> versions) {
        List<OptionalInt> pair = versions.isEmpty() ? lastTwo(subject) : versions;
        OptionalInt second = pair.size() < 2 ? OptionalInt.empty() : pair.get(1);
        return between(load(subject, pair.get(0)), load(subject, second));
    }

    private List<OptionalInt> lastTwo(String subject) {
        List<Integer> all = catalog.known(subject, name -> registry.versions(name, Deleted.EXCLUDED));
        if (all.size() < 2) {
            throw KafkactlException.notFound(
                    "VERSION_NOT_FOUND",
                    "subject '" + subject + "' has one version, and nothing to compare it with",
                    "--file FILE compares it with a file");
        }
        return List.of(OptionalInt.of(all.get(all.size() - 2)), OptionalInt.of(all.get(all.size() - 1)));
    }

    /** A version, as the old one, and a file, as the new one. */
    public Difference file(String subject, OptionalInt version, Candidate file) {
        return between(load(subject, version), imports.complete(file.origin(), file.schema()));
    }

    private CompleteSchema load(String subject, OptionalInt version) {
        RegisteredSchema found = catalog.version(new SubjectChoice(subject, version, true), true);
        return imports.complete(found);
    }

    private static Difference between(CompleteSchema before, CompleteSchema after) {
        return new Difference(before.origin(), after.origin(), SchemaComparison.between(before, after));
    }
}
