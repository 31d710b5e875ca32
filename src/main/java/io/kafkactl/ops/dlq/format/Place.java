package io.kafkactl.ops.dlq.format;

import org.jspecify.annotations.Nullable;

/**
 * Where a record stands or stood, as far as it is known.
 *
 * @param topic may be the text of a topic id, which some frameworks write when they cannot look the name up
 */
public record Place(
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset) {
    public static final Place UNKNOWN = new Place(null, null, null);

    static Place ofTopic(@Nullable String topic) {
        return topic == null ? UNKNOWN : new Place(topic, null, null);
    }

    /** True when a record can be looked up there. */
    public boolean isExact() {
        return topic != null && partition != null && offset != null;
    }

    /** As {@code topic-partition@offset}, with {@code ?} for what is not known. */
    @Override
    public String toString() {
        return (topic == null ? "?" : topic) + "-" + (partition == null ? "?" : partition) + "@"
                + (offset == null ? "?" : offset);
    }
}
