package io.kafkactl.cli.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.Evidence;
import io.kafkactl.ops.dlq.format.HeaderDisposition;
import io.kafkactl.ops.dlq.inspect.DeadLetterView;
import io.kafkactl.ops.dlq.inspect.SourceCheck;
import io.kafkactl.output.OutputFormat;
import io.kafkactl.output.RowModel;
import io.kafkactl.output.SafeText;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.Header;
import io.kafkactl.record.KafkaRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows dead letters in full to people, one after the other. */
final class LetterPrinter {
    private record Clue(Evidence evidence, Evidence.Reading reading) {}

    private record Difference(
            String part,
            @Nullable String deadLetter,
            @Nullable String source) {}

    private static final RowModel<Clue> CLUES = new RowModel<Clue>("Evidence")
            .text("FACT", "fact", clue -> clue.evidence().fact())
            .text("FOUND-IN", "place", clue -> clue.evidence().place())
            .text("VALUE", "text", clue -> DeadLetterRows.cut(clue.reading().text()))
            .text("ENCODING", "encoding", clue -> clue.reading().encoding())
            .text("CHOSEN", "chosen", clue -> clue.reading().chosen() ? "yes" : "no")
            .text("BECAUSE", "rule", clue -> clue.evidence().rule());

    private static final RowModel<Difference> DIFFERENCES = new RowModel<Difference>("Differences")
            .text("PART", "part", Difference::part)
            .text("DEAD-LETTER", "deadLetter", Difference::deadLetter)
            .text("SOURCE", "source", Difference::source);

    private final Invocation invocation;
    private final boolean explain;
    private final boolean stack;
    private final boolean diffOrigin;

    LetterPrinter(Invocation invocation, boolean explain, boolean stack, boolean diffOrigin) {
        this.invocation = invocation;
        this.explain = explain;
        this.stack = stack;
        this.diffOrigin = diffOrigin;
    }

    ExitCode print(List<DeadLetterView> views, List<ItemError> errors) {
        for (int i = 0; i < views.size(); i++) {
            if (i > 0) {
                invocation.printGap();
            }
            print(views.get(i));
        }
        return errors.isEmpty() ? ExitCode.OK : invocation.reportErrors(errors, views.size());
    }

    private void print(DeadLetterView view) {
        invocation.print(OutputFormat.TABLE, DeadLetterRows.FIELDS, DeadLetterRows.fields(view));
        if (explain) {
            invocation.printGap();
            invocation.print(OutputFormat.TABLE, CLUES, clues(view));
        }
        DeadLetter letter = view.letter();
        String trace = letter == null ? null : letter.provenance().failure().stackTrace();
        if (stack) {
            invocation.printGap();
            lines(trace == null ? "no stack trace in this dead letter" : trace);
        }
        SourceCheck source = view.source();
        if (diffOrigin && letter != null && source != null && source.record() != null) {
            invocation.printGap();
            invocation.print(OutputFormat.TABLE, DIFFERENCES, differences(view, letter, source.record()));
        }
    }

    private static List<Clue> clues(DeadLetterView view) {
        List<Clue> clues = new ArrayList<>();
        for (Evidence evidence : view.evidence()) {
            evidence.readings().forEach(reading -> clues.add(new Clue(evidence, reading)));
        }
        return clues;
    }

    /** Line by line, because a trace on one line cannot be read; each made harmless by itself. */
    private void lines(String text) {
        StringBuilder safe = new StringBuilder();
        text.lines()
                .forEach(line -> safe.append(SafeText.oneLine(line.replace("\t", "    ")))
                        .append('\n'));
        try {
            invocation.context().out().write(safe.toString().getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Difference> differences(DeadLetterView view, DeadLetter letter, KafkaRecord source) {
        List<Difference> all = new ArrayList<>();
        Bytes key = Bytes.ofNullable(letter.payload().key());
        Bytes value = Bytes.ofNullable(letter.payload().value());
        add(all, "key", DeadLetterRows.shown(key), DeadLetterRows.shown(source.key()));
        add(all, "value", DeadLetterRows.shown(value), DeadLetterRows.shown(source.value()));
        Long timestamp = letter.provenance().originTimestamp();
        if (timestamp != null) {
            add(all, "timestamp", time(timestamp), time(source.timestamp()));
        }
        List<Header> here = view.record().headers();
        view.headers().stream()
                .filter(header -> header.fate().action() == HeaderDisposition.Action.KEEP)
                .map(DeadLetterView.HeaderView::header)
                .filter(header -> !source.headers().contains(header))
                .forEach(header -> all.add(new Difference(
                        "header " + header.name(), DeadLetterRows.cut(DeadLetterRows.shown(header.value())), null)));
        source.headers().stream()
                .filter(header -> !here.contains(header))
                .forEach(header ->
                        all.add(new Difference("header " + header.name(), null, DeadLetterRows.shown(header.value()))));
        return all;
    }

    private static void add(List<Difference> all, String part, @Nullable String here, @Nullable String there) {
        if (!Objects.equals(here, there)) {
            all.add(new Difference(part, here, there));
        }
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
