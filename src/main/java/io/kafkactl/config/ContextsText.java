package io.kafkactl.config;

import io.kafkactl.error.KafkactlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds a context to the text of a contexts file, or takes one out, and leaves every line that a person wrote as it is. */
final class ContextsText {
    private static final Pattern CONTEXTS = Pattern.compile("contexts:\\s*(?:\\{\\s*})?\\s*(#.*)?");
    private static final String EMPTY =
            "apiVersion: " + ContextsFile.API_VERSION + "\nkind: " + ContextsFile.KIND + "\ncontexts:\n";
    private static final Pattern ENTRY = Pattern.compile("( +)[^ #].*");

    private ContextsText() {}

    static String with(Path file, Context added) {
        return with(file, List.of(added), false);
    }

    /** Exit 8 when one of that name is there already and is not to be replaced. */
    static String with(Path file, List<Context> added, boolean replace) {
        Map<String, Context> expected = new LinkedHashMap<>(existing(file));
        String text = Files.exists(file) ? YamlParser.text(file) : EMPTY;
        for (Context context : added) {
            if (expected.containsKey(context.name()) && !replace) {
                throw KafkactlException.refused(
                        "CONTEXT_EXISTS",
                        "context '" + context.name() + "' exists already in " + file,
                        "edit it there");
            }
            text = extend(expected.containsKey(context.name()) ? cut(text, context.name()) : text, context);
            expected.put(context.name(), context);
        }
        if (!readsAs(expected, file, text)) {
            throw KafkactlException.refused(
                    "UNUSUAL_LAYOUT",
                    "cannot add context '" + added.get(0).name() + "' to " + file
                            + " without touching other lines of it",
                    "add it by hand below 'contexts:':\n" + String.join("\n", block(added.get(0), "  ")));
        }
        return text;
    }

    /** The text without a context that is there. */
    static String without(Path file, String name) {
        Map<String, Context> expected = new LinkedHashMap<>(existing(file));
        expected.remove(name);
        String text = cut(YamlParser.text(file), name);
        if (!readsAs(expected, file, text)) {
            throw KafkactlException.refused(
                    "UNUSUAL_LAYOUT",
                    "cannot remove context '" + name + "' from " + file + " without touching other lines of it",
                    "remove it by hand");
        }
        return text;
    }

    private static Map<String, Context> existing(Path file) {
        return Files.exists(file) ? ContextsFile.read(file).contexts() : Map.of();
    }

    /** Up to the next context; what stands in front of that one, such as a comment, is its own. */
    private static String cut(String text, String name) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        Pattern heading =
                Pattern.compile(Pattern.quote(indentation(lines)) + "([\"']?)" + Pattern.quote(name) + "\\1\\s*:.*");
        for (int start = 0; start < lines.size(); start++) {
            if (heading.matcher(lines.get(start)).matches()) {
                int end = start + 1;
                while (end < lines.size()
                        && isBelow(lines.get(end), indentation(lines).length())) {
                    end++;
                }
                while (lines.get(end - 1).isBlank()) {
                    end--;
                }
                lines.subList(start, end).clear();
                return String.join("\n", lines) + "\n";
            }
        }
        return text;
    }

    /** Of the names of contexts. */
    private static String indentation(List<String> lines) {
        return lines.stream()
                .dropWhile(line -> !line.startsWith("contexts:"))
                .map(ENTRY::matcher)
                .filter(Matcher::matches)
                .map(entry -> entry.group(1))
                .findFirst()
                .orElse("  ");
    }

    private static boolean isBelow(String line, int indent) {
        return line.isBlank() || line.length() - line.stripLeading().length() > indent;
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
        if (context.color() != null) {
            lines.add(indent + indent + "color: " + context.color());
        }
        if (!context.properties().isEmpty()) {
            lines.add(indent + indent + "properties:");
            context.properties()
                    .forEach((key, value) ->
                            lines.add(indent.repeat(3) + YamlScalar.text(key) + ": " + YamlScalar.text(value)));
        }
        return lines;
    }
}
