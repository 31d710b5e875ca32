package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.ContextId;
import io.kafkactl.client.registry.Deleted;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.client.registry.SubjectVersion;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Deletes subjects or single versions, never what another schema refers to. */
public final class SubjectDeletion {
    /**
     * What will go.
     *
     * @param versions all that are named, ascending
     * @param active those among them that are not soft-deleted yet
     */
    public record Doomed(SubjectChoice choice, List<Integer> versions, List<Integer> active) {
        public Doomed {
            versions = List.copyOf(versions);
            active = List.copyOf(active);
        }
    }

    private final SchemaRegistry registry;
    private final SubjectCatalog catalog;
    private final boolean permanent;

    /** {@code permanent} also takes away what a soft delete leaves. */
    public SubjectDeletion(RegistryView view, boolean permanent) {
        this.registry = view.subjects();
        this.catalog = new SubjectCatalog(view);
        this.permanent = permanent;
    }

    /** Reads only. A subject that is named before another may refer to it: it goes first. */
    public SubjectOutcome<Doomed> plan(List<SubjectChoice> choices) {
        List<Doomed> doomed = new ArrayList<>();
        List<ItemError> errors = new ArrayList<>();
        Set<String> gone = new HashSet<>();
        for (SubjectChoice choice : choices) {
            try {
                doomed.add(plan(choice, gone));
                if (!choice.versioned()) {
                    gone.add(choice.subject());
                }
            } catch (KafkactlException e) {
                errors.add(ItemError.of(choice.toString(), e));
            }
        }
        return new SubjectOutcome<>(doomed, errors);
    }

    private Doomed plan(SubjectChoice choice, Set<String> gone) {
        String subject = choice.subject();
        List<Integer> all = catalog.known(subject, name -> registry.versions(name, Deleted.INCLUDED));
        List<Integer> active = catalog.activeVersions(subject);
        if (choice.versioned()) {
            int version = choice.version()
                    .orElseGet(() -> catalog.version(choice, false).version());
            all = only(all, version);
            active = only(active, version);
            if (all.isEmpty()) {
                throw KafkactlException.notFound(
                        "VERSION_NOT_FOUND",
                        "subject '" + subject + "' has no version " + version,
                        "kafkactl schema versions " + subject + " shows them");
            }
        }
        if (active.isEmpty() && !permanent) {
            throw KafkactlException.notFound(
                    "SUBJECT_SOFT_DELETED", choice + " is soft-deleted already", "--permanent removes it for good");
        }
        requireUnreferenced(subject, active, gone);
        return new Doomed(choice, all, active);
    }

    private static List<Integer> only(List<Integer> versions, int version) {
        return versions.stream().filter(each -> each == version).toList();
    }

    private void requireUnreferenced(String subject, List<Integer> versions, Set<String> gone) {
        for (int version : versions) {
            List<String> referrers = new ArrayList<>();
            for (int id : registry.referencedBy(subject, version)) {
                List<SubjectVersion> known = registry.subjectVersions(id, ContextId.of(subject), false);
                known.stream()
                        .filter(referrer -> !gone.contains(referrer.subject()))
                        .forEach(referrer -> referrers.add(referrer.subject() + "@" + referrer.version()));
                if (known.isEmpty()) {
                    referrers.add("the schema with id " + id);
                }
            }
            if (!referrers.isEmpty()) {
                throw KafkactlException.refused(
                        "REFERENCE_EXISTS",
                        subject + "@" + version + " is referred to by " + String.join(", ", referrers),
                        "delete what refers to it first");
            }
        }
    }

    /** A line for each, above the question. */
    public List<String> consequences(List<Doomed> doomed) {
        return doomed.stream()
                .map(each -> "subject '" + each.choice().subject() + "': "
                        + Counted.of(each.versions().size(), "version") + " ("
                        + each.versions().stream().map(String::valueOf).collect(Collectors.joining(", ")) + "), "
                        + (permanent
                                ? "for good: records that carry their ids can no longer be decoded"
                                : "softly: records stay readable, and registering the schema again brings it back"))
                .toList();
    }

    /** In the order of the plan. */
    public SubjectOutcome<Doomed> execute(List<Doomed> doomed) {
        List<Doomed> done = new ArrayList<>();
        List<ItemError> errors = new ArrayList<>();
        for (Doomed each : doomed) {
            try {
                if (each.choice().versioned()) {
                    deleteVersion(each);
                } else {
                    deleteSubject(each);
                }
                done.add(each);
            } catch (KafkactlException e) {
                errors.add(ItemError.of(each.choice().toString(), e));
            }
        }
        return new SubjectOutcome<>(done, errors);
    }

    private void deleteSubject(Doomed doomed) {
        if (!doomed.active().isEmpty()) {
            registry.deleteSubject(doomed.choice().subject(), false);
        }
        if (permanent) {
            registry.deleteSubject(doomed.choice().subject(), true);
        }
    }

    private void deleteVersion(Doomed doomed) {
        for (int version : doomed.versions()) {
            if (!doomed.active().isEmpty()) {
                registry.deleteVersion(doomed.choice().subject(), version, false);
            }
            if (permanent) {
                registry.deleteVersion(doomed.choice().subject(), version, true);
            }
        }
    }
}
