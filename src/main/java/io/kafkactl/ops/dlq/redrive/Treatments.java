package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the routes for what a run does. */
final class Treatments {
    private static final Routing DISCARD = new Routing.Discard();

    private Treatments() {}

    /** @param format null only for a treatment that takes any */
    static Routes routes(
            RedriveRequest request,
            @Nullable DeadLetterFormat format,
            TargetTopics targets,
            SourceRecords sources,
            Clock clock) {
        Treatment treatment = request.treatment();
        if (treatment instanceof Treatment.Discard) {
            return (record, letter) -> DISCARD;
        }
        return treatment instanceof Treatment.Park park
                ? new Parking(request, park.topic(), targets, clock)
                : new Router(
                        request, Objects.requireNonNull(format, "a redrive has a format"), targets, sources, clock);
    }
}
