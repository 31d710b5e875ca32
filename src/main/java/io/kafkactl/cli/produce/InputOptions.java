package io.kafkactl.cli.produce;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.Header;
import io.kafkactl.record.JsonLinesReader;
import io.kafkactl.record.RecordParser;
import io.kafkactl.record.TextLineParser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How lines become records: their format, and what the user adds to them. */
final class InputOptions {
    @Option(
            names = {"-i", "--input"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). text takes the bytes of a line "
                            + "as value, jsonl is what 'consume -o jsonl' writes.")
    InputFormat format = InputFormat.TEXT;

    @Option(
            names = "--key-separator",
            paramLabel = "TEXT",
            description = "Key and value stand before and after the first TEXT of a line.")
    @Nullable
    String keySeparator;

    @Option(
            names = {"-k", "--key"},
            paramLabel = "KEY",
            description = "Key of every record.")
    @Nullable
    String key;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "NAME=VALUE",
            description = "Header to add to every record, in the order given; may be repeated.")
    List<String> headers = new ArrayList<>();

    @Option(names = "--partition", paramLabel = "N", description = "Partition of every record.")
    @Nullable
    Integer partition;

    @Option(
            names = "--keep-partition",
            description = "Send each JSON line to the partition it names (default: the key decides).")
    boolean keepPartition;

    /** Exit 2 for options that contradict each other. */
    RecordParser parser() {
        if (partition != null && partition < 0) {
            throw KafkactlException.usage("--partition " + partition + " is less than 0", null);
        }
        if (keepPartition && partition != null) {
            throw KafkactlException.usage("--keep-partition and --partition exclude each other", null);
        }
        if (format == InputFormat.JSONL) {
            if (key != null || keySeparator != null) {
                throw KafkactlException.usage(
                        (key != null ? "--key" : "--key-separator") + " is for text lines; a JSON line has its key",
                        null);
            }
            return new JsonLinesReader(keepPartition);
        }
        if (keepPartition) {
            throw KafkactlException.usage("--keep-partition needs lines that name one", "add -i jsonl");
        }
        if (keySeparator == null) {
            return TextLineParser.values(key == null ? null : Bytes.utf8(key));
        }
        if (key != null || keySeparator.isEmpty()) {
            throw KafkactlException.usage(
                    key != null ? "--key and --key-separator exclude each other" : "--key-separator is empty", null);
        }
        return TextLineParser.keyed(keySeparator);
    }

    List<Header> headers() {
        return headers.stream().map(InputOptions::header).toList();
    }

    private static Header header(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw KafkactlException.usage("header '" + text + "' is not NAME=VALUE", null);
        }
        return new Header(text.substring(0, equals), Bytes.utf8(text.substring(equals + 1)));
    }
}
