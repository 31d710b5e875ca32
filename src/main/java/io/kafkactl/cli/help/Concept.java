package io.kafkactl.cli.help;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.error.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Something that several commands have in common, explained once: on the terminal and as a manual page. */
public enum Concept {
    EXIT_CODES("What the exit codes mean."),
    POSITIONS("How --from and --to name a place in a topic."),
    RECORD_FORMAT("How records are written as JSON lines."),
    REDRIVE("How dead letters go back, once each."),
    NAMING_CONVENTIONS("How topics are named.");

    private static final int WIDTH = 78;
    private static final int INDENT = 7;

    private final String header;

    Concept(String header) {
        this.header = header;
    }

    public static Optional<Concept> of(String word) {
        return Arrays.stream(values())
                .filter(concept -> concept.toString().equals(word))
                .findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Concept::toString).toList();
    }

    /** One sentence. */
    public String header() {
        return header;
    }

    /** Paragraphs with empty lines between them; headings begin with {@code #}, indented lines stay as they are. */
    public String text() {
        String resource = this + ".txt";
        try (InputStream in = Objects.requireNonNull(Concept.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), UTF_8).replace("{exit codes}", exitCodes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String exitCodes() {
        StringBuilder table = new StringBuilder();
        for (ExitCode code : ExitCode.values()) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %3d  ", code.code()));
            for (String word : code.meaning().split(" ", -1)) {
                if (line.length() + word.length() > WIDTH) {
                    table.append(line.toString().stripTrailing()).append('\n');
                    line = new StringBuilder(" ".repeat(INDENT));
                }
                line.append(word).append(' ');
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString().stripTrailing();
    }

    /** As people type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
