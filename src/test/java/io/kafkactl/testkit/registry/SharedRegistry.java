package io.kafkactl.testkit.registry;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import io.kafkactl.sandbox.Sandboxes;
import io.kafkactl.testkit.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the shared registry to whoever asks for it by parameter, and skips tests where it cannot run. */
final class SharedRegistry implements ExecutionCondition, ParameterResolver {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Path folder = Sandboxes.installedLibrary().resolveSibling("registry");
        if (!Files.exists(folder.resolve("quarkus-run.jar"))) {
            return disabled("the schema registry is not part of this build; build with -Pregistry");
        }
        try {
            Shell.Outcome search = Shell.inherited().run("sh", "src/main/scripts/find-java.sh", "21");
            return search.exitCode() == 0
                    ? enabled("there is a registry")
                    : disabled(search.err().strip());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RealRegistry.class;
    }

    @Override
    public RealRegistry resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return RealRegistry.shared();
    }
}
