package io.kafkactl.ops.provision.manifest;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What people are to know of a topic; null where the manifest says nothing.
 *
 * @param owner of the document that the topic stands in
 * @param contact where the owner is found
 * @param replaces the topic whose place it takes
 * @param consumers how many read it in parallel
 * @param producerCompression the producers' codec
 */
public record TopicFacts(
        @Nullable String owner,
        @Nullable String contact,
        @Nullable String description,
        @Nullable String classification,
        @Nullable String replaces,
        @Nullable Key key,
        @Nullable Throughput throughput,
        @Nullable Integer consumers,
        @Nullable String producerCompression,
        @Nullable Deprecation deprecated) {
    /** What the records' keys are. */
    public record Key(String type, @Nullable String meaning) {
        /** True when the records have none. */
        public boolean isNone() {
            return type.equals(ManifestShapes.NONE);
        }
    }

    /**
     * What the topic is sized for.
     *
     * @param rate records a second at the peak
     * @param perPartitionRate records a second that one partition takes
     * @param perPartitionBytes bytes a second that one partition takes
     */
    public record Throughput(
            double rate,
            @Nullable Long averageBytes,
            @Nullable Double perPartitionRate,
            @Nullable Long perPartitionBytes) {}

    /** That the topic goes. */
    public record Deprecation(LocalDate until, @Nullable String reason) {}
}
