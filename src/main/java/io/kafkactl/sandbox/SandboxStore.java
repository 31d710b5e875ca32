package io.kafkactl.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that remembers all sandboxes of a user, one folder a name. */
final class SandboxStore {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String STATE = "sandbox.json";
    private static final String CONTEXT = "context.yaml";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path root;

    SandboxStore(Path root) {
        this.root = root.toAbsolutePath();
    }

    /** Exit 4 for a name that is no plain folder and context name. */
    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw KafkactlException.invalid(
                    "INVALID_SANDBOX_NAME",
                    "'" + name + "' is no name for a sandbox",
                    "use up to 63 lower-case letters, digits and '-', not starting with '-'");
        }
    }

    Path folder(String name) {
        return root.resolve(name);
    }

    Path lockFile(String name) {
        return root.resolve("." + name + ".lock");
    }

    List<String> names() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(f -> Files.exists(f.resolve(STATE)))
                    .map(f -> f.getFileName().toString())
                    .filter(NAME.asMatchPredicate())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<SandboxState> read(String name) {
        Path file = folder(name).resolve(STATE);
        try {
            SandboxState state = JSON.readValue(Files.readString(file), SandboxState.class);
            if (state.version() != SandboxState.VERSION) {
                throw unreadable(file, "version " + state.version() + " is not known here", null);
            }
            return Optional.of(state);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw unreadable(file, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw unreadable(file, e.toString(), e);
        }
    }

    void write(SandboxState state) {
        try {
            replace(folder(state.name()).resolve(STATE), JSON.writeValueAsString(state) + "\n");
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Makes the sandbox a context of its own name; an address never has characters that YAML would read. */
    void writeContext(SandboxState state) {
        try {
            replace(
                    folder(state.name()).resolve(CONTEXT),
                    """
                    apiVersion: kafkactl/v1
                    kind: Contexts
                    contexts:
                      %s:
                        bootstrapServers: %s
                    """.formatted(state.name(), state.bootstrapServers())
                            + (state.registry() == null
                                    ? ""
                                    : "    schemaRegistry: " + state.registry().url() + "\n"));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    void deleteContext(String name) {
        delete(folder(name).resolve(CONTEXT));
    }

    /** Forgets the sandbox; what else lies in its folder stays. */
    void forget(String name) {
        deleteContext(name);
        delete(folder(name).resolve(STATE));
        delete(lockFile(name));
    }

    /** Leaves no empty folder behind when this was the last sandbox and nothing else of ours is remembered. */
    void tidy(String name) {
        deleteIfEmpty(folder(name));
        deleteIfEmpty(root);
        Path program = root.getParent();
        if (program != null && program.endsWith("kafkactl")) {
            deleteIfEmpty(program);
        }
    }

    /** Removes the folder when nothing is left in it. */
    static void deleteIfEmpty(Path folder) {
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isEmpty()) {
                delete(folder);
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (DirectoryNotEmptyException e) {
            // Another sandbox started there since we looked.
            return;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** A reader sees the old text or the new one, never half of either. */
    private static void replace(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("").normalize());
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static KafkactlException unreadable(Path file, String reason, @Nullable Throwable cause) {
        return KafkactlException.failure(
                "SANDBOX_STATE", "cannot read the sandbox's state " + file + ": " + reason, cause);
    }

    private static KafkactlException unwritable(IOException cause) {
        return KafkactlException.failure("SANDBOX_FOLDER", "cannot write the sandbox's state: " + cause, cause);
    }
}
