package io.kafkactl.cli.produce;

import io.kafkactl.cli.support.SeparatorConverter;
import io.kafkactl.record.Separator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the input is and how it falls into records. */
@Command(optionListHeading = "Input")
final class InputOptions {
    @Option(
            names = {"-i", "--input"},
            paramLabel = "FORMAT",
            description = "One of: ${COMPLETION-CANDIDATES} (default: text). text takes the bytes of a line as value; "
                    + "jsonl is what 'consume -o jsonl' writes, json-array the same objects in one array; csv begins "
                    + "with a line that names the columns.")
    @Nullable
    InputFormat format;

    @Option(
            names = "--key-separator",
            paramLabel = "TEXT",
            converter = SeparatorConverter.class,
            description =
                    "Key and value stand before and after the first TEXT of a line. Escapes: \\t \\n \\r \\e \\0 \\xNN, "
                            + "and \\\\ for a backslash.")
    @Nullable
    Separator keySeparator;

    @Option(
            names = "--skip-blank",
            description = "Pass over lines of nothing but spaces and tabs (default: they are records).")
    boolean skipBlank;

    @Option(
            names = "--crlf",
            description = "Lines end with carriage return and line feed (default: with line feed, and the carriage "
                    + "return belongs to the value).")
    boolean crlf;

    @Option(
            names = "--value-file",
            paramLabel = "FILE",
            description = "Send a whole file as one value, byte for byte; may be repeated. - is stdin.")
    List<Path> valueFiles = new ArrayList<>();

    @Option(
            names = "--keep-partition",
            description = "Send each JSON record to the partition it names (default: the key decides).")
    boolean keepPartition;

    InputFormat format() {
        return format == null ? InputFormat.TEXT : format;
    }

    boolean isJson() {
        return format() == InputFormat.JSONL || format() == InputFormat.JSON_ARRAY;
    }
}
