package io.kafkactl.cli.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.ops.schema.analysis.Change;
import io.kafkactl.output.OutputFormat;
import io.kafkactl.output.Printer;
import io.kafkactl.output.Theme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Writes the table of changes, each line in the colour of what happened. */
final class ColoredChanges {
    private ColoredChanges() {}

    static void write(Invocation invocation, List<Change> changes) throws IOException {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        new Printer(OutputFormat.TABLE, table).print(SchemaRows.CHANGES, changes, List.of());
        List<String> lines = table.toString(UTF_8).lines().toList();
        StringBuilder text = new StringBuilder(lines.get(0)).append('\n');
        for (int i = 0; i < changes.size(); i++) {
            text.append(paint(invocation.outTheme(), changes.get(i), lines.get(i + 1)))
                    .append('\n');
        }
        invocation.context().out().write(text.toString().getBytes(UTF_8));
        invocation.context().out().flush();
    }

    private static String paint(Theme theme, Change change, String line) {
        return switch (change.action()) {
            case ADDED -> theme.added(line);
            case REMOVED -> theme.removed(line);
            case CHANGED, RENAMED -> theme.changed(line);
        };
    }
}
