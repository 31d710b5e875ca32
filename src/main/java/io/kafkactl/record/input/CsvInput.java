package io.kafkactl.record.input;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.FieldEncoders;
import io.kafkactl.record.Header;
import io.kafkactl.record.MalformedRecord;
import io.kafkactl.record.OutgoingRecord;
import io.kafkactl.record.Position;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Comma-separated values below a line that names the columns; every row is a record. */
public final class CsvInput implements RecordInput {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int NONE = -1;

    private final InputStream in;
    private final CsvRows rows;
    private final CsvCells keys;
    private final CsvCells values;
    private final @Nullable Bytes constantKey;
    private final boolean skipBlank;
    private final Bytes heading;
    private final List<String> names;
    private final int key;
    private final int value;
    private final int partition;
    private final int timestamp;
    private final List<String> headerNames = new ArrayList<>();
    private final List<Integer> headerColumns = new ArrayList<>();
    private final List<Integer> rest = new ArrayList<>();

    /**
     * Takes the stream over and reads the names of the columns; exit 4 when one that is wanted is not there. What a number
     * or a null is, CSV does not say: cells are text where the encoders do not say it.
     */
    public CsvInput(
            InputStream in, CsvColumns columns, @Nullable Bytes constantKey, boolean skipBlank, FieldEncoders encoders)
            throws IOException {
        this.keys = new CsvCells("key", encoders.key().cells());
        this.values = new CsvCells("value", encoders.value().cells());
        this.in = in;
        this.rows = new CsvRows(in);
        this.constantKey = constantKey;
        this.skipBlank = skipBlank;
        if (!rows.next()) {
            throw CsvRows.noHeader("the input is empty, and CSV begins with the names of its columns");
        }
        this.heading = rows.raw();
        this.names = names(rows.cells());
        this.key = index(columns.key(), "--key-field");
        this.value = index(columns.value(), "--value-field");
        this.partition = index(columns.partition(), "--partition-field");
        this.timestamp = index(columns.timestamp(), "--timestamp-field");
        Set<Integer> taken = new HashSet<>(List.of(key, value, partition, timestamp));
        for (CsvColumns.Column column : columns.headers()) {
            int at = index(column.column(), "--header-field");
            headerNames.add(column.header());
            headerColumns.add(at);
            taken.add(at);
        }
        for (int i = 0; i < names.size(); i++) {
            if (!taken.contains(i) || values.wants(names.get(i))) {
                rest.add(i);
            }
        }
    }

    private static List<String> names(List<Bytes> cells) {
        List<String> names = new ArrayList<>();
        for (Bytes cell : cells) {
            String name = withoutMark(names.isEmpty(), cell).text();
            if (names.contains(name)) {
                throw CsvRows.noHeader("two columns are called '" + name + "'");
            }
            if (name.isEmpty() || !cell.isUtf8()) {
                throw CsvRows.noHeader("column " + (names.size() + 1) + " has no name that is UTF-8 text");
            }
            names.add(name);
        }
        return names;
    }

    private static Bytes withoutMark(boolean first, Bytes cell) {
        byte[] bytes = cell.array();
        boolean marked = first
                && bytes.length >= BYTE_ORDER_MARK.length
                && bytes[0] == BYTE_ORDER_MARK[0]
                && bytes[1] == BYTE_ORDER_MARK[1]
                && bytes[2] == BYTE_ORDER_MARK[2];
        return marked ? Bytes.copyOf(bytes, BYTE_ORDER_MARK.length, bytes.length - BYTE_ORDER_MARK.length) : cell;
    }

    private int index(@Nullable String name, String option) {
        if (name == null) {
            return NONE;
        }
        int index = names.indexOf(name);
        if (index == NONE) {
            throw KafkactlException.invalid(
                    "NO_SUCH_COLUMN",
                    "no column '" + name + "' for " + option,
                    SimilarName.of(name, names)
                            .map(similar -> "did you mean '" + similar + "'?")
                            .orElse("the columns are " + String.join(", ", names)));
        }
        return index;
    }

    @Override
    public boolean next() throws IOException {
        return rows.next();
    }

    @Override
    public @Nullable OutgoingRecord record() {
        List<Bytes> cells = rows.cells();
        if (skipBlank && cells.size() == 1 && cells.get(0).text().isBlank()) {
            return null;
        }
        if (cells.size() != names.size()) {
            throw MalformedRecord.because(
                    "the row has " + cells.size() + " cells, and there are " + names.size() + " columns", null);
        }
        List<Header> headers = new ArrayList<>(headerColumns.size());
        for (int i = 0; i < headerColumns.size(); i++) {
            headers.add(new Header(headerNames.get(i), cells.get(headerColumns.get(i))));
        }
        return new OutgoingRecord(
                partition == NONE ? null : partition(cells.get(partition)),
                timestamp == NONE ? null : timestamp(cells.get(timestamp)),
                key == NONE ? constantKey : keys.single(names.get(key), cells.get(key)),
                value == NONE ? values.object(names, rest, cells) : values.single(names.get(value), cells.get(value)),
                headers);
    }

    private @Nullable Integer partition(Bytes cell) {
        if (cell.length() == 0) {
            return null;
        }
        if (!cell.text().matches("\\d{1,9}")) {
            throw MalformedRecord.because(
                    names.get(partition) + " is not the number of a partition: " + cell,
                    "an empty one lets the key decide");
        }
        return Integer.valueOf(cell.text());
    }

    private @Nullable Long timestamp(Bytes cell) {
        if (cell.length() == 0) {
            return null;
        }
        try {
            return Position.millis(cell.text());
        } catch (IllegalArgumentException e) {
            throw MalformedRecord.because(
                    names.get(timestamp) + " is not a time: " + cell,
                    "2026-01-31T10:00:00Z, or milliseconds since 1970; an empty one is now");
        }
    }

    @Override
    public long number() {
        return rows.number();
    }

    @Override
    public boolean ready() throws IOException {
        return rows.ready();
    }

    @Override
    public Bytes heading() {
        return heading;
    }

    @Override
    public Bytes raw() {
        return rows.raw();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
