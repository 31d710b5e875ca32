package io.kafkactl.ops.dlq.format;

import io.kafkactl.config.DlqSettings;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The formats that a context knows, in the order in which they are tried. */
public final class Formats {
    /** Any record matches it, so it is never guessed. */
    private static final DeadLetterFormat PLAIN = new PlainFormat();

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
        formats.addAll(List.of(
                new ShareGroupFormat(),
                new SpringKafkaFormat(),
                new SpringRetryableFormat(),
                new SpringCloudStreamFormat(),
                new ConnectFormat(),
                new BakdataFormat(),
                new StreamsFormat(),
                new SmallRyeFormat(),
                new SmallRyeRetryFormat(),
                new SmallRyeDeserializationFormat(),
                new KarafkaFormat(),
                new SilverbackFormat(),
                new WatermillFormat(),
                new BrighterFormat(),
                new KdlqFormat(),
                new ArroyoFormat(),
                new LaravelFormat(),
                new KnativeFormat(),
                new HeadersFormat(),
                new EnvelopeFormat(),
                new EmbeddedHeadersFormat(),
                new BakdataEnvelopeFormat(schemas),
                new KstreamplifyFormat(schemas),
                new UForwarderFormat(),
                new DaprFormat(),
                new KsqlLogFormat(),
                new GenericFormat()));
        return new Formats(formats);
    }

    /** All that are recognised by themselves, in order of precedence. */
    public List<DeadLetterFormat> all() {
        return all;
    }

    /** All that can be named. */
    public List<String> ids() {
        return Stream.concat(all.stream(), Stream.of(PLAIN))
                .map(DeadLetterFormat::id)
                .toList();
    }

    /** Exit 4 for an unknown name. */
    public DeadLetterFormat byId(String id) {
        return Stream.concat(all.stream(), Stream.of(PLAIN))
                .filter(f -> f.id().equals(id))
                .findFirst()
                .orElseThrow(() -> KafkactlException.invalid(
                        "UNKNOWN_DLQ_FORMAT",
                        "'" + id + "' is no dead-letter format",
                        SimilarName.of(id, ids())
                                .map(similar -> "did you mean '" + similar + "'?")
                                .orElse("known: " + String.join(", ", ids()))));
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
        for (DeadLetterFormat format : all) {
            if (samples.stream().allMatch(sample -> matches(format, sample))) {
                return List.of(format);
            }
        }
        Set<DeadLetterFormat> present = new LinkedHashSet<>();
        for (ConsumerRecord<byte[], byte[]> sample : samples) {
            all.stream().filter(format -> matches(format, sample)).findFirst().ifPresent(present::add);
        }
        return all.stream().filter(present::contains).toList();
    }

    /** A registry that does not answer leaves the formats that need it unrecognised; naming one shows why. */
    private static boolean matches(DeadLetterFormat format, ConsumerRecord<byte[], byte[]> sample) {
        try {
            return format.matches(sample);
        } catch (KafkactlException e) {
            return false;
        }
    }
}
