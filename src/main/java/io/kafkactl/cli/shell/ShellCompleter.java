package io.kafkactl.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** Offers what the completion scripts of the system's shells would offer. */
final class ShellCompleter implements Completer {
    private static final String FILES = ":files";

    private final Function<List<String>, List<String>> suggestions;

    /**
     * @param suggestions for words of which the last is unfinished: lines of a word and, after a tab, its description
     */
    ShellCompleter(Function<List<String>, List<String>> suggestions) {
        this.suggestions = suggestions;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        UnfinishedLine typed = ((TypedLine) line).typed();
        if (typed.foreign()) {
            return;
        }
        if (typed.file()) {
            files("", typed.word(), candidates);
            return;
        }
        for (String suggestion : suggestions.apply(typed.words())) {
            String[] parts = suggestion.split("\t", 2);
            if (parts[0].equals(FILES)) {
                int value = typed.word().startsWith("--") ? typed.word().indexOf('=') + 1 : 0;
                files(typed.word().substring(0, value), typed.word().substring(value), candidates);
            } else {
                candidates.add(candidate(parts[0], parts.length > 1 ? parts[1] : null));
            }
        }
    }

    private static Candidate candidate(String word, @Nullable String description) {
        // A setting goes on with its value.
        return new Candidate(word, word, null, description, null, null, !word.endsWith("="));
    }

    private static void files(String prefix, String unfinished, List<Candidate> candidates) {
        int slash = unfinished.lastIndexOf('/') + 1;
        String folder = unfinished.substring(0, slash);
        String name = unfinished.substring(slash);
        try (Stream<Path> entries = Files.list(Path.of(folder.isEmpty() ? "." : folder))) {
            entries.filter(entry -> {
                        String entryName = entry.getFileName().toString();
                        return entryName.startsWith(name) && (!name.isEmpty() || !entryName.startsWith("."));
                    })
                    .forEach(entry -> {
                        boolean within = Files.isDirectory(entry);
                        String value = prefix + folder + entry.getFileName() + (within ? "/" : "");
                        candidates.add(new Candidate(
                                value, entry.getFileName() + (within ? "/" : ""), null, null, null, null, !within));
                    });
        } catch (IOException e) {
            // Nothing to offer in a folder that cannot be read.
            return;
        }
    }
}
