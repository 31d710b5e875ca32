package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads, sets and unsets compatibility levels, and reads back what it has set. */
public final class CompatibilityLevels {
    /** The level of a subject; of the registry where the subject is null. */
    public record Level(@Nullable String subject, EffectiveLevel level) {}

    /**
     * A step from one level to another.
     *
     * @param subject null for the registry
     * @param after what will hold
     * @param unset the level is taken away from the subject, and {@code after} is what it inherits
     */
    public record Step(@Nullable String subject, EffectiveLevel before, EffectiveLevel after, boolean unset) {
        /** Nothing to send. */
        public boolean isConverged() {
            return before.equals(after);
        }

        /** Changes are accepted afterwards that were refused before. */
        public boolean weakens() {
            return !Levels.atLeast(after.level(), before.level());
        }
    }

    /** The steps that are to be taken, what cannot be, and what the user should know. */
    public record Plan(List<Step> steps, List<ItemError> errors, List<String> notes) {
        public Plan {
            steps = List.copyOf(steps);
            errors = List.copyOf(errors);
            notes = List.copyOf(notes);
        }

        /** Those steps that change something. */
        public List<Step> changes() {
            return steps.stream().filter(step -> !step.isConverged()).toList();
        }
    }

    private final SchemaRegistry registry;
    private final LevelReader levels;

    public CompatibilityLevels(RegistryView view) {
        this.registry = view.subjects();
        this.levels = new LevelReader(view);
    }

    /** The global level first where it is meant. */
    public SubjectOutcome<Level> get(LevelTargets targets) {
        LevelTargets.Resolved resolved = targets.resolve(registry);
        List<Level> found = new ArrayList<>();
        if (targets.global() || targets.isEmpty()) {
            found.add(new Level(null, levels.standard()));
        }
        SubjectOutcome<Level> outcome = SubjectOutcome.of(
                SubjectReads.each(resolved.subjects(), subject -> new Level(subject, levels.of(subject))));
        found.addAll(outcome.items());
        List<ItemError> errors = new ArrayList<>(resolved.errors());
        errors.addAll(outcome.errors());
        return new SubjectOutcome<>(found, errors);
    }

    /** Reads only. */
    public Plan planSet(LevelTargets targets, CompatibilityLevel level) {
        return plan(targets, (subject, before) -> {
            EffectiveLevel.Source source = subject != null
                    ? EffectiveLevel.Source.SUBJECT
                    : levels.isScoped() ? EffectiveLevel.Source.CONTEXT : EffectiveLevel.Source.GLOBAL;
            return new Step(subject, before, new EffectiveLevel(level, source), false);
        });
    }

    /** Back to what is inherited. Reads only. */
    public Plan planUnset(LevelTargets targets) {
        return plan(targets, (subject, before) -> {
            EffectiveLevel inherited = subject == null
                    ? new EffectiveLevel(CompatibilityLevel.BACKWARD, EffectiveLevel.Source.DEFAULT)
                    : levels.standard();
            return new Step(subject, before, inherited, true);
        });
    }

    /** Makes a step out of what holds now. */
    private interface StepOf {
        Step step(@Nullable String subject, EffectiveLevel before);
    }

    private Plan plan(LevelTargets targets, StepOf maker) {
        LevelTargets.Resolved resolved = targets.resolve(registry);
        List<Step> steps = new ArrayList<>();
        if (targets.global()) {
            steps.add(maker.step(null, levels.standard()));
        }
        SubjectOutcome<Step> outcome = SubjectOutcome.of(
                SubjectReads.each(resolved.subjects(), subject -> maker.step(subject, levels.of(subject))));
        steps.addAll(outcome.items());
        List<ItemError> errors = new ArrayList<>(resolved.errors());
        errors.addAll(outcome.errors());
        return new Plan(steps, errors, resolved.notes());
    }

    /** Sends what changes and reads it back; a step that fails does not stop the others. */
    public SubjectOutcome<Step> execute(Plan plan) {
        List<Step> done = new ArrayList<>();
        List<ItemError> errors = new ArrayList<>(plan.errors());
        for (Step step : plan.steps()) {
            try {
                done.add(step.isConverged() ? step : execute(step));
            } catch (KafkactlException e) {
                errors.add(ItemError.of(name(step.subject()), e));
            }
        }
        return new SubjectOutcome<>(done, errors);
    }

    private Step execute(Step step) {
        if (step.unset()) {
            registry.unsetCompatibility(step.subject());
        } else {
            registry.setCompatibility(step.subject(), step.after().level());
        }
        Optional<CompatibilityLevel> now = registry.compatibility(step.subject());
        if (step.unset()) {
            // Some registries answer with what is inherited, and have a default of their own.
            return now.map(level -> new Step(
                            step.subject(),
                            step.before(),
                            new EffectiveLevel(level, step.after().source()),
                            true))
                    .orElse(step);
        }
        if (!now.equals(Optional.of(step.after().level()))) {
            throw new KafkactlException(
                    ExitCode.FAILURE,
                    "NOT_APPLIED",
                    "the registry took " + step.after().level() + " for " + name(step.subject()) + " and now says "
                            + now.map(Enum::name).orElse("nothing"),
                    "somebody else may have changed it; kafkactl schema compat get shows what holds",
                    null);
        }
        return step;
    }

    /** How a subject, or the registry itself, is named in messages. */
    public static String name(@Nullable String subject) {
        return subject == null ? "(global)" : subject;
    }
}
