package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.dlq.DlqNames;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.format.HeaderDisposition;
import io.kafkactl.ops.dlq.format.Payload;
import io.kafkactl.ops.dlq.format.Provenance;
import io.kafkactl.ops.dlq.format.RedriveHeaders;
import io.kafkactl.ops.stream.TopicLimits;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Decides for one dead letter where it goes and as what; the same decision in the plan and in the work.
 *
 * <p>Not thread-safe: one for each worker.
 */
final class Router {
    private static final class Body {
        private final byte @Nullable [] bytes;
        private final Routing.Value origin;

        Body(byte @Nullable [] bytes, Routing.Value origin) {
            this.bytes = bytes;
            this.origin = origin;
        }
    }

    private final RedriveRequest request;
    private final DeadLetterFormat format;
    private final HeaderDisposition disposition;
    private final TargetTopics targets;
    private final SourceRecords sources;
    private final Clock clock;
    private int keylessTurn;

    Router(RedriveRequest request, DeadLetterFormat format, TargetTopics targets, SourceRecords sources, Clock clock) {
        this.request = request;
        this.format = format;
        this.disposition = new HeaderDisposition(format);
        this.targets = targets;
        this.sources = sources;
        this.clock = clock;
    }

    Routing route(ConsumerRecord<byte[], byte[]> deadLetter) {
        if (!format.matches(deadLetter)) {
            return new Routing.Stay(PendingReason.OTHER_FORMAT, "");
        }
        Provenance provenance = format.provenance(deadLetter);
        String name = provenance.topic();
        if (name == null || name.isEmpty()) {
            return new Routing.Stay(PendingReason.NO_TARGET, "");
        }
        Optional<PendingReason> refusal = refusal(name, deadLetter);
        if (refusal.isPresent()) {
            return new Routing.Stay(refusal.get(), name);
        }
        Optional<TargetTopic> target = targets.find(name);
        if (target.isEmpty()) {
            return new Routing.Stay(PendingReason.TARGET_MISSING, name);
        }
        if (deadLetter.key() == null && target.get().limits().compacted()) {
            return new Routing.Stay(PendingReason.NULL_KEY, name);
        }
        return body(deadLetter, provenance)
                .<Routing>map(body -> send(deadLetter, provenance, target.get(), body))
                .orElseGet(() -> new Routing.Stay(PendingReason.NO_PAYLOAD, name));
    }

    private Optional<PendingReason> refusal(String target, ConsumerRecord<byte[], byte[]> deadLetter) {
        boolean derived = request.dlq().isDerivedTarget(target);
        if (target.equals(request.dlq().name())
                || targets.isJournal(target)
                || (DlqNames.isForbiddenTarget(target) && !derived)) {
            return Optional.of(PendingReason.TARGET_FORBIDDEN);
        }
        if (!derived && !request.routing().allowedTargets().contains(target)) {
            return Optional.of(PendingReason.TARGET_NOT_ALLOWED);
        }
        return RedriveHeaders.count(deadLetter.headers()) >= request.routing().maxRedrives()
                ? Optional.of(PendingReason.MAX_REDRIVES)
                : Optional.empty();
    }

    /** Empty when there is nothing to send; a null that the format lost is never taken for a tombstone. */
    private Optional<Body> body(ConsumerRecord<byte[], byte[]> deadLetter, Provenance provenance) {
        Payload payload = format.payload(deadLetter);
        if (payload.isExact()) {
            return Optional.of(new Body(payload.bytes(), Routing.Value.EXACT));
        }
        String topic = provenance.topic();
        Integer partition = provenance.partition();
        Long offset = provenance.offset();
        if (topic != null && partition != null && offset != null) {
            Optional<ConsumerRecord<byte[], byte[]>> source = sources.at(topic, partition, offset);
            if (source.isPresent()) {
                return Optional.of(new Body(source.get().value(), Routing.Value.FROM_SOURCE));
            }
        }
        return payload.bytes() == null
                ? Optional.empty()
                : Optional.of(new Body(payload.bytes(), Routing.Value.REENCODED));
    }

    private Routing send(
            ConsumerRecord<byte[], byte[]> deadLetter, Provenance provenance, TargetTopic target, Body body) {
        Long carried = provenance.originTimestamp();
        long original = carried != null ? carried : deadLetter.timestamp();
        boolean replaced = !isKept(original, target.limits());
        Headers headers = RedriveHeaders.of(
                deadLetter, provenance, disposition, request.run(), replaced && original >= 0 ? original : null);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                target.name(),
                partition(deadLetter.key(), provenance, target),
                replaced ? clock.millis() : original,
                deadLetter.key(),
                body.bytes,
                headers);
        // One that a batch may not hold goes in a transaction of its own, which its refusal would abort.
        return new Routing.Send(record, body.origin, replaced, !target.limits().isCertainToFit(record));
    }

    /** An old CreateTime can be deleted at the target's next retention check, and out of bounds is refused. */
    private boolean isKept(long timestamp, TopicLimits target) {
        long now = clock.millis();
        boolean expiring = target.retentionMs() >= 0 && now - timestamp > target.retentionMs() / 2;
        return timestamp >= 0 && !target.logAppendTime() && !expiring && target.isCertainToBeTaken(timestamp, now);
    }

    /** The original partition while the target has it, which is right for any partitioner; else as Kafka's default. */
    private int partition(byte @Nullable [] key, Provenance provenance, TargetTopic target) {
        Integer original = provenance.partition();
        if (original != null && original < target.partitions()) {
            return original;
        }
        if (key != null) {
            return Utils.toPositive(Utils.murmur2(key)) % target.partitions();
        }
        keylessTurn = (keylessTurn + 1) % target.partitions();
        return keylessTurn;
    }
}
