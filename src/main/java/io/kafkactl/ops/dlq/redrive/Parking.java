package io.kafkactl.ops.dlq.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.ops.dlq.OriginTopics;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.Place;
import io.kafkactl.ops.dlq.format.RedriveHeaders;
import io.kafkactl.ops.dlq.format.RetryName;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Routes dead letters as they are into a parking topic, from where they can be redriven later; not thread-safe. */
final class Parking implements Routes {
    /** The dead letter it was, as {@code topic-partition@offset}. */
    static final String FROM = "kafkactl-parked-from";
    /** The run that parked it. */
    static final String RUN = "kafkactl-parked-run";

    private static final String SUFFIX = ".parked";

    private final RedriveRequest request;
    private final @Nullable String topic;
    private final TargetTopics targets;
    private final OriginTopics origins;
    private final PartitionChooser partitions;
    private final Clock clock;

    /** @param topic null for the parking topic of each record's source */
    Parking(RedriveRequest request, @Nullable String topic, TargetTopics targets, Clock clock) {
        this.request = request;
        this.topic = topic;
        this.targets = targets;
        this.origins = targets.origins(request.dlq());
        this.partitions = new PartitionChooser(request.routing().partitioning());
        this.clock = clock;
    }

    /** The parking topic beside a topic. */
    static String beside(String source) {
        return source + SUFFIX;
    }

    /** True for topics that nobody parks in: what stands there is read at once, or is not for records. */
    static boolean isForbidden(String topic, RedriveRequest request, TargetTopics targets) {
        return topic.startsWith("__")
                || topic.equals(request.dlq().name())
                || topic.equals(request.dlq().source())
                || targets.isJournal(topic)
                || RetryName.base(topic) != null;
    }

    @Override
    public Routing route(ConsumerRecord<byte[], byte[]> deadLetter, @Nullable DeadLetter letter) {
        Place origin = letter == null ? Place.UNKNOWN : origins.origin(letter.provenance());
        String known = request.dlq().source();
        String source = known != null ? known : origin.topic();
        return topic == null && (source == null || source.isEmpty())
                ? new Routing.Stay(PendingReason.NO_TARGET, "")
                : park(deadLetter, origin, source == null ? "" : source);
    }

    /** @param source whose parking topic it is, where none is named */
    Routing park(ConsumerRecord<byte[], byte[]> deadLetter, Place origin, String source) {
        String name = topic != null ? topic : beside(source);
        if (isForbidden(name, request, targets)) {
            return new Routing.Stay(PendingReason.TARGET_FORBIDDEN, name);
        }
        TargetTopic park = targets.find(name).orElse(null);
        if (park == null) {
            return new Routing.Stay(PendingReason.TARGET_MISSING, name);
        }
        if (deadLetter.key() == null && park.limits().compacted()) {
            return new Routing.Stay(PendingReason.NULL_KEY, name);
        }
        boolean replaced = !park.limits().keeps(deadLetter.timestamp(), clock.millis());
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                name,
                partitions.choose(deadLetter.key(), new Place(name, deadLetter.partition(), null), park),
                replaced ? clock.millis() : deadLetter.timestamp(),
                deadLetter.key(),
                deadLetter.value(),
                headers(deadLetter, replaced));
        return new Routing.Send(
                record,
                Outcome.PARKED,
                Routing.Value.EXACT,
                replaced,
                !park.limits().isCertainToFit(record),
                origin,
                deadLetter.timestamp(),
                null);
    }

    private Headers headers(ConsumerRecord<byte[], byte[]> deadLetter, boolean replaced) {
        Headers headers = new RecordHeaders(deadLetter.headers().toArray());
        headers.remove(FROM);
        headers.remove(RUN);
        String from = deadLetter.topic() + "-" + deadLetter.partition() + "@" + deadLetter.offset();
        headers.add(FROM, bytes(from)).add(RUN, bytes(request.run()));
        return replaced && deadLetter.timestamp() >= 0 && headers.lastHeader(RedriveHeaders.ORIGIN_TIMESTAMP) == null
                ? headers.add(RedriveHeaders.ORIGIN_TIMESTAMP, bytes(Long.toString(deadLetter.timestamp())))
                : headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
