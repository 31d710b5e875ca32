package io.kafkactl.docs;

import io.kafkactl.cli.help.Concept;
import io.kafkactl.testkit.CommandModel;
import io.kafkactl.testkit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/** The command lines that people copy: those of the README, the manual, the manual pages and help. */
public final class ManualSnippets {
    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```sh\n(.*?)^```$");

    /** Everything but the tool itself does nothing; what runs commands for each line of its input runs one. */
    private static final String RECORDER = """
            kafkactl() { printf '%s\\0' "$@" "$END" >> "$CALLS"; }
            target/kafkactl/bin/kafkactl() { kafkactl "$@"; }
            xargs() { behind "$@" NAME; }
            command_not_found_handle() { return 0; }
            sudo() { "$@"; }
            exec() { "$@"; }
            sleep() { :; }
            watch() { behind "$@"; }
            behind() { while [ $# -gt 0 ] && ! declare -F -- "$1" > /dev/null; do shift; done; "$@"; }
            """;

    private static final String END = "<end of call>";

    private ManualSnippets() {}

    /** By the place where they stand. */
    public static Map<String, String> all() throws IOException {
        Map<String, String> snippets = new TreeMap<>();
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> manual = Files.list(Path.of("src/docs"))) {
            manual.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
        }
        for (Path page : pages) {
            snippets.put(page.toString(), String.join("\n", of(page)));
        }
        // The same lines stand in the manual pages, which are made from these.
        CommandModel.visible(CommandModel.root())
                .forEach(command -> snippets.put(
                        command.qualifiedName("-") + ".1",
                        Stream.of(command.usageMessage().footer())
                                .map(line -> Ansi.OFF
                                        .new Text(line.replace("%n", "\n").replace("%%", "%"))
                                        .plainString())
                                .flatMap(String::lines)
                                .map(line -> line.strip().replaceFirst("^\\$ ", ""))
                                .collect(Collectors.joining("\n"))));
        for (Concept concept : Concept.values()) {
            String text = concept.text();
            snippets.put(
                    "kafkactl-" + concept + ".7",
                    text.lines()
                            .filter(line -> line.startsWith("  kafkactl "))
                            .map(String::strip)
                            .collect(Collectors.joining("\n")));
        }
        return snippets;
    }

    /** The shell's snippets of a page of the manual, in their order. */
    public static List<String> of(Path page) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher matcher = SNIPPET.matcher(Files.readString(page));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /** The arguments of each call of the tool, as a real shell makes them of a snippet. */
    static List<String[]> calls(String snippet, Path folder) throws Exception {
        Path calls = folder.resolve("calls");
        Files.deleteIfExists(calls);
        Files.createFile(calls);
        Path script = Files.writeString(folder.resolve("snippet.sh"), RECORDER + snippet + "\n:\n");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Shell.Outcome outcome = Shell.bare()
                .env("PATH", empty.toString())
                .env("HOME", folder.toString())
                .env("CALLS", calls)
                .env("END", END)
                .run("/bin/bash", "-c", "cd '" + empty + "' && . '" + script + "'");
        if (outcome.exitCode() != 0) {
            throw new AssertionError("not a shell's line: " + outcome + "\n" + snippet);
        }
        // In one write each, because the parts of a pipe run at once.
        return Stream.of(Files.readString(calls).split(END + "\0", -1))
                .filter(call -> !call.isEmpty())
                .map(call -> call.substring(0, call.length() - 1).split("\0", -1))
                .toList();
    }
}
