package io.kafkactl.record.input;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.MalformedRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits comma-separated values after RFC 4180 into rows and cells, as bytes: a text decoder would replace what is not
 * UTF-8. Strict about quotes, because a misplaced one would make one cell of many rows.
 */
final class CsvRows {
    private enum State {
        CELL_START,
        PLAIN,
        QUOTED,
        /** After a quote within a quoted cell: its end, or the first half of a quote that is meant. */
        QUOTE
    }

    private final LineReader lines;
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
    private List<Bytes> cells = new ArrayList<>();
    private State state = State.CELL_START;
    private long number;
    private @Nullable String complaint;

    CsvRows(InputStream in) {
        this.lines = new LineReader(in);
    }

    /** Moves to the next row, which may take several lines; false at the end. */
    boolean next() throws IOException {
        raw.reset();
        cell.reset();
        cells = new ArrayList<>();
        complaint = null;
        state = State.CELL_START;
        if (!lines.next()) {
            return false;
        }
        number = lines.number();
        scan();
        while (state == State.QUOTED) {
            // The line feed belongs to the cell.
            raw.write('\n');
            cell.write('\n');
            if (!lines.next()) {
                throw MalformedRecord.because(
                        "the quote that opens a cell in line " + number + " is never closed",
                        "a quote within a quoted cell is written twice");
            }
            scan();
        }
        cells.add(Bytes.of(cell.toByteArray()));
        return true;
    }

    private void scan() {
        byte[] buffer = lines.buffer();
        int end = lines.offset() + lines.length();
        raw.write(buffer, lines.offset(), lines.length());
        for (int i = lines.offset(); i < end; i++) {
            boolean isLineEnd = buffer[i] == '\r' && i == end - 1 && state != State.QUOTED;
            if (!isLineEnd) {
                accept(buffer[i]);
            }
        }
    }

    private void accept(byte next) {
        switch (state) {
            case CELL_START, PLAIN -> plain(next);
            case QUOTED -> {
                if (next == '"') {
                    state = State.QUOTE;
                } else {
                    cell.write(next);
                }
            }
            case QUOTE -> afterQuote(next);
        }
    }

    private void plain(byte next) {
        if (next == ',') {
            endCell();
        } else if (next == '"' && state == State.CELL_START) {
            state = State.QUOTED;
        } else {
            if (next == '"') {
                complaint = "a quote stands within a cell that does not begin with one";
            }
            cell.write(next);
            state = State.PLAIN;
        }
    }

    private void afterQuote(byte next) {
        if (next == '"') {
            cell.write('"');
            state = State.QUOTED;
        } else if (next == ',') {
            endCell();
        } else {
            complaint = "something follows the closing quote of a cell";
            cell.write(next);
            state = State.PLAIN;
        }
    }

    private void endCell() {
        cells.add(Bytes.of(cell.toByteArray()));
        cell.reset();
        state = State.CELL_START;
    }

    /** The cells of the current row; an error when its quotes are not where they belong. */
    List<Bytes> cells() {
        if (complaint != null) {
            throw MalformedRecord.because(complaint, "such a cell is written in quotes, and each quote in it twice");
        }
        return cells;
    }

    /** The line where the current row begins. */
    long number() {
        return number;
    }

    boolean ready() throws IOException {
        return lines.ready();
    }

    Bytes raw() {
        return Bytes.of(raw.toByteArray());
    }

    /** The error of the row as a whole, for the first one. */
    static KafkactlException noHeader(String reason) {
        return KafkactlException.invalid(
                "CSV_HEADER", reason, "the first line of CSV names the columns: id,customer,amount");
    }
}
