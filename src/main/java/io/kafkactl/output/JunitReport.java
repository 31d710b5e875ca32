package io.kafkactl.output;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Checks as a JUnit test report, which every CI server can show. */
public final class JunitReport {
    private JunitReport() {}

    /** One test case for each key, with what failed in it. */
    public static String render(String suite, Map<String, List<String>> failures) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", suite);
            xml.writeAttribute("tests", String.valueOf(failures.size()));
            xml.writeAttribute(
                    "failures",
                    String.valueOf(failures.values().stream()
                            .filter(list -> !list.isEmpty())
                            .count()));
            for (Map.Entry<String, List<String>> test : failures.entrySet()) {
                testCase(xml, suite, test.getKey(), test.getValue());
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text + "\n";
    }

    private static void testCase(XMLStreamWriter xml, String suite, String name, List<String> failures)
            throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", suite);
        xml.writeAttribute("name", SafeText.oneLine(name));
        if (!failures.isEmpty()) {
            xml.writeCharacters("\n    ");
            xml.writeStartElement("failure");
            xml.writeAttribute("message", SafeText.oneLine(failures.get(0)));
            xml.writeCharacters(
                    String.join("\n", failures.stream().map(SafeText::oneLine).toList()));
            xml.writeEndElement();
            xml.writeCharacters("\n  ");
        }
        xml.writeEndElement();
    }
}
