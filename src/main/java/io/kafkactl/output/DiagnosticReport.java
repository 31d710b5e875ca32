package io.kafkactl.output;

import java.util.List;

/**
 * The outcome of a check, for the formats that build servers read.
 *
 * @param command what checked, such as {@code topic lint}
 * @param version of kafkactl
 * @param subjects everything that was checked, also what nothing was found of
 * @param threshold findings of this level and above are failures
 */
public record DiagnosticReport(
        String command,
        String version,
        List<Diagnostic.Rule> rules,
        List<String> subjects,
        List<Diagnostic> diagnostics,
        Diagnostic.Level threshold) {
    boolean isFailure(Diagnostic diagnostic) {
        return diagnostic.suppression() == null && diagnostic.level().compareTo(threshold) <= 0;
    }
}
