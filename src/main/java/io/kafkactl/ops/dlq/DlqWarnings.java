package io.kafkactl.ops.dlq;

import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.Formats;
import io.kafkactl.ops.dlq.format.Payload;
import io.kafkactl.ops.topic.inspect.TopicConfigs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is wrong with a dead-letter topic, before it loses records or a redrive stops at it. */
final class DlqWarnings {
    private static final long SHORT_RETENTION_MS = Duration.ofDays(3).toMillis();

    private final TopicConfigs configs;
    private final Map<String, String> shareGroups;
    private final Map<String, Integer> sourcePartitions;
    private final Formats formats;

    /** @param sourcePartitions the number of partitions of each source that exists */
    DlqWarnings(
            TopicConfigs configs,
            Map<String, String> shareGroups,
            Map<String, Integer> sourcePartitions,
            Formats formats) {
        this.configs = configs;
        this.shareGroups = shareGroups;
        this.sourcePartitions = sourcePartitions;
        this.formats = formats;
    }

    List<String> of(FoundDlq found, List<String> formatIds, Collection<ConsumerRecord<byte[], byte[]>> samples) {
        List<String> warnings = new ArrayList<>();
        DlqTopic topic = found.topic();
        String policy = configs.value(topic.name(), "cleanup.policy").orElse("");
        if (policy.contains("compact")) {
            warnings.add("compacted");
        }
        long retention = configs.number(topic.name(), "retention.ms").orElse(-1L);
        if (policy.contains("delete") && retention >= 0 && retention < SHORT_RETENTION_MS) {
            warnings.add("retention<3d");
        }
        if (formatIds.isEmpty() && !samples.isEmpty()) {
            warnings.add("no-provenance");
        }
        if (formatIds.size() == 1 && samples.stream().anyMatch(sample -> isPayloadLess(formatIds.get(0), sample))) {
            warnings.add("payload-less");
        }
        if (shareGroups.containsKey(topic.name())
                && !configs.value(topic.name(), ShareGroupDlqs.ENABLED)
                        .filter("true"::equals)
                        .isPresent()) {
            warnings.add("share-dlq-not-enabled");
        }
        source(topic, warnings);
        return List.copyOf(warnings);
    }

    private boolean isPayloadLess(String format, ConsumerRecord<byte[], byte[]> sample) {
        return formats.byId(format)
                .read(sample)
                .map(DeadLetter::payload)
                .filter(payload -> payload.valueFidelity() == Payload.Fidelity.ABSENT)
                .isPresent();
    }

    private void source(DlqTopic topic, List<String> warnings) {
        String source = topic.source();
        if (source == null) {
            if (DlqNames.base(topic.name()).isPresent()) {
                warnings.add("source-missing");
            }
            return;
        }
        Integer partitions = sourcePartitions.get(source);
        if (partitions == null) {
            warnings.add("source-missing");
        } else if (topic.partitions() < partitions) {
            warnings.add("fewer-partitions");
        }
    }
}
