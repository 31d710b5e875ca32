package io.kafkactl.cli.consume;

import io.kafkactl.cli.support.RegexOption;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.filter.GrepFilter;
import io.kafkactl.ops.stream.filter.JqFilter;
import io.kafkactl.ops.stream.filter.RecordFilter;
import io.kafkactl.ops.stream.filter.RecordFilters;
import io.kafkactl.ops.stream.read.ReadRequest;
import io.kafkactl.record.Glob;
import io.kafkactl.record.RecordFailures;
import io.kafkactl.record.jq.JqProgram;
import io.kafkactl.record.jq.RecordJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which records to select; all conditions have to hold. */
@Command(optionListHeading = "Which records")
final class FilterOptions {
    @Option(
            names = {"-k", "--key"},
            paramLabel = "KEY",
            description = "Only records with exactly this key.")
    @Nullable
    String key;

    @Option(
            names = "--key-glob",
            paramLabel = "GLOB",
            description = "Only records whose whole key matches: * is any text, ? one character.")
    @Nullable
    String keyGlob;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "NAME[=VALUE]",
            description = "Only records with this header, or with exactly this value of it; may be repeated.")
    List<String> headers = new ArrayList<>();

    @Option(
            names = "--grep",
            paramLabel = "REGEX",
            description = "Only records in whose value's text, by its format, the regular expression is found.")
    @Nullable
    String grep;

    @Option(
            names = "--where",
            paramLabel = "JQ",
            description = "Only records for which the jq expression is neither false nor null, such as "
                    + "'.value.price > 10'. Its input has topic, partition, offset, timestamp, key, value, headers "
                    + "(name to last value) and headerList. A record for which it fails is not selected but counted, "
                    + "and the exit code is 1.")
    @Nullable
    String where;

    /** Exit 2 for a condition that cannot be read. */
    Supplier<RecordFilter> filters(
            DecodingOptions.Decoders decoders, Cancellation cancellation, RecordFailures failures) {
        List<Supplier<RecordFilter>> filters = new ArrayList<>();
        shared().forEach(filter -> filters.add(() -> filter));
        if (grep != null) {
            Pattern regex = RegexOption.parse("--grep", grep);
            filters.add(() -> new GrepFilter(regex, decoders.value(), cancellation, failures));
        }
        if (where != null) {
            RecordJson records = decoders.records();
            JqProgram program = JqProgram.compile("--where", where, cancellation);
            filters.add(() -> new JqFilter(program, records, failures));
        }
        if (filters.isEmpty()) {
            return ReadRequest.UNFILTERED;
        }
        return () -> RecordFilters.all(filters.stream().map(Supplier::get).toList());
    }

    private List<RecordFilter> shared() {
        List<RecordFilter> filters = new ArrayList<>();
        if (key != null) {
            filters.add(RecordFilters.keyIs(key));
        }
        if (keyGlob != null) {
            filters.add(RecordFilters.keyMatches(glob(keyGlob)));
        }
        headers.forEach(header -> filters.add(header(header)));
        return filters;
    }

    private static RecordFilter header(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        if (name.isEmpty()) {
            throw KafkactlException.usage("--header '" + text + "' has no name", "it is NAME or NAME=VALUE");
        }
        return RecordFilters.hasHeader(name, equals < 0 ? null : text.substring(equals + 1));
    }

    private static Pattern glob(String glob) {
        try {
            return Glob.compile(glob);
        } catch (IllegalArgumentException e) {
            throw KafkactlException.usage("--key-glob " + e.getMessage(), null);
        }
    }
}
