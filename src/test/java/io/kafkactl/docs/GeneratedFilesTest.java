package io.kafkactl.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kafkactl.testkit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The checked-in manual and exit-code table say what the commands are. */
class GeneratedFilesTest {
    private static final String REMEDY = "run `mvn -q test -Dtest=GeneratedFilesTest -Dgolden.update=true` and commit";

    @BeforeAll
    static void rewriteIfAsked() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            rewrite(GeneratedFiles.all());
        }
    }

    @Test
    void areUpToDate() throws IOException {
        Map<Path, String> expected = GeneratedFiles.all();
        for (Map.Entry<Path, String> file : expected.entrySet()) {
            assertThat(file.getKey()).as("%s; %s", file.getKey(), REMEDY).isRegularFile();
            assertThat(Files.readString(file.getKey()))
                    .as("%s; %s", file.getKey(), REMEDY)
                    .isEqualTo(file.getValue());
        }
        Set<Path> pages = expected.keySet().stream()
                .filter(file -> file.startsWith(GeneratedFiles.MANUAL))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(manual()).as("no page of a command that is gone; %s", REMEDY).isEqualTo(pages);
    }

    @Test
    void manualPassesTheFormattersOwnCheck() throws Exception {
        assumeTrue(Shell.has("mandoc"));
        for (Path page : manual()) {
            Shell.Outcome outcome = Shell.bare()
                    .env("PATH", "/usr/local/bin:/usr/bin:/bin")
                    .run("mandoc", "-T", "lint", "-W", "warning", page);
            assertThat(outcome.out() + outcome.err()).isEmpty();
        }
    }

    private static Set<Path> manual() throws IOException {
        try (Stream<Path> pages = Files.list(GeneratedFiles.MANUAL)) {
            return pages.collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void rewrite(Map<Path, String> files) throws IOException {
        Files.createDirectories(GeneratedFiles.MANUAL);
        for (Path page : manual()) {
            if (!files.containsKey(page)) {
                Files.delete(page);
            }
        }
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Files.createDirectories(file.getKey().toAbsolutePath().getParent());
            Files.writeString(file.getKey(), file.getValue());
        }
    }
}
