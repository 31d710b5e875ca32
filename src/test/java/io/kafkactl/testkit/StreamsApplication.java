package io.kafkactl.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The Kafka Streams application of {@code src/test/fixtures/kafka-streams} in a JVM of its own. */
public final class StreamsApplication implements AutoCloseable {
    private static final Path HOME = Path.of("target/fixtures/kafka-streams");
    private static final long LONGEST_SECONDS = 120;

    private final Process process;
    private final Path log;
    private boolean killed;

    private StreamsApplication(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** What the application does with the records that it reads. */
    public enum Mode {
        /** Writes each to the output topic. */
        COPY,
        /** Counts them by key, through a repartition topic. */
        COUNT
    }

    /**
     * Starts it; it is not awaited.
     *
     * @param settings of Kafka Streams, as {@code name=value}
     */
    public static StreamsApplication start(
            KafkaFixture kafka, Mode mode, String applicationId, String input, String output, String... settings) {
        try {
            Path log = Files.createTempFile("streams", ".log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    HOME.resolve("classes") + ":" + HOME.resolve("lib") + "/*",
                    "io.kafkactl.fixtures.StreamsApplication",
                    mode.name().toLowerCase(Locale.ROOT),
                    kafka.bootstrapServers(),
                    applicationId,
                    input,
                    output,
                    "state.dir=" + HOME.resolve("state")));
            command.addAll(Arrays.asList(settings));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new StreamsApplication(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails with what the application said when it has ended by itself. */
    public boolean isAlive() {
        if (!process.isAlive()) {
            throw new AssertionError("the Streams application ended:\n" + said());
        }
        return true;
    }

    /** As a crash would end it: its group has to find out by itself. */
    public void kill() {
        killed = true;
        process.destroyForcibly();
    }

    /** Lets it commit and leave its group; fails when it does not end well. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || (process.exitValue() != 0 && !killed)) {
                throw new AssertionError("the Streams application failed:\n" + said());
            }
            Files.delete(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
