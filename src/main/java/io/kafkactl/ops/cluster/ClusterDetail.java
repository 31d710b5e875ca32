package io.kafkactl.ops.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as a whole; what could not be read is null.
 *
 * @param controller the broker or controller that leads now
 */
public record ClusterDetail(
        String id,
        @Nullable Integer controller,
        List<BrokerDetail> brokers,
        @Nullable QuorumDetail quorum,
        @Nullable List<FeatureLevel> features,
        @Nullable TopicCounts topics) {
    /** The level of the cluster's metadata, as the name of a release; null when unknown. */
    public @Nullable String metadataRelease() {
        return features == null
                ? null
                : features.stream()
                        .filter(feature -> feature.name().equals(KafkaRelease.FEATURE))
                        .map(FeatureLevel::release)
                        .findFirst()
                        .orElse(null);
    }
}
