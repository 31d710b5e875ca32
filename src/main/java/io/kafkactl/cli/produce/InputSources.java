package io.kafkactl.cli.produce;

import io.kafkactl.cli.support.CliContext;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.send.InputSource;
import io.kafkactl.ops.stream.send.InputSource.Layout;
import io.kafkactl.ops.stream.send.SendProgress;
import io.kafkactl.output.Work;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.FieldEncoders;
import io.kafkactl.record.JsonLinesReader;
import io.kafkactl.record.RecordParser;
import io.kafkactl.record.TextLineParser;
import io.kafkactl.record.input.CsvColumns;
import io.kafkactl.record.input.CsvInput;
import io.kafkactl.record.input.EncodedInput;
import io.kafkactl.record.input.JsonArrayInput;
import io.kafkactl.record.input.LineInput;
import io.kafkactl.record.input.RecordInput;
import io.kafkactl.record.input.Template;
import io.kafkactl.record.input.TemplateInput;
import io.kafkactl.record.input.WholeInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the inputs of a run from what the options say of them. */
final class InputSources {
    private static final Path STDIN = Path.of("-");
    private static final String TASK = "produce";
    private static final String RECORDS = "records";

    /** Makes records of an open stream. */
    private interface Format {
        RecordInput open(InputStream in) throws IOException;
    }

    /** Opens a stream when its turn has come. */
    private interface Stream {
        InputStream open() throws IOException;
    }

    private final InputOptions input;
    private final CsvOptions csv;
    private final TemplateOptions template;
    private final RecordOptions record;
    private final CliContext context;
    private final Supplier<FieldEncoders> encoders;
    private final ReadBytes bytes = new ReadBytes();
    private boolean readsStdin;

    /** The encoders are asked for when an input is opened. */
    InputSources(
            InputOptions input,
            CsvOptions csv,
            TemplateOptions template,
            RecordOptions record,
            CliContext context,
            Supplier<FieldEncoders> encoders) {
        this.input = input;
        this.csv = csv;
        this.template = template;
        this.record = record;
        this.context = context;
        this.encoders = encoders;
    }

    /** Exit 2 for a template that cannot be, exit 4 for a file that cannot be read. */
    List<InputSource> of(List<Path> files) {
        if (template.template != null) {
            return List.of(made(template.template));
        }
        if (!input.valueFiles.isEmpty()) {
            Bytes key = record.key();
            return named(input.valueFiles, "file", Layout.LINES, encoded(in -> new WholeInput(in, key)));
        }
        Format format = format();
        String unit = input.format() == InputFormat.JSON_ARRAY ? "item" : "line";
        Layout layout = input.format() == InputFormat.JSON_ARRAY ? Layout.JSON_ARRAY : Layout.LINES;
        return files.isEmpty()
                ? List.of(source(null, unit, layout, stdin(), format))
                : named(files, unit, layout, format);
    }

    /** What a run over these inputs shows of how far it is. */
    Work work(SendProgress progress) {
        if (template.template != null) {
            return Work.of(TASK, RECORDS, progress::done, template::count);
        }
        if (bytes.total() <= 0) {
            return Work.of(TASK, RECORDS, progress::done, () -> -1);
        }
        // What is read is some way ahead of what is sent.
        return Work.ofBytes(TASK, () -> Math.round(bytes.read() * share(progress)), bytes::total)
                .saying(() -> String.format(Locale.ROOT, "%,d " + RECORDS, progress.done()));
    }

    private static double share(SendProgress progress) {
        long read = Math.max(1, progress.read());
        return (double) Math.min(progress.done(), read) / read;
    }

    /** True when somebody types the records, in lines of the terminal that nothing else may write to. */
    boolean areTyped() {
        return readsStdin && context.terminals().in();
    }

    private Stream stdin() {
        readsStdin = true;
        return context::in;
    }

    private InputSource made(String text) {
        Template value = Template.parse(text);
        Template key = record.key == null ? null : Template.parse(record.key);
        return new InputSource(
                null,
                "record",
                Layout.LINES,
                () -> new EncodedInput(
                        new TemplateInput(key, value, template.count(), template.random(), context.clock()),
                        encoders.get()));
    }

    private Format format() {
        return switch (input.format()) {
            case TEXT -> encoded(in -> lines(in, textParser()));
            case JSONL -> in -> lines(in, jsonParser());
            case JSON_ARRAY -> in -> new JsonArrayInput(in, jsonParser());
            case CSV -> {
                CsvColumns columns = csv.columns();
                Bytes key = record.key();
                yield encoded(in -> new CsvInput(in, columns, key, input.skipBlank, encoders.get()));
            }
        };
    }

    private RecordInput lines(InputStream in, RecordParser parser) {
        return new LineInput(in, parser, input.skipBlank, input.crlf);
    }

    private RecordParser jsonParser() {
        return new JsonLinesReader(input.keepPartition, encoders.get());
    }

    private Format encoded(Format format) {
        return in -> new EncodedInput(format.open(in), encoders.get());
    }

    private RecordParser textParser() {
        if (input.keySeparator != null) {
            return TextLineParser.keyed(input.keySeparator);
        }
        return record.nullValue && record.key == null && !record.nullKey
                ? TextLineParser.keys()
                : TextLineParser.values(record.key());
    }

    private List<InputSource> named(List<Path> files, String unit, Layout layout, Format format) {
        bytes.expect(files);
        if (Collections.frequency(files, STDIN) > 1) {
            throw KafkactlException.usage("- stands for stdin, which can be read only once", null);
        }
        return files.stream().map(file -> named(file, unit, layout, format)).toList();
    }

    private InputSource named(Path file, String unit, Layout layout, Format format) {
        if (file.equals(STDIN)) {
            return source("-", unit, layout, stdin(), format);
        }
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw KafkactlException.invalid("FILE", "cannot read file '" + file + "', nothing was sent", null);
        }
        return source(file.toString(), unit, layout, () -> bytes.open(file), format);
    }

    private static InputSource source(@Nullable String name, String unit, Layout layout, Stream stream, Format format) {
        return new InputSource(name, unit, layout, () -> format.open(stream.open()));
    }
}
