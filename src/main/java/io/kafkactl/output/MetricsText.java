package io.kafkactl.output;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Gauges in the text format of Prometheus, or in OpenMetrics. Unknown values have no series: a NaN would poison sums. */
public final class MetricsText {
    private final Map<String, StringBuilder> families = new LinkedHashMap<>();

    /** One sample of a gauge. */
    public void gauge(String name, String help, Map<String, String> labels, Number value) {
        StringBuilder family = families.computeIfAbsent(
                name, n -> new StringBuilder("# HELP " + n + " " + help + "\n# TYPE " + n + " gauge\n"));
        family.append(name);
        if (!labels.isEmpty()) {
            family.append(labels.entrySet().stream()
                    .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                    .collect(Collectors.joining(",", "{", "}")));
        }
        family.append(' ').append(value).append('\n');
    }

    public String prometheus() {
        return String.join("", families.values());
    }

    public String openMetrics() {
        return prometheus() + "# EOF\n";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
