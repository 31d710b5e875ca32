package io.kafkactl.ops.stream.read;

import io.kafkactl.client.Connection;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.OffsetRange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Reads as a member of a consumer group, from the committed offset of each partition that the group gives it, and
 * finishes when all of those have reached the ends that the topic had at the start.
 */
final class GroupReader implements RecordSource, ConsumerRebalanceListener {
    /** Three heartbeats of the consumer protocol, in the course of which a partition changes its member. */
    private static final long WITHOUT_PARTITIONS_NANOS = TimeUnit.SECONDS.toNanos(15);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LEAVE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final ConnectionSettings settings;
    private final String group;
    private final Map<TopicPartition, OffsetRange> ranges;
    private final boolean follow;
    private final LostRecords lost;
    private final ReadListener listener;
    private final GroupCommits commits;
    private final PollBudget budget;
    private final Cancellation.Registration wakeup;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private @Nullable Delivery delivery;
    private @Nullable Exception callbackFailure;
    private boolean joined;
    private long assignedAt;
    private long waitedNanos;

    private GroupReader(
            Consumer<byte[], byte[]> consumer,
            Connection connection,
            ReadRequest request,
            Map<TopicPartition, OffsetRange> ranges,
            SharedRead shared,
            ReadListener listener,
            PollBudget budget) {
        this.consumer = consumer;
        this.settings = connection.settings();
        this.group = request.group() == null ? "" : request.group().group();
        this.commits = new GroupCommits(consumer, connection, group);
        this.ranges = ranges;
        this.follow = request.follow();
        this.lost = new LostRecords(shared, listener);
        this.listener = listener;
        this.budget = budget;
        this.wakeup = shared.halt().onCancel(consumer::wakeup);
        consumer.subscribe(List.of(request.topic()), this);
    }

    static GroupReader open(
            Connection connection,
            ReadRequest request,
            Map<TopicPartition, OffsetRange> ranges,
            SharedRead shared,
            ReadListener listener) {
        PollBudget budget = BulkTuning.budget(1);
        Map<String, Object> config =
                new HashMap<>(BulkTuning.consumer(connection.settings(), 1, Math.max(1, ranges.size()), budget));
        if (request.group() != null) {
            config.putAll(request.group().consumer(connection.settings()));
        }
        return new GroupReader(connection.consumer(config), connection, request, ranges, shared, listener, budget);
    }

    ConsumerGroupMetadata metadata() {
        return consumer.groupMetadata();
    }

    @Override
    public void attach(Delivery value) {
        delivery = value;
    }

    @Override
    public boolean finished() {
        return joined
                && !follow
                && !mayGetPartitions()
                && consumer.assignment().stream().allMatch(this::isAtEnd);
    }

