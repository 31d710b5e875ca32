package io.kafkactl.ops.cluster;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what could not be read and why, so that the rest can be shown. */
final class Unknowns {
    private final List<ItemError> errors = new ArrayList<>();

    /** What the question answers; null after an error, which is kept. Interruption ends the command. */
    <T> @Nullable T ask(String item, Supplier<? extends @Nullable T> question) {
        try {
            return question.get();
        } catch (KafkactlException e) {
            add(item, e);
            return null;
        }
    }

    void add(String item, KafkactlException failure) {
        if (failure.exitCode() == ExitCode.INTERRUPTED) {
            throw failure;
        }
        errors.add(ItemError.of(item, failure));
    }

    void addAll(Collection<ItemError> others) {
        errors.addAll(others);
    }

    List<ItemError> errors() {
        return List.copyOf(errors);
    }
}
