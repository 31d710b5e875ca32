package io.kafkactl.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The application of {@code src/test/fixtures/spring} in a JVM of its own: its dead letters are Spring's own work. */
public final class SpringListener {
    private static final Path HOME = Path.of("target/fixtures/spring");
    private static final long LONGEST_SECONDS = 180;

    private SpringListener() {}

    /**
     * Reads the topic with the group until so many records whose value starts with {@code fail} are in
     * {@code <topic>-dlt}, which must exist, and the group's offsets are committed.
     */
    public static void deadLetter(KafkaFixture kafka, String topic, String group, int count)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("spring", ".log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        HOME.resolve("classes") + ":" + HOME.resolve("lib") + "/*",
                        "io.kafkactl.fixtures.SpringDeadLetters",
                        kafka.bootstrapServers(),
                        topic,
                        group,
                        Integer.toString(count))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError("the Spring listener failed:\n" + Files.readString(log));
        }
        Files.delete(log);
    }
}
