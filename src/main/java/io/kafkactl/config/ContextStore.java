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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contexts at hand: the user's file, the sandboxes' own files, the project's, and which context is the current one. */
public final class ContextStore {
    private final ContextPaths paths;

    /** The environment as it would be if it named this file for the contexts. */
    public static Map<String, String> withFile(Map<String, String> env, Path file) {
        Map<String, String> changed = new LinkedHashMap<>(env);
        changed.put(ContextPaths.FILE_VARIABLE, file.toString());
        return changed;
    }

    public ContextStore(Map<String, String> env) {
        this.paths = new ContextPaths(env);
    }

    /** Every context by name; one in the user's file hides a sandbox of that name, and both one of the project. */
    public List<StoredContext> all() {
        Map<String, StoredContext> found = new LinkedHashMap<>();
        files().forEach(file -> contexts(file)
                .values()
                .forEach(context -> found.putIfAbsent(context.name(), new StoredContext(context, file))));
        return found.values().stream()
                .sorted(Comparator.comparing(stored -> stored.context().name()))
                .toList();
    }

    public Optional<StoredContext> find(String name) {
        return find(name, files());
    }

    private Optional<StoredContext> find(String name, List<Path> files) {
        for (Path file : files) {
            Context context = contexts(file).get(name);
            if (context != null) {
                return Optional.of(new StoredContext(context, file));
            }
        }
        return Optional.empty();
    }

    private Map<String, Context> contexts(Path file) {
        ProjectRules rules = isOfProject(file) ? new ProjectRules(ContextPaths.projectOf(file)) : null;
        return ContextsFile.read(file, rules).contexts();
    }

    /** Whether it came with a checkout, and nothing of the user's is to be given to it. */
    boolean isOfProject(Path source) {
        return paths.projectFile().filter(source::equals).isPresent();
    }

    /** The context, or exit 7 with the nearest name. */
    public StoredContext require(String name) {
        return find(name).orElseThrow(() -> unknown("context '" + name + "' does not exist", name));
    }

    /**
     * The current context, if one was chosen; exit 7 when the chosen one is gone. One of another checkout that happens to
     * have the same name is not the chosen one.
     */
    public Optional<StoredContext> current() {
        return choice().map(chosen -> find(chosen.name(), chosen.among(this))
                .orElseThrow(() -> unknown(
                        "the current context '" + chosen.name() + "' "
                                + (chosen.project() == null
                                        ? "does not exist any more"
                                        : "is of " + chosen.project() + ", which is not read here"),
                        chosen.name())));
    }

    public Optional<String> currentName() {
        return choice().map(Choice::name);
    }

    /** @param project the file of the project that it was chosen from; null for one of the user's own */
    private record Choice(String name, @Nullable Path project) {
        List<Path> among(ContextStore store) {
            return store.files().stream()
                    .filter(file -> project == null ? !store.isOfProject(file) : file.equals(project))
                    .toList();
        }
    }

