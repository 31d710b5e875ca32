package io.kafkactl.cli.produce;

import io.kafkactl.error.KafkactlException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds options that cannot hold together, before anything is contacted or read. */
final class Contradictions {
    private final InputOptions input;
    private final CsvOptions csv;
    private final TemplateOptions template;
    private final RecordOptions record;
    private final List<Path> files;

    Contradictions(
            InputOptions input, CsvOptions csv, TemplateOptions template, RecordOptions record, List<Path> files) {
        this.input = input;
        this.csv = csv;
        this.template = template;
        this.record = record;
        this.files = files;
    }

    /** Exit 2 with the first one. */
    void check(SendOptions send, FailureOptions failure) {
        checkSource();
        checkFormat();
        checkRecord(send);
        checkFailure(failure);
    }

    private void checkSource() {
        boolean made = template.template != null;
        boolean whole = !input.valueFiles.isEmpty();
        exclude("--template", made, "FILE", !files.isEmpty());
        exclude("--template", made, "--value-file", whole);
        exclude("--template", made, "--input", input.format != null);
        exclude("--value-file", whole, "FILE", !files.isEmpty());
        exclude("--value-file", whole, "--input", input.format != null);
        exclude("--value-file", whole, "--null-value", record.nullValue);
        need("--limit", template.count != null, "--template", made);
        need("--seed", template.seed != null, "--template", made);
        if (template.count() < 0) {
            throw KafkactlException.usage("--limit " + template.count() + " is less than 0", null);
        }
    }

    private void checkFormat() {
        boolean read = template.template == null && input.valueFiles.isEmpty();
        boolean text = read && input.format() == InputFormat.TEXT;
        boolean isCsv = read && input.format() == InputFormat.CSV;
        boolean isArray = read && input.format() == InputFormat.JSON_ARRAY;
        need("--key-separator", input.keySeparator != null, "text lines", text);
        need("--crlf", input.crlf, "-i text or jsonl", text || (read && input.format() == InputFormat.JSONL));
        need("--skip-blank", input.skipBlank, "lines", read && !isArray);
        String given = csv.given();
        need(given == null ? "" : given, given != null, "-i csv", isCsv);
        if (input.keepPartition && !(read && input.isJson())) {
            throw KafkactlException.usage(
                    "--keep-partition needs records that name one", "add -i jsonl or -i json-array");
        }
        if (input.keySeparator != null && input.keySeparator.bytes().length() == 0) {
            throw KafkactlException.usage("--key-separator is empty", null);
        }
        if (record.key != null && read && input.isJson()) {
            throw KafkactlException.usage("--key is for other input; a JSON record has its key", null);
        }
    }

    private void checkRecord(SendOptions send) {
        boolean partition = record.partition != null;
        exclude("--key", record.key != null, "--key-separator", input.keySeparator != null);
        exclude("--key", record.key != null, "--key-field", csv.key != null);
        exclude("--key", record.key != null, "--null-key", record.nullKey);
        exclude("--key-separator", input.keySeparator != null, "--null-key", record.nullKey);
        exclude("--key-field", csv.key != null, "--null-key", record.nullKey);
        exclude("--value-field", csv.value != null, "--null-value", record.nullValue);
        exclude("--require-key", Boolean.TRUE.equals(record.requireKey), "--null-key", record.nullKey);
        exclude("--keep-partition", input.keepPartition, "--partition", partition);
        exclude("--partition-field", csv.partition != null, "--partition", partition);
        exclude("--partitioner", send.partitioning != null, "--partition", partition);
        exclude("--timestamp-field", csv.timestamp != null, "--timestamp", record.timestamp != null);
    }

    private void checkFailure(FailureOptions failure) {
        boolean read = template.template == null && input.valueFiles.isEmpty();
        need("--reject-file", failure.rejectFile != null, "input that is read item by item", read);
        exclude("--reject-file", failure.rejectFile != null, "--dry-run", failure.dryRun);
        need("--resume-from", failure.resumeFrom != null, "one input", files.size() + input.valueFiles.size() <= 1);
        if (failure.resumeFrom() < 1) {
            throw KafkactlException.usage("--resume-from " + failure.resumeFrom() + " is less than 1", null);
        }
        if (failure.rejectFile != null && files.stream().anyMatch(file -> isSame(file, failure.rejectFile))) {
            throw KafkactlException.usage("--reject-file '" + failure.rejectFile + "' is an input", null);
        }
    }

    private static boolean isSame(Path file, @Nullable Path other) {
        return other != null
                && file.toAbsolutePath()
                        .normalize()
                        .equals(other.toAbsolutePath().normalize());
    }

    private static void exclude(String first, boolean isFirst, String second, boolean isSecond) {
        if (isFirst && isSecond) {
            throw KafkactlException.usage(first + " and " + second + " exclude each other", null);
        }
    }

    private static void need(String option, boolean given, String what, boolean there) {
        if (given && !there) {
            throw KafkactlException.usage(option + " needs " + what, null);
        }
    }
}
