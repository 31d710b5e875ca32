package io.kafkactl.ops.dlq.format;

import io.kafkactl.config.DlqSettings;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The formats that a context knows, in the order in which they are tried. */
public final class Formats {
    private final List<DeadLetterFormat> all;

    private Formats(List<DeadLetterFormat> all) {
        this.all = List.copyOf(all);
    }

    /**
     * The context's own formats, and behind them those built in.
     *
     * @param schemas for envelopes that are Avro or Protobuf
     */
    public static Formats of(DlqSettings settings, SchemaTexts schemas) {
        List<DeadLetterFormat> formats = new ArrayList<>();
        settings.formats().forEach((name, rule) -> formats.add(new ConfiguredFormat(name, rule)));
        formats.add(new SpringKafkaFormat());
        formats.add(new HeadersFormat());
        formats.add(new EnvelopeFormat());
        return new Formats(formats);
    }

    public List<DeadLetterFormat> all() {
        return all;
    }

    public List<String> ids() {
        return all.stream().map(DeadLetterFormat::id).toList();
    }

    /** Exit 4 for an unknown name. */
    public DeadLetterFormat byId(String id) {
        return all.stream()
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
    public List<DeadLetterFormat> detect(Collection<ConsumerRecord<byte[], byte[]>> samples) {
        if (samples.isEmpty()) {
            return List.of();
        }
        List<DeadLetterFormat> present = all.stream()
                .filter(format -> samples.stream().anyMatch(format::matches))
                .toList();
        return present.stream()
                .filter(format -> samples.stream().allMatch(format::matches))
                .findFirst()
                .map(List::of)
                .orElse(present);
    }
}
