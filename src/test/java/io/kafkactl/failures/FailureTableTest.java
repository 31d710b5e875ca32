package io.kafkactl.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manual says what was seen of every command under every failure that is tried. */
class FailureTableTest {
    private static final Path PAGE = Path.of("src/docs/failures.md");

    private static List<List<String>> rows() throws IOException {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.filter(line -> line.startsWith("| "))
                    .map(line -> Arrays.stream(line.replaceAll("^\\||\\|$", "").split("\\|", -1))
                            .map(String::strip)
                            .toList())
                    .toList();
        }
    }

    @Test
    void hasAColumnForEveryCommand() throws IOException {
        assertThat(rows().get(0).subList(1, rows().get(0).size()))
                .containsExactlyElementsOf(
                        Arrays.stream(Command.values()).map(Command::title).toList());
    }

    @Test
    void hasALineForEveryFault() throws IOException {
        List<List<String>> rows = rows();

        assertThat(rows.stream().skip(1).map(row -> row.get(0)))
                .containsAll(Arrays.stream(Fault.values()).map(Fault::title).toList());
        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(row).hasSize(1 + Command.values().length).doesNotContain(""));
    }
}
