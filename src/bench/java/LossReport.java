import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Makes the results of loss.sh, and their table, of what a run noted. Owns the format of both. */
final class LossReport {
    private static final int VERSION = 1;
    private static final String OURS = "kafkactl";

    /** One producer that met one failure. */
    private record Loss(String tool, String failure, int given, int missing, int tooMany, int exitCode) {
        boolean silent() {
            return missing > 0 && exitCode == 0;
        }

        String cell() {
            String doubled = tooMany == 0 ? "" : String.format(Locale.ROOT, ", %,d twice", tooMany);
            String text = String.format(Locale.ROOT, "%,d%s; exit %d", missing, doubled, exitCode);
            return silent() ? "**" + text + "**" : text;
        }
    }

    private final Map<String, String> absent = new TreeMap<>();
    private final List<Loss> losses = new ArrayList<>();

    private LossReport() {}

    /** Arguments: the notes, the results file, the table. Exit 1 when ours lost something and said 0, or a tool is absent. */
    public static void main(String[] arguments) throws IOException {
        LossReport report = new LossReport();
        Notes notes = Notes.read(Path.of(arguments[0]), report::take);
        Map<String, Object> results = Map.of("absent", report.absent, "items", report.losses);
        notes.write(Path.of(arguments[1]), VERSION, "LossResults", results);
        Files.writeString(Path.of(arguments[2]), notes.heading("Records lost") + report.table());
        boolean honest =
                report.losses.stream().filter(loss -> loss.tool().equals(OURS)).noneMatch(Loss::silent);
        System.exit(honest && report.absent.isEmpty() ? 0 : 1);
    }

    private void take(String[] note) {
        switch (note[0]) {
            case "absent" -> absent.put(note[1], note[2]);
            case "loss" ->
                losses.add(new Loss(
                        note[1],
                        note[2],
                        Integer.parseInt(note[3]),
                        Integer.parseInt(note[4]),
                        Integer.parseInt(note[5]),
                        Integer.parseInt(note[6])));
            default -> throw new IllegalArgumentException("unknown note '" + note[0] + "'");
        }
    }

    private String table() {
        StringBuilder text = new StringBuilder();
        Map<String, Map<String, Loss>> table = new LinkedHashMap<>();
        List<String> tools = losses.stream().map(Loss::tool).distinct().toList();
        losses.forEach(loss -> table.computeIfAbsent(loss.failure(), failure -> new LinkedHashMap<>())
                .put(loss.tool(), loss));
        text.append("| | given | ").append(String.join(" | ", tools)).append(" |\n");
        text.append("|---|---:|").append("---|".repeat(tools.size())).append('\n');
        table.forEach((failure, row) -> {
            int given = row.values().iterator().next().given();
            text.append(String.format(Locale.ROOT, "| %s | %,d |", failure, given));
            tools.forEach(tool -> text.append(' ')
                    .append(row.containsKey(tool) ? row.get(tool).cell() : "")
                    .append(" |"));
            text.append('\n');
        });
        absent.forEach((tool, why) -> text.append("\n**")
                .append(tool)
                .append(" took no part**: ")
                .append(why)
                .append(".\n"));
        return text.toString();
    }
}