    @Override
    public void conclude() {
        String others = ranges.keySet().stream()
                .filter(partition -> !consumer.assignment().contains(partition) && !isAtEnd(partition))
                .map(TopicPartition::partition)
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            listener.heldByOthers(group, others);
        }
    }

    /** All protocols but the classic, eager one may begin with none and bring them when another member gave them up. */
    private boolean mayGetPartitions() {
        return consumer.assignment().isEmpty() && System.nanoTime() - assignedAt < WITHOUT_PARTITIONS_NANOS;
    }

    @Override
    public Map<TopicPartition, Long> positions() {
        return positions;
    }

    @Override
    public List<ConsumerRecord<byte[], byte[]>> poll() {
        try {
            pauseWhatIsNotWanted();
            long started = System.nanoTime();
            budget.renew();
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            List<ConsumerRecord<byte[], byte[]>> inRange = inRange(polled);
            advance(polled, started);
            return inRange;
        } catch (WakeupException e) {
            return List.of();
        } catch (OffsetOutOfRangeException e) {
            lost.skip(consumer, e, this::end, settings).forEach((partition, next) -> {
                positions.put(partition, next);
                consumer.seek(partition, next);
            });
            return List.of();
        } catch (KafkaException e) {
            if (callbackFailure instanceof KafkactlException known) {
                throw known;
            }
            throw commits.translated(e);
        }
    }

    /** An output that takes nothing must not cost the membership, so polls go on, with everything paused. */
    private void pauseWhatIsNotWanted() {
        boolean room = delivery == null || delivery.hasRoom();
        consumer.resume(consumer.paused());
        consumer.pause(consumer.assignment().stream()
                .filter(partition -> !room || isAtEnd(partition))
                .toList());
    }

    private List<ConsumerRecord<byte[], byte[]>> inRange(ConsumerRecords<byte[], byte[]> polled) {
        List<ConsumerRecord<byte[], byte[]>> inRange = new ArrayList<>(polled.count());
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            if (record.offset() < end(new TopicPartition(record.topic(), record.partition()))) {
                inRange.add(record);
            }
        }
        return inRange;
    }

    /** Takes the positions that came with the records, see {@link RangeReader}. */
    private void advance(ConsumerRecords<byte[], byte[]> polled, long pollStarted) {
        boolean moved = false;
        for (Map.Entry<TopicPartition, OffsetAndMetadata> entry :
                polled.nextOffsets().entrySet()) {
            long known = positions.getOrDefault(entry.getKey(), 0L);
            long position = Math.min(entry.getValue().offset(), Math.max(end(entry.getKey()), known));
            positions.put(entry.getKey(), position);
            moved |= position > known;
        }
        boolean waitsForOthers = delivery != null && !delivery.hasRoom();
        if (moved || waitsForOthers || finished() || (joined && mayGetPartitions()) || (follow && joined)) {
            waitedNanos = 0;
            return;
        }
        waitedNanos += System.nanoTime() - pollStarted;
        if (waitedNanos > settings.timeout().toNanos()) {
            throw KafkactlException.unreachable(
                    "TIMEOUT",
                    (joined ? "no progress" : "no partition was assigned by group '" + group + "'") + " for "
                            + settings.timeout().toMillis() + " ms",
                    joined
                            ? "an open transaction or an unavailable leader holds the reader back; --timeout waits longer"
                            : "the group waits for another member, or its coordinator is unavailable; --timeout waits "
                                    + "longer",
                    null);
        }
    }

    private boolean isAtEnd(TopicPartition partition) {
        return positions.getOrDefault(partition, -1L) >= end(partition);
    }

    /** A partition that was added since has no end of its own: it is for a later run. */
    private long end(TopicPartition partition) {
        OffsetRange range = ranges.get(partition);
        return follow ? Long.MAX_VALUE : range == null ? 0 : range.to();
    }

    /** Commits what of these positions is new and still this member's; a failure means that records come again. */
    void commit(Map<TopicPartition, Long> safe) {
        commits.commit(safe);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        joined = true;
        assignedAt = System.nanoTime();
        Map<TopicPartition, OffsetAndMetadata> known = consumer.committed(
                Set.copyOf(partitions), settings.timeout().plus(GroupMembership.OUTCOME_KNOWN_AFTER));
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions, settings.timeout());
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = known.get(partition);
            long begin = offset == null ? starts.getOrDefault(partition, 0L) : offset.offset();
            if (offset != null) {
                commits.found(partition, offset.offset());
            }
            // Without commits a partition that comes back would begin anew.
            long next = Math.max(begin, positions.getOrDefault(partition, begin));
            consumer.seek(partition, next);
            positions.put(partition, next);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        try {
            if (delivery != null) {
                delivery.settle();
            }
        } catch (IOException | RuntimeException e) {
            callbackFailure = e;
            throw e instanceof RuntimeException unchecked ? unchecked : new KafkaException(e);
        } finally {
            joined = false;
        }
    }

    /** Another member may have them by now: nothing can be committed, and what was read comes again there. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        joined = false;
        try {
            if (delivery != null) {
                delivery.lost();
            }
        } catch (RuntimeException e) {
            callbackFailure = e;
            throw e;
        }
    }

    @Override
    public void close() {
        wakeup.close();
        delivery = null;
        consumer.close(CloseOptions.timeout(LEAVE));
    }
}
