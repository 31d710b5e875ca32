package io.kafkactl.config;

import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds a context to the text of a contexts file and leaves every line that a person wrote as it is. */
final class ContextsText {
    private static final Pattern CONTEXTS = Pattern.compile("contexts:\\s*(?:\\{\\s*})?\\s*(#.*)?");
    private static final Pattern ENTRY = Pattern.compile("( +)[^ #].*");

    private ContextsText() {}

    static String with(Path file, Context added) {
        if (!Files.exists(file)) {
            return "apiVersion: " + ContextsFile.API_VERSION + "\nkind: " + ContextsFile.KIND + "\ncontexts:\n"
                    + String.join("\n", block(added, "  ")) + "\n";
        }
        Map<String, Context> existing = ContextsFile.read(file).contexts();
        if (existing.containsKey(added.name())) {
            throw KafkactlException.refused(
                    "CONTEXT_EXISTS", "context '" + added.name() + "' exists already in " + file, "edit it there");
        }
        Map<String, Context> expected = new LinkedHashMap<>(existing);
        expected.put(added.name(), added);
        String extended = extend(read(file), added);
        if (!readsAs(expected, file, extended)) {
            throw KafkactlException.refused(
                    "UNUSUAL_LAYOUT",
                    "cannot add context '" + added.name() + "' to " + file + " without touching other lines of it",
                    "add it by hand below 'contexts:':\n" + String.join("\n", block(added, "  ")));
        }
        return extended;
    }

    private static boolean readsAs(Map<String, Context> expected, Path file, String text) {
        try {
            return ContextsFile.parse(file, text).contexts().equals(expected);
        } catch (KafkactlException e) {
            return false;
        }
    }

    private static String extend(String text, Context added) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int start = 0;
        while (start < lines.size() && !lines.get(start).startsWith("contexts:")) {
            start++;
        }
        if (start == lines.size()) {
            lines.add("contexts:");
        }
        Matcher heading = CONTEXTS.matcher(lines.get(start));
        if (heading.matches()) {
            lines.set(start, "contexts:" + (heading.group(1) == null ? "" : " " + heading.group(1)));
        }
        int end = start + 1;
        int last = start;
        String indent = "";
        for (; end < lines.size() && isWithin(lines.get(end)); end++) {
            Matcher entry = ENTRY.matcher(lines.get(end));
            if (entry.matches()) {
                indent = indent.isEmpty() ? entry.group(1) : indent;
                last = end;
            }
        }
        lines.addAll(last + 1, block(added, indent.isEmpty() ? "  " : indent));
        return String.join("\n", lines) + "\n";
    }

    private static boolean isWithin(String line) {
        return line.isBlank() || line.startsWith(" ") || line.startsWith("#");
    }

    private static List<String> block(Context context, String indent) {
        List<String> lines = new ArrayList<>();
        lines.add(indent + context.name() + ":");
        lines.add(indent + indent + "bootstrapServers: " + YamlScalar.text(context.bootstrapServers()));
        if (!context.schemaRegistry().isEmpty()) {
            lines.add(
                    indent + indent + "schemaRegistry: " + YamlScalar.text(String.join(",", context.schemaRegistry())));
        }
        if (context.protectedContext()) {
            lines.add(indent + indent + "protected: true");
        }
        if (context.readOnly()) {
            lines.add(indent + indent + "readOnly: true");
        }
        if (context.requireKey()) {
            lines.add(indent + indent + "requireKey: true");
        }
        if (!context.properties().isEmpty()) {
            lines.add(indent + indent + "properties:");
            context.properties()
                    .forEach((key, value) ->
                            lines.add(indent.repeat(3) + YamlScalar.text(key) + ": " + YamlScalar.text(value)));
        }
        return lines;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
