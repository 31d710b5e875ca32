package io.kafkactl.ops.dlq.format;

import io.kafkactl.error.KafkactlException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The known formats in the order in which they are tried. */
public final class Formats {
    private static final List<DeadLetterFormat> ALL =
            List.of(new SpringKafkaFormat(), new HeadersFormat(), new EnvelopeFormat());

    private Formats() {}

    public static List<String> ids() {
        return ALL.stream().map(DeadLetterFormat::id).toList();
    }

    /** Exit 4 for an unknown name. */
    public static DeadLetterFormat byId(String id) {
        return ALL.stream()
                .filter(f -> f.id().equals(id))
                .findFirst()
                .orElseThrow(() -> KafkactlException.invalid(
                        "UNKNOWN_DLQ_FORMAT",
                        "'" + id + "' is no dead-letter format",
                        "known: " + String.join(", ", ids())));
    }

    /**
     * The formats of a topic: one when every sampled record is of the same family, several when they differ, none when
     * there was nothing to sample or nothing known in it. A stale family of an earlier failure stands in some records
     * only, so the one that is in all of them is the topic's.
     */
    public static List<DeadLetterFormat> detect(Collection<ConsumerRecord<byte[], byte[]>> samples) {
        if (samples.isEmpty()) {
            return List.of();
        }
        List<DeadLetterFormat> present = ALL.stream()
                .filter(format -> samples.stream().anyMatch(format::matches))
                .collect(Collectors.toList());
        return present.stream()
                .filter(format -> samples.stream().allMatch(format::matches))
                .findFirst()
                .map(List::of)
                .orElse(present);
    }
}
