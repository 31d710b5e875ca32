import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes the results file and its table of what a run noted. Owns the format of both: README.md documents it, and
 * {@link #VERSION} changes with it.
 */
final class Report {
    private static final int VERSION = 1;
    private static final String OURS = "kafkactl";

    /** One contender's runs of one case. */
    private static final class Runs {
        final String command;
        final List<double[]> samples = new ArrayList<>();

        Runs(String command) {
            this.command = command;
        }

        double median(int first, int last) {
            double[] sums = samples.stream()
                    .mapToDouble(sample -> Arrays.stream(sample, first, last).sum())
                    .sorted()
                    .toArray();
            int middle = sums.length / 2;
            return sums.length % 2 == 1 ? sums[middle] : (sums[middle - 1] + sums[middle]) / 2;
        }

        double seconds() {
            return median(0, 1);
        }
    }

    /** What must hold for a case. */
    private record Target(String kind, String peer, double wanted, String aim) {}

    /** One case as it was noted. */
    private static final class Case {
        final String title;
        final long records;
        final long bytes;
        final Map<String, Runs> contenders = new LinkedHashMap<>();
        final Map<String, String> absent = new LinkedHashMap<>();
        final List<Target> targets = new ArrayList<>();
        String wrong = "";

        Case(String title, long records, long bytes) {
            this.title = title;
            this.records = records;
            this.bytes = bytes;
        }

        boolean measured(String who) {
            Runs runs = contenders.get(who);
            return wrong.isEmpty() && runs != null && !runs.samples.isEmpty();
        }
    }

    private final Map<String, Case> cases = new LinkedHashMap<>();
    private final StringBuilder table = new StringBuilder();
    private final StringBuilder targetTable = new StringBuilder();
    private boolean met = true;

    private Report() {}

    /** Arguments: the notes, the results file, the table. Exit 0 when all targets are met, else 1. */
    public static void main(String[] arguments) throws IOException {
        Report report = new Report();
        Notes notes = Notes.read(Path.of(arguments[0]), report::take);
        notes.write(Path.of(arguments[1]), VERSION, "BenchmarkResults", report.results(notes.isQuick()));
        Files.writeString(Path.of(arguments[2]), report.markdown(notes));
        System.exit(report.met ? 0 : 1);
    }

    private void take(String[] note) {
        switch (note[0]) {
            case "case" -> cases.put(note[1], new Case(note[2], Long.parseLong(note[3]), Long.parseLong(note[4])));
            case "target" ->
                cases.get(note[1]).targets.add(new Target(note[2], note[3], Double.parseDouble(note[4]), note[5]));
            case "absent" -> cases.get(note[1]).absent.put(note[2], note[3]);
            case "contender" -> cases.get(note[1]).contenders.put(note[2], new Runs(note[3]));
            case "sample" ->
                cases.get(note[1])
                        .contenders
                        .get(note[2])
                        .samples
                        .add(Arrays.stream(note, 4, 7)
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            case "wrong" -> cases.get(note[1]).wrong = note[2];
            default -> throw new IllegalArgumentException("unknown note '" + note[0] + "'");
        }
    }

    private Map<String, Object> results(boolean quick) {
        List<Object> items = new ArrayList<>();
        cases.forEach((name, one) -> items.add(item(name, one, quick)));
        return Map.of("items", items);
    }

    private Map<String, Object> item(String name, Case one, boolean quick) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("case", name);
        item.put("title", one.title);
        item.put("records", one.records == 0 ? null : one.records);
        item.put("bytes", one.bytes == 0 ? null : one.bytes);
        item.put("wrong", one.wrong.isEmpty() ? null : one.wrong);
        item.put("absent", one.absent);
        Map<String, Object> contenders = new LinkedHashMap<>();
        one.contenders.forEach((who, runs) -> contenders.put(who, contender(name, one, who, runs)));
        item.put("contenders", contenders);
        List<Object> targets = new ArrayList<>();
        one.targets.forEach(target -> targets.add(target(name, one, target, quick)));
        item.put("targets", targets);
        return item;
    }

    private Map<String, Object> contender(String name, Case one, String who, Runs runs) {
        Map<String, Object> contender = new LinkedHashMap<>();
        contender.put("command", runs.command);
        contender.put("samples", runs.samples.stream().map(Report::sample).toList());
        boolean measured = one.measured(who);
        Double seconds = measured ? round(runs.seconds()) : null;
        Double processor = measured ? round(runs.median(1, 3)) : null;
        Double ratio = measured && one.measured(OURS)
                ? (Double) round(runs.seconds() / one.contenders.get(OURS).seconds())
                : null;
        Long rate = measured && one.records > 0 ? (Long) Math.round(one.records / runs.seconds()) : null;
        contender.put("medianSeconds", seconds);
        contender.put("medianProcessorSeconds", processor);
        contender.put("recordsPerSecond", rate);
        contender.put("ratio", ratio);
        table.append(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s |%n",
                name,
                who,
                cell("%.3f", seconds),
                cell("%.3f", processor),
                cell("%,d", rate),
                who.equals(OURS) ? "" : cell("%.2f×", ratio)));
        return contender;
    }

    private static Map<String, Object> sample(double[] times) {
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put("seconds", times[0]);
        sample.put("userSeconds", times[1]);
        sample.put("systemSeconds", times[2]);
        return sample;
    }

    private Map<String, Object> target(String name, Case one, Target target, boolean quick) {
        Double found = found(one, target);
        boolean holds = found != null
                && (target.kind().equals("seconds") ? found <= target.wanted() : found >= target.wanted());
        String verdict = found == null ? "not measured" : quick ? "not judged" : holds ? "met" : "missed";
        met &= holds || (quick && found != null);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("kind", target.kind());
        result.put("peer", target.peer().isEmpty() ? null : target.peer());
        result.put("wanted", target.wanted());
        result.put("aim", target.aim().isEmpty() ? null : (Double) Double.parseDouble(target.aim()));
        result.put("found", found);
        result.put("verdict", verdict);
        String format = switch (target.kind()) {
            case "ratio" -> "%.2f×";
            case "rate" -> "%,.0f records/s";
            default -> "%.3f s";
        };
        targetTable.append(String.format(
                Locale.ROOT,
                "| %s | %s | %s%s | %s | %s |%n",
                name,
                target.peer().isEmpty() ? target.kind() : "against " + target.peer(),
                (target.kind().equals("seconds") ? "≤ " : "≥ ") + cell(format, target.wanted()),
                target.aim().isEmpty() ? "" : ", aim " + cell(format, Double.valueOf(target.aim())),
                cell(format, found),
                verdict.equals("met") ? verdict : "**" + verdict + "**"));
        return result;
    }

    private static Double found(Case one, Target target) {
        if (!one.measured(OURS) || (target.kind().equals("ratio") && !one.measured(target.peer()))) {
            return null;
        }
        double ours = one.contenders.get(OURS).seconds();
        return switch (target.kind()) {
            case "ratio" -> round(one.contenders.get(target.peer()).seconds() / ours);
            case "rate" -> round(one.records / ours);
            case "seconds" -> round(ours);
            default -> throw new IllegalArgumentException("unknown target '" + target.kind() + "'");
        };
    }

    private String markdown(Notes notes) {
        StringBuilder text = new StringBuilder(notes.heading("Benchmark"));
        text.append("Medians of ").append(notes.rounds()).append(" rounds, contenders in turn.\n");
        if (notes.isQuick()) {
            text.append("\n**A quick run, with a twentieth of the records: start-up is most of it.**\n");
        }
        text.append("\n| case | | wanted | found | |\n|---|---|---|---|---|\n").append(targetTable);
        text.append("\n| case | contender | seconds | of processor | records/s | its time by ours |\n")
                .append("|---|---|---:|---:|---:|---:|\n")
                .append(table)
                .append('\n');
        cases.forEach((name, one) -> {
            text.append("- ").append(name).append(": ").append(one.title).append(".\n");
            one.absent.forEach((who, why) -> text.append("  **")
                    .append(who)
                    .append(" took no part**: ")
                    .append(why)
                    .append(".\n"));
            if (!one.wrong.isEmpty()) {
                text.append("  **No result**: ").append(one.wrong).append(".\n");
            }
        });
        return text.toString();
    }

    private static String cell(String format, Object value) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
