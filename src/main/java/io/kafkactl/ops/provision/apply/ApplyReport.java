package io.kafkactl.ops.provision.apply;

import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.apply.AppliedOperation.Status;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a plan.
 *
 * @param operations in the order of the plan's topics; one for each topic to which nothing had to be done
 * @param stop what ended the work before all was done, such as the user or a later apply; null otherwise
 */
public record ApplyReport(
        List<AppliedOperation> operations, @Nullable KafkactlException stop) {
    public long count(Status status) {
        return operations.stream()
                .filter(operation -> operation.status() == status)
                .count();
    }

    /** Why operations failed or were refused. */
    public List<ItemError> errors() {
        return operations.stream()
                .map(AppliedOperation::error)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }
}
