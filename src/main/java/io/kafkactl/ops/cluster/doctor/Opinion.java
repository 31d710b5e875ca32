package io.kafkactl.ops.cluster.doctor;

import io.kafkactl.error.Counted;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a check has to say.
 *
 * @param message what is so, as a clause
 * @param subjects the topics, groups or others that it is said of, all of them
 * @param hint what to do; null when there is nothing to be done
 */
public record Opinion(
        Verdict verdict,
        String message,
        List<String> subjects,
        @Nullable String hint) {
    private static final int NAMED = 3;

    public Opinion {
        subjects = List.copyOf(subjects);
    }

    static Opinion ok(String message) {
        return new Opinion(Verdict.OK, message, List.of(), null);
    }

    static Opinion skipped(String message) {
        return new Opinion(Verdict.SKIPPED, message, List.of(), null);
    }

    static Opinion unknown(KafkactlException failure) {
        return new Opinion(
                Verdict.UNKNOWN, failure.message(), List.of(), failure.hint().orElse(null));
    }

    /** Why some of what was asked for is missing: the first reason stands for all; nothing where nothing is missing. */
    static Optional<Opinion> unknown(List<ItemError> errors) {
        return errors.stream().findFirst().map(ItemError::failure).map(Opinion::unknown);
    }

    /**
     * About several things of a kind: how many they are, and the first few by name.
     *
     * @param said stands between the number and the names: {@code have one copy}
     */
    static Opinion about(Verdict verdict, Collection<String> subjects, String noun, String said, String hint) {
        List<String> names = subjects.stream().sorted().toList();
        String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
        return new Opinion(
                verdict,
                Counted.of(names.size(), noun) + " " + said + ": "
                        + String.join(", ", names.subList(0, Math.min(NAMED, names.size()))) + more,
                names,
                hint);
    }
}
