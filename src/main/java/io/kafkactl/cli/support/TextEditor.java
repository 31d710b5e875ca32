package io.kafkactl.cli.support;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The user's own editor at work on a text, in a folder that nobody else can look into and that is gone afterwards. */
public final class TextEditor implements AutoCloseable {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final String command;
    private final Cancellation cancellation;
    private final Path folder;
    private final Path file;

    private TextEditor(String command, Cancellation cancellation, Path folder, Path file) {
        this.command = command;
        this.cancellation = cancellation;
        this.folder = folder;
        this.file = file;
    }

    /** Exit 2 when there is no terminal to edit in. */
    public static void requireTerminal(CliContext context, String option, String instead) {
        if (!context.terminals().in() || !context.terminals().out()) {
            throw KafkactlException.usage(
                    option + " opens an editor, and " + (context.terminals().in() ? "stdout" : "stdin")
                            + " is no terminal",
                    instead);
        }
    }

    /** Nothing is opened yet. */
    public static TextEditor of(CliContext context, String fileName, byte[] text) {
        String command = Stream.of("VISUAL", "EDITOR")
                .map(name -> context.env().getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("vi");
        try {
            // The folder is private as well: editors leave copies beside what they edit.
            Path folder = Files.createTempDirectory("kafkactl-edit-");
            TextEditor editor = new TextEditor(command, context.cancellation(), folder, folder.resolve(fileName));
            try {
                Files.createFile(editor.file, OWNER_ONLY);
                Files.write(editor.file, text);
                return editor;
            } catch (IOException | RuntimeException e) {
                editor.close();
                throw e;
            }
        } catch (IOException e) {
            throw KafkactlException.failure("IO", "cannot write a file to edit: " + e, e);
        }
    }

    /** Returns the text when the user has left the editor; exit 1 when the editor says that it failed. */
    public byte[] edit() throws InterruptedException {
        try {
            // The variable may hold options, such as "code --wait".
            Process process = new ProcessBuilder(List.of("sh", "-c", command + " \"$1\"", "sh", file.toString()))
                    .inheritIO()
                    .start();
            int code;
            Cancellation.Registration ended = cancellation.onCancel(process::destroy);
            try {
                code = process.waitFor();
            } finally {
                ended.close();
            }
            if (cancellation.isCancelled()) {
                throw KafkactlException.interrupted("interrupted while editing, nothing was done", null);
            }
            if (code != 0) {
                throw KafkactlException.failure(
                        "EDITOR_FAILED",
                        "the editor '" + command + "' ended with " + code + ", nothing was done"
                                + (code == 127 ? "; $VISUAL or $EDITOR names another" : ""),
                        null);
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw KafkactlException.failure("EDITOR_FAILED", "the edited file is gone, nothing was done", e);
        } catch (IOException e) {
            throw KafkactlException.failure("EDITOR_FAILED", "cannot edit: " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                    Files.delete(each);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure) throws IOException {
                    Files.delete(each);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
