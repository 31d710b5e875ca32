package io.kafkactl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A command line that people copy, and what the table says about running it.
 *
 * @param first commands before it, {@code last} after it; {@code meanwhile} until it says something, when it is then
 *     ended
 * @param answers what is typed in its terminal
 * @param exit how it has to end, and {@code why} if not with 0
 * @param elsewhere why it is not run here
 */
record Example(
        String line,
        String first,
        String last,
        String meanwhile,
        String answers,
        int exit,
        String why,
        String elsewhere) {
    private static final Set<String> KEYS =
            Set.of("line", "first", "last", "meanwhile", "answers", "exit", "why", "elsewhere");

    static Example plain(String line) {
        return new Example(line, "", "", "", "", 0, "", "");
    }

    /** Of an entry of the table. */
    static Example of(JsonNode entry) {
        Set<String> keys = entry.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
        assertThat(KEYS).as(entry.toString()).containsAll(keys);
        assertThat(keys).as(entry.toString()).contains("line").hasSizeGreaterThan(1);
        assertThat(keys.contains("why")).as("why, of " + entry).isEqualTo(keys.contains("exit"));
        return new Example(
                entry.path("line").asText(),
                entry.path("first").asText(),
                entry.path("last").asText(),
                entry.path("meanwhile").asText(),
                entry.path("answers").asText(),
                entry.path("exit").asInt(),
                entry.path("why").asText(),
                entry.path("elsewhere").asText());
    }

    boolean isRun() {
        return elsewhere.isEmpty();
    }
}
