package io.kafkactl.ops.dlq.redrive;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A dead letter as it leaves, before it has headers of a redrive. */
final class Body {
    final byte @Nullable [] key;
    final byte @Nullable [] value;
    final Headers headers;
    final long timestamp;
    final Routing.Value from;

    Body(byte @Nullable [] key, byte @Nullable [] value, Headers headers, long timestamp, Routing.Value from) {
        this.key = key;
        this.value = value;
        this.headers = headers;
        this.timestamp = timestamp;
        this.from = from;
    }

    Body with(byte @Nullable [] newKey, byte @Nullable [] newValue) {
        return new Body(newKey, newValue, headers, timestamp, from);
    }
}
