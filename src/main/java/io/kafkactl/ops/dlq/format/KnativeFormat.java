package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.has;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import java.util.Base64;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Events that a Knative broker or channel could not deliver: the destination and its answer, but no source. */
final class KnativeFormat extends HeaderFormat {
    KnativeFormat() {
        super(
                "knative",
                "header ce_knativeerrordest",
                HeaderFields.in(Order.APPENDED)
                        .with(ProvenanceField.ERROR_CLASS, "ce_knativeerrorcode")
                        .with(ProvenanceField.ERROR_MESSAGE, "ce_knativeerrordata", "ce_knativedispatcherr"));
    }

    @Override
    boolean recognises(Headers headers) {
        return has(headers, "ce_knativeerrordest");
    }

    /** The answer's body is in base64. */
    @Override
    Provenance provenance(Headers headers) {
        Provenance read = super.provenance(headers);
        Failure failure = read.failure();
        String code = failure.errorClass();
        return read.withFailure(new Failure(
                code == null ? null : "HTTP " + code,
                null,
                has(headers, "ce_knativeerrordata") ? decoded(failure.message()) : failure.message(),
                null,
                null,
                null,
                null));
    }

    private static @Nullable String decoded(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return new String(Base64.getDecoder().decode(text), UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
