package io.kafkactl.ops.stream.filter;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;

/** Text that a search which backtracks for ever cannot keep from being interrupted. */
public final class InterruptibleText implements CharSequence {
    private static final int READS_BETWEEN_CHECKS = 1 << 16;

    private final String text;
    private final Cancellation cancellation;
    private int reads;

    public InterruptibleText(String text, Cancellation cancellation) {
        this.text = text;
        this.cancellation = cancellation;
    }

    @Override
    public char charAt(int index) {
        if (++reads % READS_BETWEEN_CHECKS == 0 && cancellation.isCancelled()) {
            throw KafkactlException.interrupted("interrupted while searching a text", null);
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
