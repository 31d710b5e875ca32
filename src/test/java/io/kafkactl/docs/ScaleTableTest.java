package io.kafkactl.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScaleTableTest {
    private static final Path MANUAL = Path.of("src/docs/scale.md");
    private static final Path RESULTS = Path.of("src/bench/results");
    private static final Pattern TABLE = Pattern.compile(
            "(?<=<!-- scale: taken from the results -->\n).*?(?=<!-- end of scale -->)", Pattern.DOTALL);

    @Test
    void theManualSaysWhatWasMeasuredLast() throws IOException {
        String manual = Files.readString(MANUAL);
        Matcher table = TABLE.matcher(manual);
        assertThat(table.find()).isTrue();
        String measured = measured();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(MANUAL, table.replaceFirst(Matcher.quoteReplacement(measured)));
            return;
        }
        assertThat(table.group()).isEqualTo(measured);
    }

    private static String measured() throws IOException {
        try (Stream<Path> results = Files.list(RESULTS)) {
            Path newest = results.filter(file -> file.toString().endsWith("-scale.md"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            return Files.readString(newest)
                    .lines()
                    .dropWhile(line -> !line.startsWith("| | requests"))
                    .takeWhile(line -> line.startsWith("|"))
                    .collect(joining("\n", "", "\n"));
        }
    }
}
