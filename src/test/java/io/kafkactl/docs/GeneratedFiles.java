package io.kafkactl.docs;

import io.kafkactl.cli.help.Concept;
import io.kafkactl.client.diagnosis.ErrorCatalogue;
import io.kafkactl.client.diagnosis.ErrorCause;
import io.kafkactl.error.ExitCode;
import io.kafkactl.testkit.CommandModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/** The checked-in files that are made from the command model, with the text that they should have. */
final class GeneratedFiles {
    static final Path MANUAL = Path.of("man");
    static final Path README = Path.of("README.md");

    static final Path TROUBLESHOOTING = Path.of("src/docs/troubleshooting.md");

    private static final Pattern BUILD_DATE = Pattern.compile("<project.build.outputTimestamp>(\\d{4}-\\d\\d-\\d\\d)T");
    private static final Pattern README_TABLE =
            Pattern.compile("(?<=<!-- exit codes: generated -->\n).*?(?=<!-- end of exit codes -->)", Pattern.DOTALL);

    private static final Pattern CATALOGUE =
            Pattern.compile("(?<=<!-- errors: generated -->\n).*?(?=<!-- end of errors -->)", Pattern.DOTALL);

    private GeneratedFiles() {}

    static Map<Path, String> all() throws IOException {
        CommandSpec root = CommandModel.root();
        Map<Path, String> files = new TreeMap<>(manualPages(root));
        files.putAll(conceptPages());
        files.put(
                README,
                README_TABLE.matcher(Files.readString(README)).replaceFirst(Matcher.quoteReplacement(exitCodes())));
        files.put(
                TROUBLESHOOTING,
                CATALOGUE
                        .matcher(Files.readString(TROUBLESHOOTING))
                        .replaceFirst(Matcher.quoteReplacement(catalogue())));
        return files;
    }

    static Map<Path, String> manualPages(CommandSpec root) throws IOException {
        String date = date();
        Map<Path, String> pages = new TreeMap<>();
        CommandModel.visible(root)
                .forEach(command -> pages.put(
                        MANUAL.resolve(ManualPage.name(command) + ".1"), new ManualPage(command, date).render()));
        return pages;
    }

    private static Map<Path, String> conceptPages() throws IOException {
        String date = date();
        Map<Path, String> pages = new TreeMap<>();
        for (Concept concept : Concept.values()) {
            pages.put(
                    MANUAL.resolve("kafkactl-" + concept + "." + ConceptPage.SECTION),
                    new ConceptPage(concept, date).render());
        }
        return pages;
    }

    private static String date() throws IOException {
        Matcher date = BUILD_DATE.matcher(Files.readString(Path.of("pom.xml")));
        if (!date.find()) {
            throw new IllegalStateException("pom.xml has no project.build.outputTimestamp");
        }
        return date.group(1);
    }

    private static String catalogue() {
        StringBuilder table =
                new StringBuilder("| what is wrong | exit | what is said | what to do |\n|---|---|---|---|\n");
        for (ErrorCause cause : ErrorCause.values()) {
            table.append("| ")
                    .append(ErrorCatalogue.text(cause, "when"))
                    .append(" | ")
                    .append(ExitCode.valueOf(ErrorCatalogue.text(cause, "exit")).code())
                    .append(" | ")
                    .append(told(cause, "message"))
                    .append(" | ")
                    .append(told(cause, "hint"))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String told(ErrorCause cause, String line) {
        return ErrorCatalogue.text(cause, line).replaceAll("(\\{[a-z]+})+", "…");
    }

    private static String exitCodes() {
        StringBuilder table = new StringBuilder("| code | meaning |\n|---|---|\n");
        for (ExitCode code : ExitCode.values()) {
            table.append("| ")
                    .append(code.code())
                    .append(" | ")
                    .append(code.meaning())
                    .append(" |\n");
        }
        return table.toString();
    }
}
