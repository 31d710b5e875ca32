package io.kafkactl.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a report as SARIF 2.1.0, which code hosts show beside the lines of a change. */
public final class SarifWriter {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private SarifWriter() {}

    public static void write(DiagnosticReport report, OutputStream out) throws IOException {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "kafkactl");
        driver.put("version", report.version());
        driver.put("rules", report.rules().stream().map(SarifWriter::rule).toList());
        List<String> ids = report.rules().stream().map(Diagnostic.Rule::id).toList();
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put(
                "results",
                report.diagnostics().stream()
                        .map(diagnostic -> result(diagnostic, ids.indexOf(diagnostic.rule())))
                        .toList());
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        out.write((Printer.line(log) + "\n").getBytes(UTF_8));
        out.flush();
    }

    private static Map<String, Object> rule(Diagnostic.Rule rule) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", rule.id());
        fields.put("shortDescription", Map.of("text", rule.title()));
        fields.put("defaultConfiguration", Map.of("level", rule.level().toString()));
        return fields;
    }

    private static Map<String, Object> result(Diagnostic diagnostic, int ruleIndex) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ruleId", diagnostic.rule());
        fields.put("ruleIndex", ruleIndex);
        fields.put("level", diagnostic.level().toString());
        fields.put("message", Map.of("text", diagnostic.subject() + ": " + diagnostic.message()));
        fields.put("locations", List.of(location(diagnostic)));
        if (diagnostic.suppression() != null) {
            Map<String, Object> suppression = new LinkedHashMap<>();
            suppression.put("kind", "external");
            suppression.put("justification", diagnostic.suppression());
            fields.put("suppressions", List.of(suppression));
        }
        return fields;
    }

    private static Map<String, Object> location(Diagnostic diagnostic) {
        Map<String, Object> location = new LinkedHashMap<>();
        if (diagnostic.file() != null) {
            Map<String, Object> physical = new LinkedHashMap<>();
            physical.put("artifactLocation", Map.of("uri", uri(diagnostic.file())));
            physical.put("region", Map.of("startLine", diagnostic.line()));
            location.put("physicalLocation", physical);
        }
        Map<String, Object> logical = new LinkedHashMap<>();
        logical.put("fullyQualifiedName", diagnostic.subject());
        logical.put("kind", "resource");
        location.put("logicalLocations", List.of(logical));
        return location;
    }

    /** A path as a relative or absolute reference: what is special in a URI is escaped, separators are not. */
    private static String uri(String file) {
        List<String> parts = new ArrayList<>();
        for (String part : file.split("/", -1)) {
            parts.add(URLEncoder.encode(part, UTF_8).replace("+", "%20"));
        }
        return String.join("/", parts);
    }
}
