package io.kafkactl.cli.completion;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.cli.support.CliContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What the user may type next, for the scripts under {@code completions/}: from the command model and, for names, from
 * the cluster. Every answer is exit 0; whatever goes wrong, there is nothing to offer.
 */
public final class Completion {
    /** The first argument by which the scripts ask; all words of the command line follow, the last one unfinished. */
    public static final String COMMAND = "__complete";

    /** The line that stands for the names of files. */
    private static final Candidate FILES = Candidate.of(":files");

    private static final String HELP = "help";

    private final CliContext context;
    private final TypedWords typed;
    private final CommandSpec root;
    private final boolean asksForHelp;

    /**
     * @param words those after the name of the program, the last one unfinished and perhaps empty
     */
    public Completion(CliContext context, CommandSpec root, List<String> words) {
        this.context = context;
        this.asksForHelp = words.size() > 1 && words.get(0).equals(HELP);
        int first = asksForHelp ? 1 : 0;
        this.typed = new TypedWords(root, words.isEmpty() ? words : words.subList(first, words.size() - 1));
        this.root = root;
    }

    /** Prints a candidate a line: the word, and after a tab what it means. */
    public int print(String unfinished) {
        try {
            for (Candidate candidate : candidates(unfinished)) {
                context.out().write((candidate.line() + "\n").getBytes(UTF_8));
            }
            context.out().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return 0;
    }

    private List<Candidate> candidates(String unfinished) {
        if (asksForHelp && !unfinished.startsWith("-")) {
            return startingWith(unfinished, Stream.concat(subcommands(), concepts()));
        }
        OptionSpec awaiting = typed.awaiting();
        if (awaiting != null) {
            return startingWith(unfinished, values(awaiting));
        }
        if (!typed.onlyPositionals() && unfinished.startsWith("-")) {
            int equals = unfinished.indexOf('=');
            return equals < 0
                    ? startingWith(unfinished, options(unfinished))
                    : attachedValues(unfinished.substring(0, equals), unfinished.substring(equals + 1));
        }
        return startingWith(unfinished, Stream.concat(subcommands(), names()));
    }

    private static List<Candidate> startingWith(String unfinished, Stream<Candidate> candidates) {
        Predicate<Candidate> fits =
                candidate -> candidate.equals(FILES) || candidate.word().startsWith(unfinished);
        return candidates.filter(fits).distinct().toList();
    }

    private List<Candidate> attachedValues(String name, String unfinished) {
        OptionSpec option = typed.option(name);
        return option == null
                ? List.of()
                : startingWith(unfinished, values(option)).stream()
                        .map(value -> value.equals(FILES)
                                ? value
                                : new Candidate(name + "=" + value.word(), value.description()))
                        .toList();
    }

    private Stream<Candidate> subcommands() {
        return typed.positionals() > 0
                ? Stream.empty()
                : typed.command().subcommands().values().stream()
                        .map(child -> child.getCommandSpec())
                        .filter(child -> !child.usageMessage().hidden())
                        .map(child -> new Candidate(
                                child.name(), firstLine(child.usageMessage().header())));
    }

    private Stream<Candidate> names() {
        return typed.command().positionalParameters().stream()
                .filter(parameter -> parameter.index().contains(typed.positionals()))
                .flatMap(this::values);
    }

    /** What {@code help} explains beside commands. */
    private Stream<Candidate> concepts() {
        CommandLine help = root.subcommands().get(HELP);
        return help == null || typed.command() != root
                ? Stream.empty()
                : help.getCommandSpec().positionalParameters().stream().flatMap(this::values);
    }

    private Stream<Candidate> options(String unfinished) {
        return typed.command().options().stream()
                .filter(option -> !option.hidden() && (!typed.has(option) || option.isMultiValue()))
                .flatMap(option -> spellings(option, unfinished));
    }

    private static Stream<Candidate> spellings(OptionSpec option, String unfinished) {
        String description = firstLine(option.description());
        Stream<Candidate> opposite = option.negatable()
                ? Stream.of(new Candidate(
                        option.longestName().replaceFirst("^--", "--no-"), "The opposite of " + option.longestName()))
                : Stream.empty();
        // A letter is offered only where there is nothing else to type, or to who has typed it.
        Stream<Candidate> names = Stream.concat(
                        Stream.of(option.longestName()),
                        Stream.of(option.names()).filter(unfinished::equals))
                .distinct()
                .map(name -> new Candidate(name, description));
        return Stream.concat(names, opposite);
    }

    private Stream<Candidate> values(ArgSpec argument) {
        Iterable<String> constants = argument.completionCandidates();
        if (constants != null) {
            return StreamSupport.stream(constants.spliterator(), false)
                    .map(constant -> Candidate.of(constant.toLowerCase(Locale.ROOT)));
        }
        NameKind kind = NameKind.of(argument);
        if (kind == null) {
            return Stream.empty();
        }
        return kind == NameKind.FILE
                ? Stream.of(FILES)
                : new LiveNames(context, typed).of(kind).stream().map(Candidate::of);
    }

    /** Up to the first stop, without picocli's variables. */
    private static String firstLine(String @Nullable [] text) {
        if (text == null || text.length == 0) {
            return "";
        }
        return String.join(" ", text)
                .replaceFirst("(?s)([.;:] |\\.$| \\(default).*", "")
                .replaceAll("\\s+", " ");
    }
}
