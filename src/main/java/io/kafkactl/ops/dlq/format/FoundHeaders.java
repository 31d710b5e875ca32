package io.kafkactl.ops.dlq.format;

import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The headers of one record that somebody looks for, found in one pass: a topic of millions is read like this. */
final class FoundHeaders {
    private final @Nullable Header[] first;
    private final @Nullable Header[] last;

    /** @param slots a number for each name, counted from zero */
    FoundHeaders(Map<String, Integer> slots, Headers headers) {
        first = new Header[slots.size()];
        last = new Header[slots.size()];
        for (Header header : headers) {
            Integer slot = slots.get(header.key());
            if (slot != null) {
                if (first[slot] == null) {
                    first[slot] = header;
                }
                last[slot] = header;
            }
        }
    }

    boolean has(int slot) {
        return last[slot] != null;
    }

    /** True when there are several of the name. */
    boolean isRepeated(int slot) {
        return first[slot] != last[slot];
    }

    /** Null also for a header whose value is null. */
    byte @Nullable [] first(int slot) {
        return value(first[slot]);
    }

    /** As {@link #first}. */
    byte @Nullable [] last(int slot) {
        return value(last[slot]);
    }

    private static byte @Nullable [] value(@Nullable Header header) {
        return header == null ? null : header.value();
    }
}
