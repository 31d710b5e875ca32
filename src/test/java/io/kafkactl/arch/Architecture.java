package io.kafkactl.arch;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.io.FileDescriptor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The rules of the layout, for any tree of packages that is laid out like ours. */
final class Architecture {
    /** What each layer may use besides itself. */
    private static final Map<String, List<String>> LAYERS = Map.of(
            "cli", List.of("ops", "output", "record", "client", "config", "error", "sandbox"),
            "ops", List.of("record", "client", "config", "error"),
            "output", List.of("record", "client", "config", "error"),
            "record", List.of("client", "config", "error"),
            "client", List.of("config", "error"),
            "config", List.of("error"),
            "sandbox", List.of("error"),
            "error", List.of());

    private final String root;

    /** For the tree below the package {@code root}. */
    Architecture(String root) {
        this.root = root;
    }

    ArchRule rule(String name) {
        return Objects.requireNonNull(rules().get(name), name);
    }

    /** Every rule by its name. */
    Map<String, ArchRule> rules() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        LAYERS.forEach((layer, below) -> rules.put(layer + " uses only what is below it", layer(layer, below)));
        rules.put("every package has a place", everyPackageHasAPlace());
        rules.put(
                "packages are free of cycles",
                slices().matching(root + ".(**)").should().beFreeOfCycles());
        rules.put("command groups do not know each other", commandGroupsDoNotKnowEachOther());
        rules.put("areas of ops know only their neighbours", classes().should(new KnowOnlyNeighbours(root + ".ops")));
        rules.put("sending and reading do not know each other", sendingAndReadingDoNotKnowEachOther());
        rules.put(
                "picocli stays in cli",
                noClasses()
                        .that()
                        .resideOutsideOfPackage(in("cli"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("picocli.."));
        rules.put(
                "Kafka stays out of cli",
                noClasses()
                        .that()
                        .resideInAPackage(in("cli"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.apache.kafka.."));
        rules.put(
                "JLine stays in the shell",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(in("cli.shell"), in("output.terminal"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.jline.."));
        rules.put("processes are controlled in sandbox only", processesAreControlledInSandbox());
        rules.put("only Main touches the standard streams", onlyMain(standardStreams()));
        rules.put("only Main reads the environment", onlyMain(touches(System.class, "getenv")));
        rules.put(
                "only Main ends the process",
                onlyMain(touches(System.class, "exit").or(touches(Runtime.class, "exit"))));
        rules.put(
                "only the root package halts the process",
                noClasses()
                        .that()
                        .resideOutsideOfPackage(root)
                        .should()
                        .accessTargetWhere(touches(Runtime.class, "halt")));
        rules.put(
                "names say what a class is",
                noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)(\\$.*)?"));
        rules.put("names are not those of the JDK", classes().should(new HaveNamesOfTheirOwn()));
        return rules;
    }

    private String in(String layer) {
        return root + "." + layer + "..";
    }

    private ArchRule layer(String layer, List<String> below) {
        String[] allowed =
                Stream.concat(Stream.of(layer), below.stream()).map(this::in).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(in(layer))
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAnyPackage(allowed))));
    }

    private ArchRule everyPackageHasAPlace() {
        String[] places = Stream.concat(
                        Stream.of(root), LAYERS.keySet().stream().map(this::in))
                .toArray(String[]::new);
        return classes().should().resideInAnyPackage(places);
    }

    private ArchRule commandGroupsDoNotKnowEachOther() {
        return slices().matching(root + ".cli.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage(in("cli.support")));
    }

    /** Only a copy is both, and only a filter is for any. */
    private ArchRule sendingAndReadingDoNotKnowEachOther() {
        return slices().matching(root + ".ops.stream.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(resideInAPackage(in("ops.stream.copy")), alwaysTrue())
                .ignoreDependency(alwaysTrue(), resideInAPackage(in("ops.stream.filter")));
    }

    /** Looking whether a process is alive is allowed everywhere; the user's editor, commands, passwords and terminal are no broker. */
    private ArchRule processesAreControlledInSandbox() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("sandbox"))
                .and()
                .doNotHaveFullyQualifiedName(root + ".cli.support.TextEditor")
                .and()
                .doNotHaveFullyQualifiedName(root + ".cli.support.Stty")
                .and()
                .doNotHaveFullyQualifiedName(root + ".cli.shell.SystemPipe")
                .and()
                .doNotHaveFullyQualifiedName(root + ".config.SecretProgram")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class, Process.class)
                .orShould()
                .accessTargetWhere(
                        touches(Runtime.class, "exec").or(touches(ProcessHandle.class, "destroy", "destroyForcibly")));
    }

    private ArchRule onlyMain(DescribedPredicate<JavaAccess<?>> access) {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(root + ".Main")
                .should()
                .accessTargetWhere(access);
    }

    private static DescribedPredicate<JavaAccess<?>> standardStreams() {
        return touches(System.class, "in", "out", "err")
                .or(touches(FileDescriptor.class, "in", "out", "err"))
                .or(describe(
                        "printStackTrace()",
                        access -> access.getName().equals("printStackTrace")
                                && access.getTarget() instanceof CodeUnitAccessTarget called
                                && called.getRawParameterTypes().isEmpty()));
    }

    /** Calls, references and field accesses alike. */
    private static DescribedPredicate<JavaAccess<?>> touches(Class<?> type, String... members) {
        return describe(
                type.getSimpleName() + "." + String.join("|", members),
                access -> access.getTargetOwner().isEquivalentTo(type)
                        && List.of(members).contains(access.getName()));
    }
}
