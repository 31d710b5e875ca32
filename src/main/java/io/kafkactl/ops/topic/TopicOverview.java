package io.kafkactl.ops.topic;

import org.jspecify.annotations.Nullable;

/**
 * One topic as a list shows it; what could not be read is null.
 *
 * @param owner the leading segments of its name, domain and entity; null for a name that follows no convention
 * @param records how many records there are, by offsets
 * @param sizeOnDisk bytes of all copies together
 */
public record TopicOverview(
        TopicSummary summary,
        @Nullable String owner,
        @Nullable Long records,
        @Nullable Long sizeOnDisk,
        @Nullable Retention retention,
        TopicHealth health) {}
