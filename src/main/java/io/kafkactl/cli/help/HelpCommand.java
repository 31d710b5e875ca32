package io.kafkactl.cli.help;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kafkactl help}. */
@Command(
        name = "help",
        header = HelpCommand.HEADER,
        description =
                "With the words of a command it shows that command's help; with a concept it explains what several "
                        + "commands have in common; alone it lists both. Concepts: exit-codes, positions, record-format, redrive, "
                        + "naming-conventions.",
        footer = {"  kafkactl help", "  kafkactl help topic create", "  kafkactl help exit-codes"})
public final class HelpCommand implements Callable<Integer> {
    public static final String HEADER = "Explain a command or a concept.";

    /** What may come next, beside the commands of the first level. */
    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Concept.names().iterator();
        }
    }

    private final Invocation invocation;

    @Parameters(
            arity = "0..*",
            paramLabel = "CONCEPT|COMMAND",
            completionCandidates = Words.class,
            description = "A concept, or the words of a command.")
    List<String> words = List.of();

    @Spec
    CommandSpec spec;

    HelpCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        if (words.isEmpty()) {
            int code = invocation.again("--help");
            return code == ExitCode.OK.code() ? print(concepts()) : code;
        }
        Optional<Concept> concept = words.size() == 1 ? Concept.of(words.get(0)) : Optional.empty();
        if (concept.isPresent()) {
            return print(concept.get().text());
        }
        requireCommand(words.get(0));
        List<String> asked = new ArrayList<>(words);
        asked.add("--help");
        return invocation.again(asked.toArray(String[]::new));
    }

    /** Words below the first level are judged by the command that they belong to. */
    private void requireCommand(String word) {
        Set<String> commands = spec.root().subcommands().keySet();
        boolean known = Stream.of(word, word.replaceFirst("s$", ""), word.replaceFirst("es$", ""))
                .anyMatch(commands::contains);
        if (!known) {
            Set<String> all = new TreeSet<>(commands);
            all.addAll(Concept.names());
            throw KafkactlException.usage(
                    "no command and no concept: '" + word + "'",
                    SimilarName.of(word, all)
                                    .map(similar -> "did you mean '" + similar + "'? ")
                                    .orElse("")
                            + "'kafkactl help' lists both");
        }
    }

    private static String concepts() {
        StringBuilder list = new StringBuilder("\nConcepts (kafkactl help CONCEPT):\n");
        for (Concept concept : Concept.values()) {
            list.append(String.format("  %-18s  %s%n", concept, concept.header()));
        }
        return list.toString();
    }

    private int print(String text) throws IOException {
        invocation.context().out().write(text.getBytes(UTF_8));
        invocation.context().out().flush();
        return ExitCode.OK.code();
    }
}
