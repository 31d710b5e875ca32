package io.kafkactl.testkit.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Protobuf's own compiler, with one file of a folder and what that imports. */
public final class Protoc {
    private static final Path PROGRAM = Path.of("target/protoc/protoc").toAbsolutePath();
    private static final String MAIN = "main.proto";
    private static final long LONGEST_SECONDS = 60;

    private final Path folder;

    /** Writes the file and its references, by the names that it imports them with, into the folder. */
    public Protoc(Path folder, String file, Map<String, String> references) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve(MAIN), file);
        for (Map.Entry<String, String> reference : references.entrySet()) {
            Path imported = folder.resolve(reference.getKey());
            Files.createDirectories(imported.getParent());
            Files.writeString(imported, reference.getValue());
        }
        Path timestamp = folder.resolve("google/protobuf/timestamp.proto");
        Files.createDirectories(timestamp.getParent());
        try (InputStream in = Timestamp.class.getResourceAsStream("/google/protobuf/timestamp.proto")) {
            Files.write(timestamp, Objects.requireNonNull(in).readAllBytes());
        }
    }

    /** Whether there is one for this platform. */
    public static boolean isThere() {
        return Files.isRegularFile(PROGRAM)
                && (Files.isExecutable(PROGRAM) || PROGRAM.toFile().setExecutable(true));
    }

    /** What the file declares. */
    public FileDescriptorProto descriptor() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process compiler = process("-o" + out).redirectErrorStream(true).start();
        String said = new String(compiler.getInputStream().readAllBytes(), UTF_8);
        if (!compiler.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || compiler.exitValue() != 0) {
            throw new IllegalArgumentException(said);
        }
        return FileDescriptorSet.parseFrom(Files.readAllBytes(out)).getFile(0);
    }

    /** The compiler with these arguments and the file. */
    public ProcessBuilder process(String... arguments) {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-I" + folder));
        command.addAll(List.of(arguments));
        command.add(MAIN);
        return new ProcessBuilder(command);
    }
}
