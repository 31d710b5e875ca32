package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.dlq.DlqNames;
import io.kafkactl.ops.dlq.OriginTopics;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.format.HeaderDisposition;
import io.kafkactl.ops.dlq.format.Payload;
import io.kafkactl.ops.dlq.format.Place;
import io.kafkactl.ops.dlq.format.RedriveHeaders;
import io.kafkactl.ops.stream.TopicLimits;
import java.time.Clock;
import java.util.Arrays;
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
    /** A dead letter as it leaves, before it has headers of a redrive. */
    private static final class Body {
        private final byte @Nullable [] key;
        private final byte @Nullable [] value;
        private final Headers headers;
        private final long timestamp;
        private final Routing.Value from;

        Body(byte @Nullable [] key, byte @Nullable [] value, Headers headers, long timestamp, Routing.Value from) {
            this.key = key;
            this.value = value;
            this.headers = headers;
            this.timestamp = timestamp;
            this.from = from;
        }
    }

    private final RedriveRequest request;
    private final DeadLetterFormat format;
    private final HeaderDisposition disposition;
    private final TargetTopics targets;
    private final OriginTopics origins;
    private final SourceRecords sources;
    private final Clock clock;
    private int keylessTurn;

    Router(RedriveRequest request, DeadLetterFormat format, TargetTopics targets, SourceRecords sources, Clock clock) {
        this.request = request;
        this.format = format;
        this.disposition = new HeaderDisposition(format);
        this.targets = targets;
        this.origins = targets.origins(request.dlq());
        this.sources = sources;
        this.clock = clock;
    }

    Routing route(ConsumerRecord<byte[], byte[]> deadLetter) {
        DeadLetter letter = format.read(deadLetter).orElse(null);
        if (letter == null) {
            return new Routing.Stay(PendingReason.OTHER_FORMAT, "");
        }
        Place origin = origins.origin(letter.provenance());
        String name = origin.topic();
        if (name == null || name.isEmpty()) {
            return new Routing.Stay(PendingReason.NO_TARGET, "");
        }
        PendingReason refusal = refusal(name);
        if (refusal != null) {
            return new Routing.Stay(refusal, name);
        }
        if (isExhausted(deadLetter.headers(), letter)) {
            return new Routing.Stay(PendingReason.MAX_REDRIVES, name);
        }
        TargetTopic target = targets.find(name).orElse(null);
        return target == null
                ? new Routing.Stay(PendingReason.TARGET_MISSING, name)
                : send(deadLetter, letter, origin, target);
    }

    private @Nullable PendingReason refusal(String target) {
        boolean derived = request.dlq().isDerivedTarget(target);
        if (target.equals(request.dlq().name())
                || targets.isJournal(target)
                || (DlqNames.isForbiddenTarget(target) && !derived)) {
            return PendingReason.TARGET_FORBIDDEN;
        }
        if (derived || request.routing().allowedTargets().contains(target)) {
            return null;
        }
        return DlqNames.isStreamsInternal(target) ? PendingReason.TARGET_INTERNAL : PendingReason.TARGET_NOT_ALLOWED;
    }

    private boolean isExhausted(Headers headers, DeadLetter letter) {
        return RedriveHeaders.count(headers, letter.provenance())
                >= request.routing().maxRedrives();
    }

    private Routing send(
            ConsumerRecord<byte[], byte[]> deadLetter, DeadLetter letter, Place origin, TargetTopic target) {
        Body body = body(deadLetter, letter, origin);
        if (body == null) {
            return new Routing.Stay(PendingReason.NO_PAYLOAD, target.name());
        }
        if (body.key == null && target.limits().compacted()) {
            return new Routing.Stay(PendingReason.NULL_KEY, target.name());
        }
        // Headers that were read from the source count too: the dead letter had lost them.
        return isExhausted(body.headers, letter)
                ? new Routing.Stay(PendingReason.MAX_REDRIVES, target.name())
                : send(deadLetter, letter, origin, target, body);
    }

    /** Null when there is nothing to send; a null that the format lost is never taken for a tombstone. */
    private @Nullable Body body(ConsumerRecord<byte[], byte[]> deadLetter, DeadLetter letter, Place origin) {
        Payload payload = letter.payload();
        Long carried = letter.provenance().originTimestamp();
        long timestamp = carried != null ? carried : deadLetter.timestamp();
        if (!payload.needsSource()) {
            return new Body(payload.key(), payload.value(), deadLetter.headers(), timestamp, Routing.Value.EXACT);
        }
        ConsumerRecord<byte[], byte[]> source = source(letter, origin);
        if (source != null) {
            boolean key = Payload.isLost(payload.keyFidelity());
            boolean value = Payload.isLost(payload.valueFidelity());
            return new Body(
                    key ? source.key() : payload.key(),
                    value ? source.value() : payload.value(),
                    payload.headersKept() ? deadLetter.headers() : source.headers(),
                    source.timestamp(),
                    Routing.Value.FROM_SOURCE);
        }
        return payload.valueFidelity() == Payload.Fidelity.ABSENT
                ? null
                : new Body(payload.key(), payload.value(), deadLetter.headers(), timestamp, Routing.Value.REENCODED);
    }

    private @Nullable ConsumerRecord<byte[], byte[]> source(DeadLetter letter, Place origin) {
        String topic = origin.topic();
        Integer partition = origin.partition();
        Long offset = origin.offset();
        return topic == null || partition == null || offset == null
                ? null
                : sources.at(topic, partition, offset)
                        .filter(source -> isOf(source, letter))
                        .orElse(null);
    }

    /** A topic that was deleted and created again has other records at the same offsets. */
    private static boolean isOf(ConsumerRecord<byte[], byte[]> source, DeadLetter letter) {
        Payload payload = letter.payload();
        Long timestamp = letter.provenance().originTimestamp();
        return (payload.keyFidelity() != Payload.Fidelity.EXACT || Arrays.equals(payload.key(), source.key()))
                && (timestamp == null || timestamp == source.timestamp());
    }

    private Routing send(
            ConsumerRecord<byte[], byte[]> deadLetter, DeadLetter letter, Place origin, TargetTopic target, Body body) {
        boolean replaced = !isKept(body.timestamp, target.limits());
        Headers headers = RedriveHeaders.of(
                deadLetter,
                body.headers,
                letter.provenance().withOrigin(origin),
                disposition,
                request.run(),
                replaced && body.timestamp >= 0 ? body.timestamp : null);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                target.name(),
                partition(body.key, origin.partition(), target),
                replaced ? clock.millis() : body.timestamp,
                body.key,
                body.value,
                headers);
        // One that a batch may not hold goes in a transaction of its own, which its refusal would abort.
        return new Routing.Send(record, body.from, replaced, !target.limits().isCertainToFit(record));
    }

    /** An old CreateTime can be deleted at the target's next retention check, and out of bounds is refused. */
    private boolean isKept(long timestamp, TopicLimits target) {
        long now = clock.millis();
        boolean expiring = target.retentionMs() >= 0 && now - timestamp > target.retentionMs() / 2;
        return timestamp >= 0 && !target.logAppendTime() && !expiring && target.isCertainToBeTaken(timestamp, now);
    }

    /** The original partition while the target has it, which is right for any partitioner; else as Kafka's default. */
    private int partition(byte @Nullable [] key, @Nullable Integer original, TargetTopic target) {
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
