package io.kafkactl.testkit.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kafkactl.testkit.Shell;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The registry vendor's own client and serializers, in a process of their own: what they do is what is right. */
public final class VendorClient implements AutoCloseable {
    /** Jars that hold the vendor's classes, for a test that uses them as plug-ins. */
    public static final Path JARS = Path.of("target/fixtures/vendor/lib");

    private static final Path JAVA_SOURCE =
            Path.of("src/test/fixtures/vendor/src/main/java/io/kafkactl/fixtures/VendorAvro.java");
    private static final Path NODE_SOURCE = Path.of("src/test/fixtures/node");
    private static final Path NODE = Path.of("target/fixtures/node");
    private static final long LONGEST_SECONDS = 60;

    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;
    private final Path log;

    private VendorClient(List<String> command) throws IOException {
        log = Files.createTempFile("vendor", ".log");
        process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        in = process.outputWriter(UTF_8);
        out = process.inputReader(UTF_8);
    }

    /** For Avro, version 7.9. */
    static VendorClient java(String url) throws IOException {
        return new VendorClient(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                JARS + "/*",
                JAVA_SOURCE.toString(),
                url));
    }

    /** For all languages, of the 8.x line; skips the test where there is no node, or its packages cannot be had. */
    static synchronized VendorClient node(String url) throws IOException, InterruptedException {
        assumeTrue(Shell.has("node") && Shell.has("npm"), "node is not installed");
        Files.createDirectories(NODE);
        for (String file : List.of("package.json", "vendor.js")) {
            Files.copy(NODE_SOURCE.resolve(file), NODE.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(NODE.resolve("node_modules/@confluentinc/schemaregistry/package.json"))) {
            Process install = new ProcessBuilder(
                            "npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error")
                    .directory(NODE.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(NODE.resolve("install.log").toFile())
                    .start();
            boolean done = install.waitFor(5, TimeUnit.MINUTES) && install.exitValue() == 0;
            install.destroyForcibly();
            assumeTrue(done, () -> "the vendor's packages for node cannot be installed, see " + NODE + "/install.log");
        }
        return new VendorClient(List.of("node", NODE.resolve("vendor.js").toString(), url));
    }

    /** The answer to one call; fails when the vendor's code does, except as {@link #error} expects. */
    public String call(String verb, String... arguments) {
        String answer = ask(verb, arguments);
        if (!answer.startsWith("ok ")) {
            throw new AssertionError("the vendor's client: " + decoded(answer));
        }
        return decoded(answer);
    }

    /** What a call fails with: HTTP status and error code. */
    public String error(String verb, String... arguments) {
        String answer = ask(verb, arguments);
        if (!answer.startsWith("error ")) {
            throw new AssertionError("the vendor's client answered " + decoded(answer));
        }
        return decoded(answer);
    }

    private String ask(String verb, String... arguments) {
        StringBuilder line = new StringBuilder(verb);
        for (String argument : arguments) {
            line.append(' ').append(Base64.getEncoder().encodeToString(argument.getBytes(UTF_8)));
        }
        try {
            in.write(line + "\n");
            in.flush();
            String answer = CompletableFuture.supplyAsync(this::read).get(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (answer.isEmpty()) {
                throw new AssertionError("the vendor's client ended:\n" + Files.readString(log));
            }
            return answer;
        } catch (IOException | InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the vendor's client does not answer", e);
        }
    }

    private String read() {
        try {
            String line = out.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            return "";
        }
    }

    private static String decoded(String answer) {
        return new String(Base64.getDecoder().decode(answer.substring(answer.indexOf(' ') + 1)), UTF_8);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        process.onExit().join();
        Files.deleteIfExists(log);
    }
}
