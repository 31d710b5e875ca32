package io.kafkactl.record.input;

import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Splits bytes at line feeds without decoding or copying them; lines may be as long as an array. */
final class LineReader {
    private static final int FIRST_CAPACITY = 1 << 18;
    private static final int LARGEST_CAPACITY = Integer.MAX_VALUE - 8;
    private static final int NONE = -1;

    private final InputStream in;
    private byte[] buffer = new byte[FIRST_CAPACITY];
    private int next;
    private int scanned;
    private int end;
    private int lineFeed = NONE;
    private boolean ended;
    private int offset;
    private int length;
    private long number;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** True when {@link #next()} answers without waiting for input. */
    boolean ready() throws IOException {
        return find() || ended || in.available() > 0;
    }

    /** Moves to the next line; what follows the last line feed is a line unless it is empty. */
    boolean next() throws IOException {
        while (!find() && !ended) {
            fill();
        }
        if (lineFeed == NONE && next == end) {
            return false;
        }
        int stop = lineFeed == NONE ? end : lineFeed;
        offset = next;
        length = stop - next;
        next = lineFeed == NONE ? end : lineFeed + 1;
        scanned = next;
        lineFeed = NONE;
        number++;
        return true;
    }

    private boolean find() {
        if (lineFeed == NONE) {
            byte[] bytes = buffer;
            int stop = end;
            int at = scanned;
            while (at < stop && bytes[at] != '\n') {
                at++;
            }
            scanned = at;
            lineFeed = at < stop ? at : NONE;
        }
        return lineFeed != NONE;
    }

    private void fill() throws IOException {
        if (next > 0 && (next == end || end == buffer.length)) {
            System.arraycopy(buffer, next, buffer, 0, end - next);
            end -= next;
            scanned -= next;
            next = 0;
        }
        if (end == buffer.length) {
            if (end == LARGEST_CAPACITY) {
                throw KafkactlException.invalid(
                        "LINE_TOO_LONG", "line " + (number + 1) + " is longer than 2 GiB", null);
            }
            buffer = Arrays.copyOf(buffer, (int) Math.min(LARGEST_CAPACITY, end * 2L));
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            ended = true;
        } else {
            end += read;
        }
    }

    /** The bytes that hold the current line, until the next call. */
    byte[] buffer() {
        return buffer;
    }

    int offset() {
        return offset;
    }

    int length() {
        return length;
    }

    /** The number of the current line, from 1. */
    long number() {
        return number;
    }
}
