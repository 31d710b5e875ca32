package io.kafkactl.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a report as workflow commands, which GitHub Actions turns into annotations of a change. */
public final class AnnotationWriter {
    private AnnotationWriter() {}

    public static void write(DiagnosticReport report, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Diagnostic diagnostic : report.diagnostics()) {
            if (diagnostic.suppression() == null) {
                text.append("::").append(command(diagnostic.level())).append(' ');
                if (diagnostic.file() != null) {
                    text.append("file=").append(property(diagnostic.file()));
                    text.append(",line=").append(diagnostic.line()).append(',');
                }
                text.append("title=").append(property(report.command() + " " + diagnostic.rule()));
                text.append("::").append(data(diagnostic.subject() + ": " + diagnostic.message()));
                text.append('\n');
            }
        }
        out.write(text.toString().getBytes(UTF_8));
        out.flush();
    }

    private static String command(Diagnostic.Level level) {
        return switch (level) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
    }

    /** The escapes of the runner, which knows no others. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
