package io.kafkactl.versions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The manual's table of what works with which version of Kafka: a column for each broker that the build can start. */
final class CompatibilityTable {
    static final Path PAGE = Path.of("src/docs/compatibility.md");

    private static final Path BROKERS = Path.of("src/test/brokers");
    private static final String UNTRIED = "untried";
    private static final Pattern TABLE = Pattern.compile(
            "(?<=<!-- compatibility: written by the tests -->\n).*?(?=<!-- end of compatibility -->)", Pattern.DOTALL);

    /** What the page says, by line and version. */
    private final Map<String, Map<String, String>> cells;

    private CompatibilityTable(Map<String, Map<String, String>> cells) {
        this.cells = cells;
    }

    static CompatibilityTable read() throws IOException {
        return parse(Files.readString(PAGE));
    }

    /** The folders with a broker's pom are named after its version. */
    static List<String> versions() {
        try (Stream<Path> folders = Files.list(BROKERS)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said of one version, by line. */
    Map<String, String> column(String version) {
        Map<String, String> column = new LinkedHashMap<>();
        cells.forEach((line, row) -> column.put(line, row.getOrDefault(version, UNTRIED)));
        return column;
    }

    /** Puts one version's column into the page; those of the other versions stay. Safe beside other processes that do it. */
    static void write(String version, Map<Story, String> column) throws IOException {
        try (FileChannel file = FileChannel.open(PAGE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            file.lock();
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
            String page = new String(bytes.array(), StandardCharsets.UTF_8);
            CompatibilityTable table = parse(page);
            column.forEach((story, cell) -> table.cells
                    .computeIfAbsent(story.title(), line -> new TreeMap<>())
                    .put(version, cell));
            String changed = TABLE.matcher(page).replaceFirst(Matcher.quoteReplacement(table.render()));
            file.truncate(0);
            file.write(ByteBuffer.wrap(changed.getBytes(StandardCharsets.UTF_8)), 0);
        }
    }

    /** As it stands in the page, with a line for every story and a column for every broker. */
    String render() {
        List<String> versions = versions();
        StringBuilder text = new StringBuilder();
        text.append("| | ").append(String.join(" | ", versions)).append(" |\n");
        text.append("|---|").append("---|".repeat(versions.size())).append('\n');
        for (Story story : Story.values()) {
            Map<String, String> row = cells.getOrDefault(story.title(), Map.of());
            text.append("| ")
                    .append(story.title())
                    .append(" | ")
                    .append(versions.stream()
                            .map(version -> row.getOrDefault(version, UNTRIED))
                            .collect(Collectors.joining(" | ")))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static CompatibilityTable parse(String page) {
        Matcher table = TABLE.matcher(page);
        if (!table.find()) {
            throw new IllegalStateException(PAGE + " has no place for the table");
        }
        Map<String, Map<String, String>> cells = new LinkedHashMap<>();
        List<List<String>> rows =
                table.group().lines().map(CompatibilityTable::cells).toList();
        rows.stream().skip(2).forEach(row -> {
            Map<String, String> line = new TreeMap<>();
            for (int i = 1; i < row.size(); i++) {
                line.put(rows.get(0).get(i), row.get(i));
            }
            cells.put(row.get(0), line);
        });
        return new CompatibilityTable(cells);
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.strip().replaceAll("^\\||\\|$", "").split("\\|"))
                .map(String::strip)
                .toList();
    }
}
