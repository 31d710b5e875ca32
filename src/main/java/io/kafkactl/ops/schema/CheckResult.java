package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.ops.schema.analysis.Cause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a schema may come next, and why not.
 *
 * @param subject null where files were compared
 * @param comparedWith the versions or files that the level looks at
 * @param judge who decided: {@code registry} or {@code kafkactl}
 * @param remarks what no level checks, about the step from the latest version
 */
public record CheckResult(
        @Nullable String subject,
        String file,
        CompatibilityLevel level,
        List<String> comparedWith,
        boolean compatible,
        String judge,
        List<Reason> reasons,
        List<String> remarks) {
    public CheckResult {
        comparedWith = List.copyOf(comparedWith);
        reasons = List.copyOf(reasons);
        remarks = List.copyOf(remarks);
    }

    /**
     * One reason against it.
     *
     * @param against the version or file that it does not agree with; null when the registry does not say
     * @param direction null when only the registry knows
     */
    public record Reason(
            @Nullable String against,
            Cause.@Nullable Direction direction,
            @Nullable String path,
            String message) {}
}