    private Optional<Choice> choice() {
        return paths.currentContext().filter(Files::exists).flatMap(file -> {
            List<String> lines = readLines(file);
            return lines.isEmpty() || lines.get(0).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Choice(lines.get(0), lines.size() > 1 ? Path.of(lines.get(1)) : null));
        });
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
                name + "\n" + (isOfProject(chosen.source()) ? chosen.source() + "\n" : ""));
        return chosen;
    }

    /** Writes a new context at the end of the user's file; exit 8 when the file has one of that name. */
    public Path add(Context context) {
        return add(List.of(context), false);
    }

    /** The same for several, all of them or none; those of the same names are replaced when that is wanted. */
    public Path add(List<Context> contexts, boolean replace) {
        contexts.forEach(context -> requireUsable(context.name()));
        Path file = userFile();
        AtomicFile.writeOwn(file, ContextsText.with(file, contexts, replace));
        return file;
    }

    /** Exit 8 when the user's file has a context of the name. */
    public void requireNew(String name) {
        if (!existing(List.of(name)).isEmpty()) {
            throw exists(name, "edit it there, or remove it first: kafkactl context delete " + name);
        }
    }

    /** Exit 4 or 8 when one of them cannot be added. */
    public void requireImportable(List<Context> contexts, boolean replace) {
        Set<String> names = new HashSet<>();
        for (Context context : contexts) {
            requireUsable(context.name());
            if (!names.add(context.name())) {
                throw KafkactlException.refused(
                        "CONTEXT_EXISTS",
                        "two of them would be '" + context.name() + "' here",
                        "name one of them after the file");
            }
        }
        List<String> there = existing(contexts.stream().map(Context::name).toList());
        if (!there.isEmpty() && !replace) {
            throw exists(String.join("', '", there), "--replace replaces it, or name the others after the file");
        }
    }

    private KafkactlException exists(String name, String hint) {
        return KafkactlException.refused(
                "CONTEXT_EXISTS", "context '" + name + "' exists already in " + userFile(), hint);
    }

    /** Which of the names stand in the user's file. */
    public List<String> existing(List<String> names) {
        Path file = userFile();
        Map<String, Context> there =
                Files.exists(file) ? ContextsFile.read(file).contexts() : Map.of();
        return names.stream().filter(there::containsKey).toList();
    }

    /** Exit 4 for what cannot name a context, 8 for the name of a running sandbox. */
    public void requireUsable(String name) {
        if (!ContextsFile.isName(name)) {
            throw KafkactlException.invalid(
                    "INVALID_CONTEXT",
                    "'" + name + "' cannot name a context",
                    "a name is letters, digits, '.', '_' and '-', and begins with a letter or digit");
        }
        if (find(name, sandboxFiles()).isPresent()) {
            throw KafkactlException.refused(
                    "CONTEXT_EXISTS",
                    "context '" + name + "' is a running sandbox",
                    "choose another name, or stop it first: kafkactl sandbox down --name " + name);
        }
    }

    /** Exit 7 when there is none of that name, 8 when it does not stand in the user's own file. */
    public StoredContext requireOwn(String name) {
        StoredContext stored = require(name);
        if (!stored.source().equals(userFile())) {
            boolean project = isOfProject(stored.source());
            throw KafkactlException.refused(
                    "FOREIGN_CONTEXT",
                    "context '" + name + "' is of " + (project ? "the project: " : "a sandbox: ") + stored.source(),
                    project ? "edit that file" : "kafkactl sandbox down --name " + name + " removes it");
        }
        return stored;
    }

    /** Takes one out of the user's file; the choice of a current context goes with it. */
    public Path delete(StoredContext own) {
        String name = own.context().name();
        AtomicFile.writeOwn(own.source(), ContextsText.without(own.source(), name));
        if (choice().filter(chosen -> chosen.project() == null && chosen.name().equals(name))
                .isPresent()) {
            AtomicFile.writeOwn(paths.currentContext().orElseThrow(), "");
        }
        return own.source();
    }

    private Path userFile() {
        return paths.userFile().orElseThrow(() -> ContextPaths.noHome("contexts"));
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

    /** The user's file first, because it wins; what came with a checkout last. */
    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        paths.userFile()
                .filter(file -> paths.isUserFileNamed() || Files.exists(file))
                .ifPresent(files::add);
        files.addAll(sandboxFiles());
        paths.projectFile().ifPresent(files::add);
        return files;
    }

    private List<Path> sandboxFiles() {
        Optional<Path> sandboxes = paths.sandboxes().filter(Files::isDirectory);
        if (sandboxes.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(sandboxes.get())) {
            return folders.map(folder -> folder.resolve("context.yaml"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> readLines(Path file) {
        try {
            return Files.readString(file).lines().map(String::strip).toList();
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
                        .orElse(names.isEmpty() ? noneYet() : "kafkactl context list shows what there is"));
    }

    private String noneYet() {
        return paths.foreignFile()
                .map(file -> "there are no contexts yet; kafkactl context import " + file
                        + " takes over those of another tool")
                .orElse("there are no contexts yet; kafkactl context add NAME -b HOST:PORT makes one");
    }
}
