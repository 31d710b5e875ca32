import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Makes the results of the scale suite, and their tables, of what a run noted. Owns the format of both: README.md
 * documents it, and {@link #VERSION} changes with it.
 */
final class ScaleReport {
    private static final int VERSION = 1;
    private static final double KIB_A_MIB = 1024;

    /** How often one command was run at one size: elapsed, user and system seconds, and the peak of memory in KiB. */
    private static final class Runs {
        final List<double[]> samples = new ArrayList<>();
        final Map<String, Integer> requests = new TreeMap<>();
        String wrong;

        double median(ToDoubleFunction<double[]> figure) {
            double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
            int middle = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }

        double seconds() {
            return median(sample -> sample[0]);
        }

        double processor() {
            return median(sample -> sample[1] + sample[2]);
        }

        double mebibytes() {
            return median(sample -> sample[3]) / KIB_A_MIB;
        }

        double count() {
            return requests.values().stream().mapToInt(Integer::intValue).sum();
        }

        boolean measured() {
            return wrong == null && !samples.isEmpty();
        }
    }

    private final Map<Integer, Map<String, Object>> steps = new TreeMap<>();
    private final Map<String, Map<Integer, Runs>> commands = new LinkedHashMap<>();

    private ScaleReport() {}

    /** Arguments: the notes, the results file, the tables. Exit 1 when something is wrong or grows too fast. */
    public static void main(String[] arguments) throws IOException {
        ScaleReport report = new ScaleReport();
        Notes notes = Notes.read(Path.of(arguments[0]), report::take);
        notes.write(Path.of(arguments[1]), VERSION, "ScaleResults", report.results());
        Files.writeString(Path.of(arguments[2]), notes.heading("Scale") + report.markdown());
        System.exit(report.faults().isEmpty() ? 0 : 1);
    }

    private void take(String[] note) {
        switch (note[0]) {
            case "step" ->
                steps.put(
                        Integer.valueOf(note[1]),
                        Map.of(
                                "topics", Integer.valueOf(note[2]),
                                "groups", Integer.valueOf(note[3]),
                                "deadLetters", Integer.valueOf(note[4]),
                                "loadBefore", Double.valueOf(note[5])));
            case "begin" ->
                commands.computeIfAbsent(note[2], name -> new TreeMap<>()).put(Integer.valueOf(note[1]), new Runs());
            case "requests" -> runs(note).requests.put(note[3], Integer.valueOf(note[4]));
            case "sample" ->
                runs(note)
                        .samples
                        .add(List.of(note).subList(3, 7).stream()
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            case "wrong" -> runs(note).wrong = note[3];
            default -> throw new IllegalArgumentException("unknown note '" + note[0] + "'");
        }
    }

    private Runs runs(String[] note) {
        return commands.get(note[2]).get(Integer.valueOf(note[1]));
    }

    private Map<String, Object> results() {
        List<Map<String, Object>> items = new ArrayList<>();
        commands.forEach((name, sizes) -> sizes.forEach((step, runs) -> {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("command", name);
            item.put("times", step);
            item.put("wrong", runs.wrong);
            item.put("requests", runs.requests);
            item.put("medianSeconds", runs.measured() ? round(runs.seconds()) : null);
            item.put("medianProcessorSeconds", runs.measured() ? round(runs.processor()) : null);
            item.put("medianPeakMiB", runs.measured() ? round(runs.mebibytes()) : null);
            item.put("samples", runs.samples.stream().map(ScaleReport::sample).toList());
            items.add(item);
        }));
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("steps", steps);
        results.put("items", items);
        results.put("faults", faults());
        return results;
    }

    private static Map<String, Object> sample(double[] figures) {
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put("seconds", figures[0]);
        sample.put("userSeconds", figures[1]);
        sample.put("systemSeconds", figures[2]);
        sample.put("peakKiB", (long) figures[3]);
        return sample;
    }

    /** What was wrong, and what grew faster than the cluster from one size to the next. */
    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        commands.forEach((name, sizes) -> {
            Runs smaller = null;
            int times = 0;
            for (Map.Entry<Integer, Runs> size : sizes.entrySet()) {
                Runs runs = size.getValue();
                String where = "`" + name + "` at " + size.getKey() + "×";
                if (!runs.measured()) {
                    faults.add(where + ": " + (runs.wrong == null ? "not measured" : runs.wrong));
                } else if (smaller != null && smaller.measured()) {
                    double most = (double) size.getKey() / times;
                    compare(faults, where + ": requests", most, smaller.count(), runs.count());
                    compare(faults, where + ": memory", most, smaller.mebibytes(), runs.mebibytes());
                    compare(faults, where + ": processor time", most, smaller.processor(), runs.processor());
                }
                smaller = runs;
                times = size.getKey();
            }
        });
        return faults;
    }

    private static void compare(List<String> faults, String what, double most, double before, double after) {
        if (after > most * before) {
            faults.add(String.format(
                    Locale.ROOT, "%s grew %.1f times where the cluster grew %.0f times", what, after / before, most));
        }
    }

    private String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("| | topics of 12 partitions | groups | dead letters | load before |\n|---|---:|---:|---:|---:|\n");
        steps.forEach((step, size) -> text.append(String.format(
                Locale.ROOT,
                "| %d× | %,d | %,d | %,d | %.1f |%n",
                step,
                size.get("topics"),
                size.get("groups"),
                size.get("deadLetters"),
                size.get("loadBefore"))));
        text.append('\n').append(table()).append("\n## Requests at the largest size, by kind\n\n");
        commands.forEach((name, sizes) -> {
            Runs largest =
                    sizes.values().stream().reduce((first, second) -> second).orElseThrow();
            text.append("- `").append(name).append("`: ").append(kinds(largest)).append('\n');
        });
        text.append("\n## What grew faster than the cluster\n\n");
        faults().forEach(fault -> text.append("- ").append(fault).append('\n'));
        if (faults().isEmpty()) {
            text.append("Nothing.\n");
        }
        return text.toString();
    }

    private static String kinds(Runs runs) {
        List<String> kinds = new ArrayList<>();
        runs.requests.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(kind -> kinds.add(kind.getKey() + " " + kind.getValue()));
        return String.join(", ", kinds);
    }

    /** Of each figure one column for each size, and how many times it grew between the last two. */
    private String table() {
        StringBuilder table = new StringBuilder("| |");
        for (String figure : List.of("requests", "MiB", "seconds")) {
            steps.keySet()
                    .forEach(step -> table.append(' ')
                            .append(figure)
                            .append(' ')
                            .append(step)
                            .append("× |"));
            table.append(" grew |");
        }
        table.append("\n|---|").append("---:|".repeat(3 * (steps.size() + 1))).append('\n');
        commands.forEach((name, sizes) -> {
            table.append("| `").append(name).append("` |");
            figures(table, sizes, "%,.0f", Runs::count);
            figures(table, sizes, "%,.0f", Runs::mebibytes);
            figures(table, sizes, "%,.2f", Runs::seconds);
            table.append('\n');
        });
        return table.toString();
    }

    private void figures(StringBuilder table, Map<Integer, Runs> sizes, String format, ToDoubleFunction<Runs> figure) {
        Double before = null;
        Double last = null;
        for (Integer step : steps.keySet()) {
            Runs runs = sizes.get(step);
            before = last;
            last = runs == null || !runs.measured() ? null : (Double) figure.applyAsDouble(runs);
            table.append(' ')
                    .append(last == null ? "" : String.format(Locale.ROOT, format, last))
                    .append(" |");
        }
        table.append(' ')
                .append(before == null || last == null ? "" : String.format(Locale.ROOT, "%.1f×", last / before))
                .append(" |");
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
