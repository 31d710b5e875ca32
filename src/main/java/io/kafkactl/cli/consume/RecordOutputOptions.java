package io.kafkactl.cli.consume;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.SeparatorConverter;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.output.RecordTemplate;
import io.kafkactl.record.RecordDecoding;
import io.kafkactl.record.RecordEncoding;
import io.kafkactl.record.RecordFailures;
import io.kafkactl.record.Separator;
import io.kafkactl.record.jq.JqProgram;
import io.kafkactl.record.jq.JqSelectWriter;
import io.kafkactl.record.jq.RecordJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is written of each record, and how. */
@Command(optionListHeading = "What is printed")
final class RecordOutputOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). text is the bytes of the value "
                            + "and a line feed, nothing for a null; jsonl loses nothing; hex dumps bytes.")
    RecordFormat format = RecordFormat.TEXT;

    @Option(
            names = "--key-separator",
            paramLabel = "TEXT",
            converter = SeparatorConverter.class,
            description = "With text output: the key's bytes and this before each value. Escapes as in --format.")
    @Nullable
    Separator keySeparator;

    @Option(
            names = "--format",
            paramLabel = "TEMPLATE",
            description = "With text output: what to print of a record, such as '%%p:%%o %%k %%v\\n'. %%t topic, %%p "
                    + "partition, %%o offset, %%T timestamp in ms, %%I timestamp as ISO-8601, %%k key, %%v or %%s "
                    + "value, %%K and %%S length of key and value (-1: null), %%h and %%H headers and their number; a "
                    + "percent sign is written twice. Escapes: \\n \\t \\r \\e \\0 \\\\ \\xNN.")
    @Nullable
    String template;

    @Option(
            names = "--select",
            paramLabel = "JQ",
            description = "Write the results of this jq expression instead of the record, each on a line; its input is "
                    + "that of --where. With text output a string is written as its text. A record for which it fails "
                    + "is left out and counted, and the exit code is 1.")
    @Nullable
    String select;

    @Mixin
    FileOptions files = new FileOptions();

    /** Exit 2 for options that contradict each other; exit 4 or 8 for files that cannot be written. */
    Destination destination(
            String topic, RecordJson records, RecordDecoding decoding, Invocation invocation, RecordFailures failures) {
        requireTextFor("--key-separator", keySeparator);
        requireTextFor("--format", template);
        if (keySeparator != null && template != null) {
            throw KafkactlException.usage(
                    "--key-separator and --format exclude each other", "--format '%k" + keySeparator.text() + "%v\\n'");
        }
        RecordEncoding encoding =
                select == null ? format.encoding(template(), decoding) : select(select, records, invocation, failures);
        return files.destination(topic, format.extension(), encoding, invocation);
    }

    /** True when records go to files that the command makes itself. */
    boolean writesFiles() {
        return files.folder != null;
    }

    /** Exit 2 for formats of keys and values where only bytes are shown. */
    void validate(DecodingOptions decoding) {
        if (format == RecordFormat.HEX && !decoding.isRaw()) {
            throw KafkactlException.usage("-o hex shows bytes, not a --key-format or --value-format", null);
        }
    }

    /** Exit 2 when anything is said about an output that there is none of. */
    void requirePlain() {
        String given = keySeparator != null
                ? "--key-separator"
                : template != null
                        ? "--format"
                        : select != null
                                ? "--select"
                                : files.folder != null ? "--output-dir" : format != RecordFormat.TEXT ? "-o" : null;
        if (given != null) {
            throw KafkactlException.usage(given + " is for what is printed; a copy prints nothing", null);
        }
    }

    private RecordEncoding select(
            String expression, RecordJson records, Invocation invocation, RecordFailures failures) {
        if (format == RecordFormat.TABLE || format == RecordFormat.HEX || template != null || keySeparator != null) {
            throw KafkactlException.usage(
                    "--select gives the output its form; it goes with plain text or jsonl", "leave out -o " + format);
        }
        JqProgram program =
                JqProgram.compile("--select", expression, invocation.context().cancellation());
        boolean rawStrings = format == RecordFormat.TEXT;
        return out -> new JqSelectWriter(out, program, records, rawStrings, failures);
    }

    private void requireTextFor(String option, @Nullable Object value) {
        if (value != null && format != RecordFormat.TEXT) {
            throw KafkactlException.usage(option + " is for text output only", "leave out -o " + format);
        }
    }

    private RecordTemplate template() {
        if (template == null) {
            return keySeparator == null ? RecordTemplate.VALUE_LINE : RecordTemplate.keyed(keySeparator);
        }
        try {
            return RecordTemplate.parse(template);
        } catch (IllegalArgumentException e) {
            throw KafkactlException.usage("--format: " + e.getMessage(), null);
        }
    }
}
