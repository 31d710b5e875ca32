package io.kafkactl.ops.schema;

import io.kafkactl.client.Answers;
import io.kafkactl.error.ItemError;
import java.util.ArrayList;
import java.util.List;

/** What became of several subjects: those that went well, and the errors of those that did not. */
public record SubjectOutcome<T>(List<T> items, List<ItemError> errors) {
    public SubjectOutcome {
        items = List.copyOf(items);
        errors = List.copyOf(errors);
    }

    static <T> SubjectOutcome<T> of(Answers<String, T> answers) {
        List<ItemError> errors = new ArrayList<>();
        answers.errors().forEach((subject, error) -> errors.add(ItemError.of(subject, error)));
        return new SubjectOutcome<>(List.copyOf(answers.values().values()), errors);
    }
}
