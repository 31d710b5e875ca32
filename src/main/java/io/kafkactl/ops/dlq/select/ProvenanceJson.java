package io.kafkactl.ops.dlq.select;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.Failure;
import io.kafkactl.ops.dlq.format.Place;
import io.kafkactl.ops.dlq.format.Provenance;
import java.time.Instant;

/** What a dead letter tells about its failure as JSON, under the names that {@code dlq inspect -o json} uses. */
public final class ProvenanceJson {
    private ProvenanceJson() {}

    /** Puts every field; what is not told is null. */
    public static void put(DeadLetter letter, ObjectNode json) {
        Provenance provenance = letter.provenance();
        Failure failure = provenance.failure();
        Place origin = provenance.origin();
        Instant time = failure.time();
        json.put("format", letter.format())
                .put("originTopic", origin.topic())
                .put("originPartition", origin.partition())
                .put("originOffset", origin.offset())
                .put("originTimestamp", provenance.originTimestamp())
                .put("failedGroup", failure.group())
                .put("errorClass", failure.errorClass())
                .put("wrapperClass", failure.wrapperClass())
                .put("errorMessage", failure.message())
                .put("stackTrace", failure.stackTrace())
                .put("attempts", failure.attempts())
                .put("failedAt", time == null ? null : time.toString());
    }
}
