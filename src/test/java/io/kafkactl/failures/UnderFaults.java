package io.kafkactl.failures;

import io.kafkactl.testkit.FaultyKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three brokers, and commands of the packaged program that something breaks under: every command under every fault with the
 * profile {@code failures}, a few without. {@code -Dfailures.cells=REGEX} has those only that match, such as {@code
 * PRODUCE.*NETWORK}; {@code -Dfailures.seed=N} repeats the chance of a run as far as time lets it be repeated.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UnderFaults {
    /** The property that the profile {@code failures} sets to true. */
    static final String ALL_OF_THEM = "failures.all";

    static final long SEED = Long.getLong("failures.seed", System.nanoTime());
    static final Random RANDOM = new Random(SEED);

    /** What the commands said, for whoever writes the manual's table. */
    private static final Path SEEN = Path.of("target/failures");

    private static final boolean ALL = Boolean.getBoolean(ALL_OF_THEM);
    private static final Pattern CELLS = Pattern.compile(System.getProperty("failures.cells", ".*"));

    private final List<Command> commands;
    private FaultyKafka kafka;

    UnderFaults(Command... commands) {
        this.commands = List.of(commands);
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        kafka = new FaultyKafka(folder, RANDOM);
    }

    @AfterEach
    void endPrograms() {
        Scene.endAll();
    }

    @AfterAll
    void end() {
        kafka.close();
    }

    final Stream<Arguments> cells() {
        return commands.stream()
                .flatMap(command -> (ALL ? Arrays.asList(Fault.values()) : command.few())
                        .stream()
                                .filter(fault ->
                                        CELLS.matcher(command + " " + fault).matches())
                                .map(fault -> Arguments.of(command, fault)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void whatIsSaidToBeDoneIsDoneAndNothingIsLost(Command command, Fault fault, @TempDir Path temp) throws Exception {
        String said = command.operation().under(fault, kafka, temp);
        keep(command + "-" + fault, "seed " + SEED + "\n" + said);
    }

    static void keep(String cell, String said) throws IOException {
        Files.createDirectories(SEEN);
        Files.writeString(SEEN.resolve(cell + ".txt"), said);
    }
}
