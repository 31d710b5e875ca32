package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.client.registry.RegisteredSchema;
import io.kafkactl.client.registry.RegistryMode;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.client.registry.SchemaType;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.schema.CheckResult.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Registers schemas, but none that the subject's level forbids unless that is asked for. */
public final class SchemaRegistration {
    /**
     * What became of it.
     *
     * @param version null where nothing was registered
     * @param id as {@code version}, but known beforehand where the same schema is soft-deleted
     */
    public record Registered(
            String subject,
            @Nullable Integer version,
            @Nullable Integer id,
            SchemaType type,
            Status status) {}

    /** Whether the registry has something new. */
    public enum Status {
        REGISTERED,
        UNCHANGED,
        WOULD_REGISTER;

        @Override
        public String toString() {
            return switch (this) {
                case REGISTERED -> "registered";
                case UNCHANGED -> "unchanged";
                case WOULD_REGISTER -> "would-register";
            };
        }
    }

    private final SchemaRegistry registry;
    private final SchemaCheck check;
    private final String subject;
    private final Candidate candidate;

    public SchemaRegistration(RegistryView view, String subject, Candidate candidate) {
        this.registry = view.subjects();
        this.check = new SchemaCheck(view);
        this.subject = subject;
        this.candidate = candidate;
    }

    /** The version that is this very schema already. */
    public Optional<Registered> existing() {
        return check.naming(candidate, () -> registry.lookUp(subject, candidate.registration(), false))
                .map(this::withMetadata)
                .map(found -> registered(found, Status.UNCHANGED));
    }

    /** What the level that holds says; empty for a subject without versions. */
    public Optional<CheckResult> check() {
        return check.check(subject, candidate, null);
    }

    /** Exit 3 with the causes when the check failed. */
    public void requireCompatible(CheckResult result) {
        if (result.compatible()) {
            return;
        }
        String reasons =
                result.reasons().stream().map(Reason::message).distinct().collect(Collectors.joining("; "));
        throw new KafkactlException(
                ExitCode.CONDITION,
                "INCOMPATIBLE_SCHEMA",
                candidate.origin() + " is not compatible with subject '" + subject + "' (" + result.level() + ", "
                        + String.join(", ", result.comparedWith()) + "): " + reasons,
                "kafkactl schema check shows each cause; --allow-incompatible registers it all the same",
                null);
    }

    /** As {@link #register} would end, without sending what writes; exit 8 where the mode forbids it. */
    public Registered rehearse() {
        check.requireValid(candidate);
        RegistryMode mode = registry.mode(subject).or(() -> registry.mode(null)).orElse(RegistryMode.READWRITE);
        if (mode == RegistryMode.READONLY || mode == RegistryMode.READONLY_OVERRIDE) {
            throw KafkactlException.refused(
                    "OPERATION_NOT_PERMITTED",
                    "subject '" + subject + "' is in mode " + mode,
                    "kafkactl schema mode set READWRITE " + subject + " lets it take schemas again");
        }
        // What is soft-deleted keeps its id, and gets it again.
        Integer id = registry.lookUp(subject, candidate.registration(), true)
                .map(RegisteredSchema::id)
                .orElse(null);
        return new Registered(subject, null, id, candidate.schema().type(), Status.WOULD_REGISTER);
    }

    public Registered register() {
        int id = check.naming(candidate, () -> registry.register(subject, candidate.registration()));
        return registry.lookUp(subject, candidate.registration(), false)
                .map(this::withMetadata)
                .map(found -> registered(found, Status.REGISTERED))
                .orElseGet(() ->
                        new Registered(subject, null, id, candidate.schema().type(), Status.REGISTERED));
    }

    private RegisteredSchema withMetadata(RegisteredSchema found) {
        if (!found.schema().metadata().equals(candidate.schema().metadata())) {
            throw new KafkactlException(
                    ExitCode.FAILURE,
                    "METADATA_LOST",
                    "subject '" + subject + "' has the schema as version " + found.version()
                            + ", but the registry kept no metadata of it",
                    "this registry may have none; leave out --metadata",
                    null);
        }
        return found;
    }

    /**
     * Registers with the level NONE, and puts the level back. In between, others can register anything, too.
     *
     * @param level the one that holds now
     */
    public Registered registerUnchecked(CompatibilityLevel level) {
        Optional<CompatibilityLevel> own = registry.compatibility(subject);
        registry.setCompatibility(subject, CompatibilityLevel.NONE);
        try {
            return register();
        } finally {
            restore(own, level);
        }
    }

    private void restore(Optional<CompatibilityLevel> own, CompatibilityLevel level) {
        try {
            if (own.isPresent()) {
                registry.setCompatibility(subject, own.get());
            } else {
                registry.unsetCompatibility(subject);
            }
        } catch (KafkactlException e) {
            throw new KafkactlException(
                    e.exitCode(),
                    "LEVEL_NOT_RESTORED",
                    "the level of subject '" + subject + "' stays NONE: " + e.message(),
                    "kafkactl schema compat " + (own.isPresent() ? "set " + level + " " : "unset ") + subject,
                    e);
        }
    }

    private Registered registered(RegisteredSchema found, Status status) {
        // The language is what we have said it is: not every registry repeats it.
        return new Registered(
                found.subject(), found.version(), found.id(), candidate.schema().type(), status);
    }

    /** What a prompt says before {@link #registerUnchecked}. */
    public List<String> consequences(CheckResult result) {
        return List.of(
                "subject '" + subject + "' takes an incompatible schema ("
                        + result.reasons().size() + " causes); its level " + result.level() + " is NONE meanwhile",
                "who reads with " + String.join(", ", result.comparedWith()) + " may fail");
    }
}
