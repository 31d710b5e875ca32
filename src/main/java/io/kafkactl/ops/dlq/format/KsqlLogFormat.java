package io.kafkactl.ops.dlq.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Entries of ksqlDB's processing log about records that could not be deserialized. They tell neither partition nor
 * offset, so they can be looked at but not redriven.
 */
final class KsqlLogFormat extends WrappingFormat {
    KsqlLogFormat() {
        super("ksqldb-log", "JSON with message.deserializationError");
    }

    @Override
    Optional<UnwrappedLetter> open(ConsumerRecord<byte[], byte[]> deadLetter) {
        return JsonFields.object(deadLetter.value()).flatMap(entry -> {
            JsonNode message = JsonFields.anyCase(entry, "message");
            JsonNode error = message == null ? null : JsonFields.anyCase(message, "deserializationError");
            return error == null || !error.isObject()
                    ? Optional.empty()
                    : Optional.of(new UnwrappedLetter(facts(error), Payload.absent()));
        });
    }

    private static EnvelopeFacts facts(JsonNode error) {
        EnvelopeFacts facts = new EnvelopeFacts("field of the log entry");
        JsonNode topic = JsonFields.anyCase(error, "topic");
        JsonNode text = JsonFields.anyCase(error, "errorMessage");
        JsonNode causes = JsonFields.anyCase(error, "cause");
        if (topic != null && topic.isTextual()) {
            facts.with(ProvenanceField.TOPIC, "$.message.deserializationError.topic", topic.asText());
        }
        if (text != null && text.isTextual()) {
            facts.with(ProvenanceField.ERROR_MESSAGE, "$.message.deserializationError.errorMessage", text.asText());
        }
        if (causes != null && causes.isArray() && !causes.isEmpty()) {
            String place = "$.message.deserializationError.cause";
            facts.with(ProvenanceField.STACK_TRACE, place, causes.toString());
        }
        return facts;
    }
}
