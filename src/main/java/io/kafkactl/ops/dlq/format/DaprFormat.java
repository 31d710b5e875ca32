package io.kafkactl.ops.dlq.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Dead letters of Dapr: the CloudEvent unchanged, which names its source topic, and no key. */
final class DaprFormat extends WrappingFormat {
    DaprFormat() {
        super("dapr", "JSON CloudEvent with pubsubname and topic");
    }

    @Override
    Optional<UnwrappedLetter> open(ConsumerRecord<byte[], byte[]> deadLetter) {
        return JsonFields.object(deadLetter.value()).filter(DaprFormat::isDaprs).map(event -> {
            Payload payload = Payload.exact(deadLetter);
            return new UnwrappedLetter(
                    new EnvelopeFacts("field of the CloudEvent")
                            .with(ProvenanceField.TOPIC, "$.topic", JsonFields.text(event, "topic")),
                    deadLetter.key() == null ? payload.withoutKey() : payload);
        });
    }

    private static boolean isDaprs(JsonNode event) {
        return JsonFields.text(event, "specversion") != null
                && JsonFields.text(event, "pubsubname") != null
                && JsonFields.text(event, "topic") != null;
    }
}
