package io.kafkactl.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that was never seen to fail may forbid nothing, so each one meets a class that breaks it. */
class PlantedViolationsTest {
    private static final String ROOT = "io.kafkactl.arch.planted";
    private static final Architecture ARCHITECTURE = new Architecture(ROOT);
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(ROOT);
    private static final Map<String, String> PLANTED = Map.ofEntries(
            Map.entry("cli uses only what is below it", "cli.UsesMain"),
            Map.entry("ops uses only what is below it", "ops.topic.UsesOutput"),
            Map.entry("output uses only what is below it", "output.UsesOps"),
            Map.entry("record uses only what is below it", "record.UsesOutput"),
            Map.entry("client uses only what is below it", "client.UsesRecord"),
            Map.entry("config uses only what is below it", "config.UsesClient"),
            Map.entry("sandbox uses only what is below it", "sandbox.UsesClient"),
            Map.entry("error uses only what is below it", "error.UsesConfig"),
            Map.entry("every package has a place", "misc.Homeless"),
            Map.entry("packages are free of cycles", "ops.topic.UsesOutput"),
            Map.entry("command groups do not know each other", "cli.topic.UsesDlqGroup"),
            Map.entry("areas of ops know only their neighbours", "ops.topic.UsesDlq"),
            Map.entry("sending and reading do not know each other", "ops.stream.send.UsesRead"),
            Map.entry("picocli stays in cli", "ops.dlq.UsesPicocli"),
            Map.entry("Kafka stays out of cli", "cli.dlq.UsesKafka"),
            Map.entry("JLine stays in the shell", "cli.topic.UsesJLine"),
            Map.entry("processes are controlled in sandbox only", "ops.stream.StartsProcess"),
            Map.entry("only Main touches the standard streams", "ops.stream.Prints"),
            Map.entry("only Main reads the environment", "ops.stream.ReadsEnvironment"),
            Map.entry("only Main ends the process", "ops.stream.Exits"),
            Map.entry("only the root package halts the process", "ops.stream.Halts"),
            Map.entry("names say what a class is", "ops.group.PlantedUtils"),
            Map.entry("names are not those of the JDK", "record.Scanner"));

    static Stream<Map.Entry<String, String>> planted() {
        return PLANTED.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void failsOnThePlantedClass(Map.Entry<String, String> planted) {
        assertThatThrownBy(() -> ARCHITECTURE.rule(planted.getKey()).check(CLASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(ROOT + "." + planted.getValue());
    }

    @Test
    void everyRuleHasAPlantedClass() {
        assertThat(PLANTED.keySet())
                .containsExactlyInAnyOrderElementsOf(ARCHITECTURE.rules().keySet());
    }
}
