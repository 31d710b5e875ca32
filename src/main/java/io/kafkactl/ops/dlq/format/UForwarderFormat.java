package io.kafkactl.ops.dlq.format;

import io.kafkactl.ops.dlq.format.Payload.Fidelity;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Dead letters of Uber's uForwarder: the key is a Protobuf {@code DLQMetadata} with the original key inside. */
final class UForwarderFormat extends WrappingFormat {
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final long NANOS_IN_MILLI = 1_000_000;

    UForwarderFormat() {
        super("uforwarder", "key that is a Protobuf DLQMetadata with a topic");
    }

    @Override
    Optional<UnwrappedLetter> open(ConsumerRecord<byte[], byte[]> deadLetter) {
        byte[] key = deadLetter.key();
        return key == null
                ? Optional.empty()
                : WireFields.parse(key, 0)
                        .filter(UForwarderFormat::isMetadata)
                        .map(fields -> new UnwrappedLetter(facts(fields), payload(deadLetter, fields)));
    }

    private static boolean isMetadata(WireFields fields) {
        String topic = fields.text(2);
        return topic != null && TOPIC.matcher(topic).matches() && fields.isOf(Set.of(1, 3, 4, 5, 7), Set.of(2, 6));
    }

    private static EnvelopeFacts facts(WireFields fields) {
        long nanos = fields.numberOrZero(5);
        return new EnvelopeFacts("field of the DLQMetadata in the key")
                .with(ProvenanceField.TOPIC, "topic", fields.text(2))
                .with(ProvenanceField.PARTITION, "partition", fields.numberOrZero(3))
                .with(ProvenanceField.OFFSET, "offset", fields.numberOrZero(4))
                .with(ProvenanceField.TIMESTAMP, "timestamp_ns", nanos == 0 ? null : nanos / NANOS_IN_MILLI)
                .with(ProvenanceField.ATTEMPTS, "retry_count", fields.numberOrZero(1));
    }

    /** An empty key and none are written alike; none is far more common. */
    private static Payload payload(ConsumerRecord<byte[], byte[]> deadLetter, WireFields fields) {
        byte[] data = fields.bytes(6);
        return Payload.exact(deadLetter)
                .withKey(data == null || data.length == 0 ? null : data, Fidelity.EXACT)
                .wrapping();
    }
}
