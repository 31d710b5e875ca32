package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.first;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Dead letters of SmallRye Reactive Messaging (Quarkus): decimal text, and each failure puts its headers before those
 * of earlier ones.
 */
class SmallRyeFormat extends HeaderFormat {
    private final String topic;
    private final String newSet;

    SmallRyeFormat() {
        this(
                "smallrye",
                "dead-letter-",
                HeaderFields.in(Order.PREPENDED).with(ProvenanceField.TOPIC, "dead-letter-topic"));
    }

    SmallRyeFormat(String id, String prefix, HeaderFields fields) {
        super(
                id,
                "header " + prefix + "topic",
                fields.with(ProvenanceField.TOPIC, prefix + "topic")
                        .with(ProvenanceField.PARTITION, prefix + "partition")
                        .with(ProvenanceField.OFFSET, prefix + "offset")
                        .with(ProvenanceField.ERROR_CLASS, prefix + "cause-class-name")
                        .with(ProvenanceField.WRAPPER_CLASS, prefix + "exception-class-name")
                        .with(ProvenanceField.ERROR_MESSAGE, prefix + "cause", prefix + "reason"));
        this.topic = prefix + "topic";
        this.newSet = prefix + "exception-class-name";
    }

    @Override
    boolean recognises(Headers headers) {
        return first(headers, topic) != null;
    }

    /** A cause that only an earlier failure had must not be taken for this one's. */
    @Override
    Provenance provenance(Headers headers) {
        Provenance read = super.provenance(headers);
        Failure newest = fields().failure(newest(headers));
        return read.withFailure(new Failure(
                newest.errorClass(),
                newest.wrapperClass(),
                newest.message(),
                null,
                null,
                read.failure().attempts(),
                null));
    }

    @Override
    public List<Evidence> evidence(ConsumerRecord<byte[], byte[]> deadLetter) {
        List<Evidence> newest = fields().evidence(newest(deadLetter.headers()));
        return super.evidence(deadLetter).stream()
                .map(found ->
                        newest.stream().anyMatch(evidence -> evidence.place().equals(found.place()))
                                ? found
                                : found.ofEarlierFailure())
                .toList();
    }

    private Headers newest(Headers headers) {
        RecordHeaders newest = new RecordHeaders();
        boolean begun = false;
        for (Header header : headers) {
            if (header.key().equals(newSet)) {
                if (begun) {
                    return newest;
                }
                begun = true;
            }
            newest.add(header);
        }
        return newest;
    }

    /** What could not be deserialized is in a header, and in the value again when SmallRye's serializer restored it. */
    @Override
    Payload payload(ConsumerRecord<byte[], byte[]> deadLetter) {
        return SmallRyeFailedBytes.in(deadLetter);
    }

    @Override
    public boolean ownsHeader(String name) {
        return name.equals("dead-letter-reason");
    }
}
