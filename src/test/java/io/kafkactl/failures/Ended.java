package io.kafkactl.failures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What a process of the packaged program left behind. */
record Ended(int exitCode, String out, String err) {
    static final Duration LONGEST_RUN = Duration.ofMinutes(3);

    /** Runs it to its end, without input. */
    static Ended of(ProcessBuilder program, Path temp) throws IOException, InterruptedException {
        Path out = Files.createTempFile(temp, "out", "");
        Path err = Files.createTempFile(temp, "err", "");
        Process process =
                program.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        return new Ended(exitCode(process), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    /** Waits for it. */
    static int exitCode(Process process) throws InterruptedException {
        if (!process.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + LONGEST_RUN.toSeconds() + " s, seed " + UnderFaults.SEED);
        }
        return process.exitValue();
    }

    @Override
    public String toString() {
        return "seed " + UnderFaults.SEED + ", exit " + exitCode + "\nstdout:\n" + out + "\nstderr:\n" + err;
    }
}
