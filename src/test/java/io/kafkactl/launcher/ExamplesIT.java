package io.kafkactl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Shell;
import io.kafkactl.testkit.registry.WithRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command line of README, manual and help runs, with the packaged program, and ends as it should. */
@WithRegistry
class ExamplesIT {
    private static final Path TESTS = Path.of("src/test/java/io/kafkactl/launcher");

    @TempDir
    static Path folder;

    private static ExampleTable table;
    private static ExampleWorld world;

    @BeforeAll
    static void prepare() throws IOException {
        table = new ExampleTable();
        world = new ExampleWorld(folder);
    }

    @AfterAll
    static void leaveNothingRunning() throws Exception {
        world.close();
    }

    static Stream<Arguments> places() throws IOException {
        Pattern wanted = Pattern.compile(System.getProperty("examples.place", ""));
        return new ExampleTable()
                .examples().entrySet().stream()
                        .filter(place -> wanted.matcher(place.getKey()).find())
                        .map(place -> Arguments.of(place.getKey(), place.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void runs(String place, List<Example> examples) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Example example : examples) {
            if (example.isRun()) {
                Shell.Outcome outcome = world.run(example);
                if (outcome.exitCode() != example.exit()) {
                    wrong.add(example.line() + "\nends with " + outcome.exitCode() + ", not " + example.exit() + "\n"
                            + outcome.out() + outcome.err());
                }
            }
        }

        assertThat(wrong).as("examples of %s", place).isEmpty();
    }

    @Test
    void theTableSpeaksOfNothingElse() {
        assertThat(all().stream().map(Example::line)).containsAll(table.entries());
    }

    @Test
    void noMoreThanAreKnownAreNotRunHere() {
        assertThat(all().stream().filter(example -> !example.isRun())).hasSize(table.notRunHere());
    }

    @Test
    void theOtherPagesAreThoseOfOtherTests() throws IOException {
        for (Map.Entry<String, String> page : table.pagesOfOtherTests().entrySet()) {
            assertThat(TESTS.resolve(page.getValue() + ".java")).content().contains('"' + page.getKey() + '"');
        }
    }

    @Test
    void aLineThatGoesOnIsOne() {
        assertThat(ExampleTable.lines("a b \\\n  c  # said\nd |\n  e\n\nf '#'\n"))
                .containsExactly("a b c", "d | e", "f '#'");
    }

    private static Collection<Example> all() {
        return table.examples().values().stream().flatMap(List::stream).collect(Collectors.toList());
    }
}
