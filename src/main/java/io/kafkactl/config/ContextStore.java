package io.kafkactl.config;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The contexts at hand: the user's file, the sandboxes' own files, and which context is the current one. */
public final class ContextStore {
    private final ContextPaths paths;

    public ContextStore(Map<String, String> env) {
        this.paths = new ContextPaths(env);
    }

    /** Every context by name; one in the user's file hides a sandbox of the same name. */
    public List<StoredContext> all() {
        Map<String, StoredContext> found = new LinkedHashMap<>();
        for (Path file : files()) {
            for (Context context : ContextsFile.read(file).contexts().values()) {
                found.putIfAbsent(context.name(), new StoredContext(context, file));
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparing(stored -> stored.context().name()))
                .toList();
    }

    public Optional<StoredContext> find(String name) {
        for (Path file : files()) {
            Context context = ContextsFile.read(file).contexts().get(name);
            if (context != null) {
                return Optional.of(new StoredContext(context, file));
            }
        }
        return Optional.empty();
    }

    /** The context, or exit 7 with the nearest name. */
    public StoredContext require(String name) {
        return find(name).orElseThrow(() -> unknown("context '" + name + "' does not exist", name));
    }

    /** The current context, if one was chosen; exit 7 when the chosen one is gone. */
    public Optional<StoredContext> current() {
        return currentName()
                .map(name -> find(name)
                        .orElseThrow(
                                () -> unknown("the current context '" + name + "' does not exist any more", name)));
    }

    public Optional<String> currentName() {
        return paths.currentContext()
                .filter(Files::exists)
                .map(ContextStore::readName)
                .filter(name -> !name.isEmpty());
    }

    /** Where what is typed in the shell is remembered; empty when the environment names no home. */
    public Optional<Path> shellHistory() {
        return paths.shellHistory();
    }

    /** Makes an existing context the current one; only the state file is written. */
    public StoredContext use(String name) {
        StoredContext chosen = require(name);
        AtomicFile.writeOwn(
                paths.currentContext().orElseThrow(() -> ContextPaths.noHome("name of the current context")),
                name + "\n");
        return chosen;
    }

    /** Writes a new context at the end of the user's file; exit 8 when the file has one of that name. */
    public Path add(Context context) {
        if (!ContextsFile.isName(context.name())) {
            throw KafkactlException.invalid(
                    "INVALID_CONTEXT",
                    "'" + context.name() + "' cannot name a context",
                    "a name is letters, digits, '.', '_' and '-', and begins with a letter or digit");
        }
        Optional<StoredContext> sandbox = find(context.name()).filter(stored -> isOfSandbox(stored.source()));
        if (sandbox.isPresent()) {
            throw KafkactlException.refused(
                    "CONTEXT_EXISTS",
                    "context '" + context.name() + "' is a running sandbox",
                    "choose another name, or stop it first: kafkactl sandbox down --name " + context.name());
        }
        Path file = paths.userFile().orElseThrow(() -> ContextPaths.noHome("contexts"));
        AtomicFile.writeOwn(file, ContextsText.with(file, context));
        return file;
    }

    /** Exit 8 when the user's file has the name: -c would mean that cluster, and never the sandbox. */
    public void requireFreeForSandbox(String name) {
        Optional<Path> file = paths.userFile().filter(Files::exists);
        if (file.isPresent() && ContextsFile.read(file.get()).contexts().containsKey(name)) {
            throw KafkactlException.refused(
                    "CONTEXT_EXISTS",
                    "a sandbox '" + name + "' cannot be used: " + file.get() + " has a context of that name",
                    "rename that context, or choose another name for the sandbox: kafkactl sandbox up --name NAME");
        }
    }

    private boolean isOfSandbox(Path source) {
        return paths.sandboxes().filter(source::startsWith).isPresent();
    }

    /** The user's file first, because it wins. */
    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        paths.userFile()
                .filter(file -> paths.isUserFileNamed() || Files.exists(file))
                .ifPresent(files::add);
        paths.sandboxes()
                .filter(Files::isDirectory)
                .map(ContextStore::sandboxFiles)
                .ifPresent(files::addAll);
        return files;
    }

    private static List<Path> sandboxFiles(Path sandboxes) {
        try (Stream<Path> folders = Files.list(sandboxes)) {
            return folders.map(folder -> folder.resolve("context.yaml"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String readName(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw KafkactlException.failure("IO", "cannot read " + file + ": " + e, e);
        }
    }

    private KafkactlException unknown(String message, String name) {
        Collection<String> names =
                all().stream().map(stored -> stored.context().name()).toList();
        return KafkactlException.notFound(
                "UNKNOWN_CONTEXT",
                message,
                SimilarName.of(name, names)
                        .map(similar -> "did you mean '" + similar + "'?")
                        .orElse(
                                names.isEmpty()
                                        ? "there are no contexts yet; kafkactl context add NAME -b HOST:PORT makes one"
                                        : "kafkactl context list shows what there is"));
    }
}
