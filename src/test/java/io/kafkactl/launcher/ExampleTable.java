package io.kafkactl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.kafkactl.docs.ManualSnippets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All command lines of README, manual and help, each once, and what has to be known to run them. */
final class ExampleTable {
    private static final Path FILE = Path.of("src/test/resources/examples/table.yaml");

    private final Map<String, String> pagesOfOtherTests = new LinkedHashMap<>();
    private final Map<String, Example> entries = new LinkedHashMap<>();
    private final Map<String, List<Example>> examples = new LinkedHashMap<>();
    private final int notRunHere;

    ExampleTable() throws IOException {
        JsonNode table = new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile());
        table.path("pages")
                .properties()
                .forEach(page ->
                        pagesOfOtherTests.put(page.getKey(), page.getValue().asText()));
        for (JsonNode node : table.path("examples")) {
            Example entry = Example.of(node);
            assertThat(entries.put(entry.line(), entry)).as("twice: " + node).isNull();
        }
        notRunHere = table.path("notRunHere").asInt();
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, String> place : ManualSnippets.all().entrySet()) {
            if (pagesOfOtherTests.containsKey(place.getKey())) {
                continue;
            }
            List<Example> here = lines(place.getValue()).stream()
                    .filter(seen::add)
                    .map(line -> entries.getOrDefault(line, Example.plain(line)))
                    .toList();
            if (!here.isEmpty()) {
                examples.put(place.getKey(), here);
            }
        }
    }

    /** With those that go on in the next line as one; a comment at the end is not part of one. */
    static List<String> lines(String snippet) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : snippet.lines().toList()) {
            String text = part.strip().replaceFirst("\\s+# .*$", "");
            line.append(line.length() == 0 ? "" : " ").append(text.replaceFirst("\\s*\\\\$", ""));
            if (!text.endsWith("\\") && !text.endsWith("|")) {
                lines.add(line.toString());
                line.setLength(0);
            }
        }
        assertThat(line).as("goes on: " + snippet).isEmpty();
        lines.removeIf(String::isBlank);
        return lines;
    }

    /** By the place where they stand first. */
    Map<String, List<Example>> examples() {
        return examples;
    }

    /** Pages, and the class that runs them as a whole. */
    Map<String, String> pagesOfOtherTests() {
        return pagesOfOtherTests;
    }

    Set<String> entries() {
        return entries.keySet();
    }

    /** How many there may be that say why they are not run here. */
    int notRunHere() {
        return notRunHere;
    }
}
