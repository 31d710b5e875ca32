import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What a run noted about itself, its machine and its programs, line by line; the rest is for the caller. */
final class Notes {
    private final Map<String, Object> meta = new LinkedHashMap<>();
    private final Map<String, Object> machine = new LinkedHashMap<>();
    private final Map<String, Object> versions = new LinkedHashMap<>();

    static Notes read(Path file, Consumer<String[]> others) throws IOException {
        Notes notes = new Notes();
        for (String line : Files.readAllLines(file)) {
            String[] note = line.split("\t", -1);
            switch (note[0]) {
                case "meta" -> notes.meta.put(note[1], typed(note[2]));
                case "machine" -> notes.machine.put(note[1], typed(note[2]));
                case "version" -> notes.versions.put(note[1], note[2]);
                default -> others.accept(note);
            }
        }
        return notes;
    }

    private static Object typed(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return text.matches("\\d{1,18}")
                ? (Object) Long.valueOf(text)
                : text.matches("\\d+\\.\\d+") ? (Object) Double.valueOf(text) : text;
    }

    boolean isQuick() {
        return Boolean.TRUE.equals(meta.get("quick"));
    }

    Object rounds() {
        return meta.get("rounds");
    }

    /** Writes the results, and what they have in common before them. */
    void write(Path file, int version, String kind, Map<String, Object> results) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("v", version);
        all.put("kind", kind);
        all.putAll(meta);
        all.put("machine", machine);
        all.put("versions", versions);
        all.putAll(results);
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), all);
    }

    String heading(String title) {
        StringBuilder text = new StringBuilder();
        text.append("# %s, %s%n%n%s, %s cores of %s, %s MiB; commit %s%s.%n%n"
                .formatted(
                        title,
                        String.valueOf(meta.get("started")).replaceFirst("T.*", ""),
                        machine.get("os"),
                        machine.get("cores"),
                        machine.get("cpu"),
                        machine.get("memoryMiB"),
                        meta.get("commit"),
                        Boolean.TRUE.equals(meta.get("changed")) ? " and changes" : ""));
        versions.forEach((who, what) ->
                text.append("- ").append(who).append(": ").append(what).append('\n'));
        return text.append('\n').toString();
    }
}
