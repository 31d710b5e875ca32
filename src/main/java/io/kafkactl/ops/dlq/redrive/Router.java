package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.dlq.DlqNames;
import io.kafkactl.ops.dlq.OriginTopics;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.format.Place;
import io.kafkactl.ops.dlq.format.RedriveHeaders;
import io.kafkactl.ops.stream.TopicLimits;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Decides for one dead letter where it goes and as what; the same decision in the plan and in the work.
 *
 * <p>Not thread-safe: one for each worker.
 */
final class Router implements Routes {
    private static final int REMEMBERED = 1_000;

    private final RedriveRequest request;
    private final RoutingRules rules;
    private final OutgoingHeaders headers;
    private final TargetTopics targets;
    private final OriginTopics origins;
    private final PartitionChooser partitions;
    private final Bodies bodies;
    private final Editor editor;
    private final Parking parking;
    private final Clock clock;
    private final Map<List<String>, Optional<PendingReason>> refusals = new HashMap<>();

    Router(RedriveRequest request, DeadLetterFormat format, TargetTopics targets, SourceRecords sources, Clock clock) {
        this.request = request;
        this.rules = request.routing();
        this.headers = new OutgoingHeaders(rules.headers(), format);
        this.targets = targets;
        this.origins = targets.origins(request.dlq());
        this.partitions = new PartitionChooser(rules.partitioning());
        this.bodies = new Bodies(rules.payload(), sources);
        this.editor = new Editor(rules.edit());
        this.parking = new Parking(request, rules.limit().parkTopic(), targets, clock);
        this.clock = clock;
    }

    /** What became of the headers of the records routed so far. */
    OutgoingHeaders headers() {
        return headers;
    }

    @Override
    public Routing route(ConsumerRecord<byte[], byte[]> deadLetter, @Nullable DeadLetter letter) {
        if (letter == null) {
            return new Routing.Stay(PendingReason.OTHER_FORMAT, "");
        }
        Place origin = origins.origin(letter.provenance());
        String base = rules.targets().of(origin.topic());
        if (base == null || base.isEmpty()) {
            return new Routing.Stay(PendingReason.NO_TARGET, "");
        }
        String name = rules.targets().via() == Via.SOURCE
                ? base
                : targets.firstRetry(base).orElse(null);
        if (name == null) {
            return new Routing.Stay(PendingReason.NO_RETRY_TOPIC, base);
        }
        PendingReason refusal = knownRefusal(name, base);
        if (refusal != null) {
            return new Routing.Stay(refusal, name);
        }
        if (isExhausted(deadLetter.headers(), letter)) {
            return exhausted(deadLetter, origin, base);
        }
        TargetTopic target = targets.find(name).orElse(null);
        return target == null
                ? new Routing.Stay(PendingReason.TARGET_MISSING, name)
                : complete(deadLetter, letter, origin, target, base);
    }

    /** What the records themselves name may be more than there is memory for. */
    private @Nullable PendingReason knownRefusal(String target, String base) {
        if (refusals.size() > REMEMBERED) {
            refusals.clear();
        }
        return refusals.computeIfAbsent(List.of(target, base), any -> Optional.ofNullable(refusal(target, base)))
                .orElse(null);
    }

    private @Nullable PendingReason refusal(String target, String base) {
        boolean derived = request.dlq().isDerivedTarget(target);
        if (target.equals(request.dlq().name())
                || targets.isJournal(target)
                || (DlqNames.isForbiddenTarget(target) && !derived)) {
            return PendingReason.TARGET_FORBIDDEN;
        }
        if (derived
                || isSourceByName(target)
                || rules.targets().isNamed(target)
                || rules.targets().isNamed(base)) {
            return null;
        }
        return DlqNames.isStreamsInternal(target) ? PendingReason.TARGET_INTERNAL : PendingReason.TARGET_NOT_ALLOWED;
    }

    /** It was not in sight when the dead-letter topic was looked at; looking it up tells whether it is gone or forbidden. */
    private boolean isSourceByName(String target) {
        return request.dlq().source() == null
                && DlqNames.base(request.dlq().name()).filter(target::equals).isPresent();
    }

    private boolean isExhausted(Headers carried, DeadLetter letter) {
        return RedriveHeaders.count(carried, letter.provenance())
                >= rules.limit().most();
    }

    /** A parked record is the dead letter as it is, so that it can be looked at and redriven from there. */
    private Routing exhausted(ConsumerRecord<byte[], byte[]> deadLetter, Place origin, String target) {
        return rules.limit().parks()
                ? parking.park(deadLetter, origin, target)
                : new Routing.Stay(PendingReason.MAX_REDRIVES, target);
    }

    private Routing complete(
            ConsumerRecord<byte[], byte[]> deadLetter,
            DeadLetter letter,
            Place origin,
            TargetTopic target,
            String base) {
        Body body = bodies.of(deadLetter, letter, origin);
        if (body == null) {
            return new Routing.Stay(
                    rules.payload() == PayloadFrom.ORIGIN ? PendingReason.NO_SOURCE : PendingReason.NO_PAYLOAD,
                    target.name());
        }
        // Headers that were read from the source count too: the dead letter had lost them.
        if (body.headers != deadLetter.headers() && isExhausted(body.headers, letter)) {
            return exhausted(deadLetter, origin, base);
        }
        try {
            return send(deadLetter, letter, origin, target, editor.apply(deadLetter, body));
        } catch (ValueEdit.EditFailedException e) {
            return new Routing.Stay(e.pending(), target.name(), e.getMessage());
        }
    }

    private Routing send(
            ConsumerRecord<byte[], byte[]> deadLetter,
            DeadLetter letter,
            Place origin,
            TargetTopic target,
            Editor.Result edited) {
        Body body = edited.body();
        if (body.key == null && target.limits().compacted()) {
            return new Routing.Stay(PendingReason.NULL_KEY, target.name());
        }
        boolean replaced = isReplaced(body.timestamp, target.limits());
        if (!replaced && !target.limits().isCertainToBeTaken(body.timestamp, clock.millis())) {
            return new Routing.Stay(PendingReason.TIMESTAMP_REFUSED, target.name());
        }
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                target.name(),
                partitions.choose(body.key, origin, target),
                replaced ? clock.millis() : body.timestamp,
                body.key,
                body.value,
                headers.of(
                        deadLetter,
                        body.headers,
                        letter.provenance().withOrigin(origin),
                        new OutgoingHeaders.Marks(
                                request.run(),
                                replaced && body.timestamp >= 0 ? body.timestamp : null,
                                edited.originalHash(),
                                request.elsewhere() == null
                                        ? null
                                        : SentElsewhere.id(
                                                request.dlq().topicId(),
                                                deadLetter.partition(),
                                                deadLetter.offset()))));
        // One that a batch may not hold goes in a transaction of its own, which its refusal would abort.
        return new Routing.Send(
                record,
                Outcome.REDRIVEN,
                body.from,
                replaced,
                !target.limits().isCertainToFit(record),
                origin,
                body.timestamp,
                edited.sample());
    }

    private boolean isReplaced(long timestamp, TopicLimits target) {
        return switch (rules.timestamps()) {
            case AUTO -> !target.keeps(timestamp, clock.millis());
            case PRESERVE -> timestamp < 0;
            case NOW -> true;
        };
    }
}
