package io.kafkactl.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Runs a program with exactly the environment that a test gives it. */
public final class Shell {
    private final Map<String, String> env = new LinkedHashMap<>();

    /** What the program left behind. */
    public record Outcome(int exitCode, String out, String err) {}

    private Shell() {}

    /** No variable of the build reaches the program, except those that {@link #env} adds. */
    public static Shell bare() {
        return new Shell();
    }

    /** The program sees what the build sees. */
    public static Shell inherited() {
        Shell shell = new Shell();
        shell.env.putAll(System.getenv());
        return shell;
    }

    public static boolean has(String program) {
        return Pattern.compile(":")
                .splitAsStream(String.valueOf(System.getenv("PATH")))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    public Shell env(String name, Object value) {
        env.put(name, value.toString());
        return this;
    }

    public Outcome run(Object... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("out", "");
        Path err = Files.createTempFile("err", "");
        ProcessBuilder builder = new ProcessBuilder(
                List.of(command).stream().map(Object::toString).toList());
        builder.environment().clear();
        builder.environment().putAll(env);
        builder.redirectInput(Path.of("/dev/null").toFile());
        builder.redirectOutput(out.toFile());
        builder.redirectError(err.toFile());
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after 120 s: " + builder.command());
        }
        Outcome outcome = new Outcome(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        Files.delete(out);
        Files.delete(err);
        return outcome;
    }
}
