package io.kafkactl.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs an application of {@code src/test/fixtures} in a JVM of its own until it ends by itself. */
public final class FixtureApplication {
    private static final Path FIXTURES = Path.of("target/fixtures");
    private static final long LONGEST_SECONDS = 180;

    private FixtureApplication() {}

    /** Where the build put the jars of a fixture. */
    public static Path library(String fixture) {
        return FIXTURES.resolve(fixture).resolve("lib");
    }

    /** Fails with what the application said when it does not end well. */
    public static void run(String fixture, String mainClass, String... arguments)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(fixture, ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                FIXTURES.resolve(fixture).resolve("classes") + ":" + library(fixture) + "/*",
                "io.kafkactl.fixtures." + mainClass));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(mainClass + " failed:\n" + Files.readString(log));
            }
        } finally {
            process.destroyForcibly();
        }
        Files.delete(log);
    }
}
