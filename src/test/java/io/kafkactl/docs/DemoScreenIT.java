package io.kafkactl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screen of which the README shows the image is what the packaged demo prints, in part. */
class DemoScreenIT {
    private static final String PROGRAM =
            Path.of("target/kafkactl/bin/kafkactl").toAbsolutePath().toString();
    private static final Path SCREEN = Path.of("src/docs/screens/redrive.txt");
    private static final int COLUMNS = 128;
    private static final List<String> PARTS = List.of(
            "$ kafkactl -c demo dlq inspect shop.order.placed.v1.dlq ",
            "$ kafkactl -c demo dlq redrive shop.order.placed.v1.dlq --yes ",
            "== The proof: ");

    @TempDir
    Path home;

    @Test
    void showsWhatTheDemoPrints() throws Exception {
        Shell.Outcome demo = Shell.bare()
                .env("PATH", "/usr/bin:/bin")
                .env("HOME", home)
                .env("KAFKACTL_JAVA", System.getProperty("java.home") + "/bin/java")
                .run("sh", "-c", PROGRAM + " sandbox demo 2>&1");
        assertThat(demo.exitCode()).as(demo.out()).isZero();

        List<String> screen = screen(demo.out());
        if (Boolean.getBoolean("golden.update")) {
            Files.write(SCREEN, screen);
            Files.writeString(SCREEN.resolveSibling("redrive.svg"), ScreenImage.draw(screen));
        }

        assertThat(withoutTimes(Files.readAllLines(SCREEN)))
                .as("run this test with -Dgolden.update=true and commit")
                .isEqualTo(withoutTimes(screen));
    }

    /** The parts, each up to the next command or step, with an empty line between two. */
    private static List<String> screen(String printed) {
        List<String> screen = new ArrayList<>();
        for (String part : PARTS) {
            List<String> lines = printed.lines()
                    .dropWhile(line -> !line.startsWith(part))
                    .takeWhile(line -> line.startsWith(part) || !(line.startsWith("$ ") || line.startsWith("== ")))
                    .filter(line -> !line.isEmpty() && !line.startsWith("The broker is stopped"))
                    .toList();
            assertThat(lines).as("%s in %s", part, printed).hasSizeGreaterThan(1);
            if (!screen.isEmpty()) {
                screen.add("");
            }
            lines.forEach(line -> wrap(line, screen));
        }
        return screen;
    }

    /** As a terminal does, but between words. */
    private static void wrap(String line, List<String> screen) {
        String rest = line;
        while (rest.length() > COLUMNS) {
            int end = rest.lastIndexOf(' ', COLUMNS);
            screen.add(rest.substring(0, end));
            rest = rest.substring(end + 1);
        }
        screen.add(rest);
    }

    private static List<String> withoutTimes(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
                        .replaceAll("run \\d{8}T\\d{6}-[0-9a-f]+", "RUN")
                        .replaceAll("in \\d+ ms", "in N ms")
                        .replaceAll("the oldest is \\d+s old", "the oldest is Ns old"))
                .toList();
    }
}
