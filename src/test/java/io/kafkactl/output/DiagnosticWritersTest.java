package io.kafkactl.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.output.Diagnostic.Level;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class DiagnosticWritersTest {
    private static final DiagnosticReport REPORT = new DiagnosticReport(
            "topic lint",
            "1.2.3",
            List.of(
                    new Diagnostic.Rule("N001", Level.ERROR, "A name is legal."),
                    new Diagnostic.Rule("N012", Level.WARNING, "A name says something.")),
            List.of("good", "bad \u0001<&>\"", "warned", "aside", "good"),
            List.of(
                    new Diagnostic(
                            "N001", Level.ERROR, "bad \u0001<&>\"", "has ]]> & \u0007 in it", "a b/n:1,é", 7, null),
                    new Diagnostic("N012", Level.WARNING, "warned", "100% test\nsecond line", null, 0, null),
                    new Diagnostic("N012", Level.WARNING, "aside", "test", null, 0, "soon gone, until 2027-01-01")),
            Level.ERROR);
    private static final Set<String> LEVELS = Set.of("none", "note", "warning", "error");

    private interface Writer {
        void write(DiagnosticReport report, OutputStream out) throws IOException;
    }

    private static byte[] written(Writer writer, DiagnosticReport report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(report, out);
        return out.toByteArray();
    }

    private static List<JsonNode> list(JsonNode array) {
        assertThat(array.isArray()).as("array %s", array).isTrue();
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }

    /** What the schema of SARIF 2.1.0 requires of the parts that are written. */
    @Test
    void sarifHasWhatItsSchemaRequires() throws IOException {
        JsonNode log = new ObjectMapper().readTree(written(SarifWriter::write, REPORT));

        assertThat(log.path("version").textValue()).isEqualTo("2.1.0");
        assertThat(log.path("$schema").textValue()).startsWith("https://").contains("sarif-2.1.0");
        JsonNode run = list(log.path("runs")).get(0);
        JsonNode driver = run.path("tool").path("driver");
        assertThat(driver.path("name").textValue()).isEqualTo("kafkactl");
        assertThat(driver.path("version").textValue()).isEqualTo("1.2.3");
        List<JsonNode> rules = list(driver.path("rules"));
        assertThat(rules).extracting(rule -> rule.path("id").textValue()).containsExactly("N001", "N012");
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.path("shortDescription").path("text").textValue()).isNotBlank();
            assertThat(rule.path("defaultConfiguration").path("level").textValue())
                    .isIn(LEVELS);
        });
        List<JsonNode> results = list(run.path("results"));
        assertThat(results).hasSize(3).allSatisfy(result -> {
            assertThat(result.path("message").path("text").textValue()).isNotBlank();
            assertThat(result.path("level").textValue()).isIn(LEVELS);
            int index = result.path("ruleIndex").intValue();
            assertThat(rules.get(index).path("id").textValue())
                    .isEqualTo(result.path("ruleId").textValue());
            JsonNode location = list(result.path("locations")).get(0);
            assertThat(list(location.path("logicalLocations"))
                            .get(0)
                            .path("fullyQualifiedName")
                            .textValue())
                    .isNotBlank();
        });
        JsonNode physical = list(results.get(0).path("locations")).get(0).path("physicalLocation");
        assertThat(physical.path("artifactLocation").path("uri").textValue()).isEqualTo("a%20b/n%3A1%2C%C3%A9");
        assertThat(physical.path("region").path("startLine").intValue()).isEqualTo(7);
        assertThat(list(results.get(1).path("locations")).get(0).has("physicalLocation"))
                .isFalse();
        JsonNode suppression = list(results.get(2).path("suppressions")).get(0);
        assertThat(suppression.path("kind").textValue()).isEqualTo("external");
        assertThat(suppression.path("justification").textValue()).isEqualTo("soon gone, until 2027-01-01");
    }

    @Test
    void junitIsWellFormedAndItsCountsAreRight() throws Exception {
        Document document = parsed(REPORT);

        Element suites = document.getDocumentElement();
        Element suite = (Element) suites.getElementsByTagName("testsuite").item(0);
        NodeList tests = suite.getElementsByTagName("testcase");
        assertThat(suites.getTagName()).isEqualTo("testsuites");
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(tests.getLength()).isEqualTo(4);
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("skipped").getLength()).isEqualTo(1);
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        Element failed = (Element) tests.item(1);
        assertThat(failed.getAttribute("name")).isEqualTo("bad \\u0001<&>\"");
        assertThat(failed.getAttribute("classname")).isEqualTo("kafkactl.topic.lint");
        assertThat(failed.getTextContent()).isEqualTo("a b/n:1,é:7: error N001: has ]]> & \\u0007 in it");
        assertThat(((Element) tests.item(2))
                        .getElementsByTagName("system-out")
                        .item(0)
                        .getTextContent())
                .isEqualTo("warning N012: 100% test\\nsecond line");
    }

    @Test
    void aLowerThresholdMakesWarningsFailures() throws Exception {
        DiagnosticReport strict = new DiagnosticReport(
                REPORT.command(),
                REPORT.version(),
                REPORT.rules(),
                REPORT.subjects(),
                REPORT.diagnostics(),
                Level.WARNING);

        Element suite =
                (Element) parsed(strict).getElementsByTagName("testsuite").item(0);

        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    }

    @Test
    void annotationsAreOneLineEachWithTheRunnersEscapes() throws IOException {
        assertThat(new String(written(AnnotationWriter::write, REPORT), UTF_8)).isEqualTo("""
                ::error file=a b/n%3A1%2Cé,line=7,title=topic lint N001::bad \u0001<&>": has ]]> & \u0007 in it
                ::warning title=topic lint N012::warned: 100%25 test%0Asecond line
                """);
    }

    private static Document parsed(DiagnosticReport report) throws Exception {
        byte[] xml = written(JUnitWriter::write, report);
        assertThat(new String(xml, UTF_8)).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }
}
