package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.RegistryMode;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and sets what a registry or its subjects accept. */
public final class RegistryModes {
    /**
     * The mode of a subject, or of the registry where the subject is null.
     *
     * @param own set there, not inherited
     */
    public record Mode(@Nullable String subject, RegistryMode mode, boolean own) {}

    /**
     * A step from one mode to another; the subject is null for the registry.
     *
     * @param unset the mode is taken away, and {@code after} is what it then inherits
     */
    public record Step(@Nullable String subject, Mode before, RegistryMode after, boolean unset) {
        /** Nothing to send. */
        public boolean isConverged() {
            return unset ? !before.own() : before.own() && before.mode() == after;
        }
    }

    /** How modes are set where registries hesitate: into IMPORT where schemas exist, or in all of a context. */
    public record Manner(boolean force, boolean recursive) {}

    private final SchemaRegistry registry;
    private final SchemaRegistry whole;

    public RegistryModes(RegistryView view) {
        this.registry = view.subjects();
        this.whole = view.whole();
    }

    /** In any case, with - or _; exit 4 with the nearest mode for anything else. */
    public static RegistryMode parse(String text) {
        return Levels.parse(RegistryMode.class, text, "INVALID_MODE", "mode");
    }

    /** What the mode means for who writes. */
    public static String meaning(RegistryMode mode) {
        return switch (mode) {
            case READWRITE -> "schemas may be registered and deleted";
            case READONLY -> "nothing may be registered or deleted";
            case READONLY_OVERRIDE -> "nothing may be registered or deleted, whatever subjects say";
            case IMPORT -> "schemas keep the ids and versions that they come with; applications cannot register";
            case FORWARD -> "requests go on to another registry";
        };
    }

    /** The registry's own mode first where it is meant. */
    public SubjectOutcome<Mode> get(LevelTargets targets) {
        LevelTargets.Resolved resolved = targets.resolve(registry);
        Set<String> subjects = new LinkedHashSet<>(resolved.subjects());
        List<Mode> modes = new ArrayList<>();
        if (targets.global() || targets.isEmpty()) {
            modes.add(of(null));
        }
        SubjectOutcome<Mode> outcome = SubjectOutcome.of(SubjectReads.each(subjects, this::of));
        modes.addAll(outcome.items());
        List<ItemError> errors = new ArrayList<>(resolved.errors());
        errors.addAll(outcome.errors());
        return new SubjectOutcome<>(modes, errors);
    }

    /** What holds for subjects without a mode of their own. */
    RegistryMode standard() {
        return of(null).mode();
    }

    private Mode of(@Nullable String subject) {
        Optional<RegistryMode> own = registry.mode(subject);
        Optional<RegistryMode> found = own;
        if (found.isEmpty() && subject != null) {
            found = registry.mode(null);
        }
        if (found.isEmpty()) {
            found = whole.mode(null);
        }
        return new Mode(subject, found.orElse(RegistryMode.READWRITE), own.isPresent());
    }

    /** Reads only. */
    public SubjectOutcome<Step> plan(LevelTargets targets, RegistryMode mode) {
        SubjectOutcome<Mode> now = get(targets);
        return new SubjectOutcome<>(
                now.items().stream()
                        .map(each -> new Step(each.subject(), each, mode, false))
                        .toList(),
                now.errors());
    }

    /** Back to what is inherited. Reads only. */
    public SubjectOutcome<Step> planUnset(LevelTargets targets) {
        SubjectOutcome<Mode> now = get(targets);
        RegistryMode inherited = whole.mode(null).orElse(RegistryMode.READWRITE);
        RegistryMode ofSubjects = registry.mode(null).orElse(inherited);
        return new SubjectOutcome<>(
                now.items().stream()
                        .map(each ->
                                new Step(each.subject(), each, each.subject() == null ? inherited : ofSubjects, true))
                        .toList(),
                now.errors());
    }

    /** Sends what changes and reads it back; a step that fails does not stop the others. */
    public SubjectOutcome<Step> execute(SubjectOutcome<Step> plan, Manner manner) {
        List<Step> done = new ArrayList<>();
        List<ItemError> errors = new ArrayList<>(plan.errors());
        for (Step step : plan.items()) {
            try {
                if (step.unset() && (!step.isConverged() || manner.recursive())) {
                    registry.unsetMode(step.subject(), manner.recursive());
                } else if (!step.isConverged()) {
                    set(step, manner.force());
                }
                done.add(step);
            } catch (KafkactlException e) {
                errors.add(ItemError.of(CompatibilityLevels.name(step.subject()), e));
            }
        }
        return new SubjectOutcome<>(done, errors);
    }

    private void set(Step step, boolean force) {
        registry.setMode(step.subject(), step.after(), force);
        Optional<RegistryMode> now = registry.mode(step.subject());
        if (!now.equals(Optional.of(step.after()))) {
            throw new KafkactlException(
                    ExitCode.FAILURE,
                    "NOT_APPLIED",
                    "the registry took " + step.after() + " for " + CompatibilityLevels.name(step.subject())
                            + " and now says " + now.map(Enum::name).orElse("nothing"),
                    "kafkactl schema mode get shows what holds",
                    null);
        }
    }
}
