package io.kafkactl.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a report as JUnit XML: a test for each subject, with the failures of it in one. */
public final class JUnitWriter {
    private final DiagnosticReport report;
    private final XMLStreamWriter xml;

    private JUnitWriter(DiagnosticReport report, XMLStreamWriter xml) {
        this.report = report;
        this.xml = xml;
    }

    public static void write(DiagnosticReport report, OutputStream out) throws IOException {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            new JUnitWriter(report, xml).suites();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        out.write(text.append('\n').toString().getBytes(UTF_8));
        out.flush();
    }

    private void suites() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("testsuites");
        line(1);
        suite();
        line(0);
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void suite() throws XMLStreamException {
        List<String> subjects = report.subjects().stream().distinct().toList();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "kafkactl " + report.command());
        xml.writeAttribute("tests", Integer.toString(subjects.size()));
        xml.writeAttribute("failures", count(subjects, this::fails));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", count(subjects, this::isSkipped));
        xml.writeAttribute("time", "0");
        for (String subject : subjects) {
            line(2);
            test(subject);
        }
        line(1);
        xml.writeEndElement();
    }

    private static String count(List<String> subjects, Predicate<String> what) {
        return Long.toString(subjects.stream().filter(what).count());
    }

    private boolean fails(String subject) {
        return of(subject).stream().anyMatch(report::isFailure);
    }

    /** True when all that was found was set aside. */
    private boolean isSkipped(String subject) {
        List<Diagnostic> found = of(subject);
        return !found.isEmpty() && found.stream().allMatch(diagnostic -> diagnostic.suppression() != null);
    }

    private List<Diagnostic> of(String subject) {
        return report.diagnostics().stream()
                .filter(diagnostic -> diagnostic.subject().equals(subject))
                .toList();
    }

    private void test(String subject) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "kafkactl." + report.command().replace(' ', '.'));
        xml.writeAttribute("name", SafeText.oneLine(subject));
        xml.writeAttribute("time", "0");
        List<Diagnostic> failures =
                of(subject).stream().filter(report::isFailure).toList();
        List<Diagnostic> others = of(subject).stream()
                .filter(diagnostic -> !report.isFailure(diagnostic))
                .toList();
        if (!failures.isEmpty()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", rules(failures));
            xml.writeAttribute("message", SafeText.oneLine(failures.get(0).message()));
            xml.writeCharacters(lines(failures));
            xml.writeEndElement();
        } else if (isSkipped(subject)) {
            xml.writeEmptyElement("skipped");
            xml.writeAttribute("message", SafeText.oneLine(lines(others)));
        }
        if (!others.isEmpty() && !isSkipped(subject)) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(lines(others));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String rules(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Diagnostic::rule).distinct().collect(Collectors.joining(","));
    }

    private static String lines(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(JUnitWriter::line).collect(Collectors.joining("\n"));
    }

    private static String line(Diagnostic diagnostic) {
        String place = diagnostic.file() == null ? "" : diagnostic.file() + ":" + diagnostic.line() + ": ";
        String suppressed = diagnostic.suppression() == null ? "" : " (set aside: " + diagnostic.suppression() + ")";
        return SafeText.oneLine(
                place + diagnostic.level() + " " + diagnostic.rule() + ": " + diagnostic.message() + suppressed);
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
