package io.kafkactl.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The snippets of a page of the manual, as they stand there. */
final class RecipePage {
    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final String text;

    RecipePage(Path file) throws IOException {
        this.text = Files.readString(file);
    }

    /** The snippet that begins with a comment that names this file. */
    JsonNode file(String path) throws IOException {
        for (String snippet : snippets("yaml")) {
            if (snippet.startsWith("# " + path + "\n")) {
                return YAML.readTree(snippet);
            }
        }
        throw new AssertionError("the manual has no " + path + " any more");
    }

    /** The commands under a heading. */
    String commands(String heading) {
        int start = text.indexOf("\n## " + heading + "\n");
        Matcher matcher = SNIPPET.matcher(text);
        if (start < 0 || !matcher.find(start) || !matcher.group(1).equals("sh")) {
            throw new AssertionError("the manual has no commands under '" + heading + "' any more");
        }
        return matcher.group(2);
    }

    private List<String> snippets(String language) {
        List<String> found = new ArrayList<>();
        Matcher matcher = SNIPPET.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                found.add(matcher.group(2));
            }
        }
        return found;
    }
}
