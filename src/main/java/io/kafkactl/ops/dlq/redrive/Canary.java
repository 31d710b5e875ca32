package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.format.Place;
import io.kafkactl.ops.dlq.format.RedriveHeaders;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.group.CommittedOffset;
import io.kafkactl.ops.group.GroupCatalog;
import io.kafkactl.ops.group.GroupOffsets;
import io.kafkactl.ops.stream.read.RangeReader;
import io.kafkactl.record.LogBounds;
import io.kafkactl.record.OffsetRange;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Sends a few records first and waits until the failing group has read them, to see how many come back as dead letters.
 * It needs no cooperation of the application.
 */
final class Canary implements RedriveListener {
    private static final long RECHECK_MILLIS = 500;

    private final Connection connection;
    private final RedrivePlan plan;
    private final CanaryRules rules;
    private final String group;
    private final RedriveListener listener;
    private final Clock clock;
    private final Cancellation stop;
    private final Map<Integer, OffsetSet> chosen = new TreeMap<>();
    private final Set<Place> sent = ConcurrentHashMap.newKeySet();
    private final AtomicLong settled = new AtomicLong();

    private Canary(
            Connection connection,
            RedrivePlan plan,
            CanaryRules rules,
            String group,
            RedriveListener listener,
            Clock clock,
            Cancellation stop) {
        this.connection = connection;
        this.plan = plan;
        this.rules = rules;
        this.group = group;
        this.listener = listener;
        this.clock = clock;
        this.stop = stop;
        choose();
    }

    /** Null when the run has none, or so few records that they are all of them. */
    static @Nullable Canary of(
            Connection connection, RedrivePlan plan, RedriveListener listener, Clock clock, Cancellation stop) {
        CanaryRules rules = plan.request().rules().canary();
        long records =
                plan.selected().values().stream().mapToLong(OffsetSet::size).sum();
        return rules == null || records <= rules.records()
                ? null
                : new Canary(
                        connection,
                        plan,
                        rules,
                        Objects.requireNonNull(plan.failedGroup(), "the planner requires a group"),
                        listener,
                        clock,
                        stop);
    }

    /** Round the partitions, the first of each first, so that the order of keys stays. */
    private void choose() {
        int left = rules.records();
        int partitions = plan.selected().size();
        int turn = 0;
        for (Map.Entry<Integer, OffsetSet> entry : plan.selected().entrySet()) {
            int share = (int) Math.min(entry.getValue().size(), (left + partitions - turn - 1) / (partitions - turn));
            if (share > 0) {
                chosen.put(entry.getKey(), entry.getValue().first(share));
            }
            left -= share;
            turn++;
        }
    }

    RedrivePlan first() {
        Map<Integer, OffsetRange> ranges = new TreeMap<>();
        chosen.forEach((partition, offsets) -> {
            long from =
                    plan.ranges().getOrDefault(partition, new OffsetRange(0, 0)).from();
            ranges.put(partition, new OffsetRange(from, offsets.last() + 1));
        });
        return plan.of(ranges, chosen, Map.of());
    }

    RedrivePlan rest() {
        Map<Integer, OffsetSet> rest = new TreeMap<>();
        plan.selected().forEach((partition, offsets) -> {
            OffsetSet taken = chosen.get(partition);
            OffsetSet left = taken == null ? offsets : offsets.without(taken);
            if (!left.isEmpty()) {
                rest.put(partition, left);
            }
        });
        return plan.of(plan.ranges(), rest, plan.duplicates());
    }

    @Override
    public void notice(String text) {
        listener.notice(text);
    }

    @Override
    public void progress(long settled, long selected) {
        listener.progress(settled, selected);
    }

    @Override
    public void settled(List<SettledRecord> records) {
        for (SettledRecord record : records) {
            if (!isChosen(record)) {
                continue;
            }
            settled.incrementAndGet();
            if (record.outcome() == Outcome.REDRIVEN) {
                sent.add(new Place(record.targetTopic(), record.targetPartition(), record.targetOffset()));
            }
        }
        listener.settled(records);
    }

    private boolean isChosen(SettledRecord record) {
        OffsetSet offsets = chosen.get(record.partition());
        return offsets != null && offsets.contains(record.offset());
    }

    /**
     * Null when the rest may go; else why not. Also one that was refused keeps the rest back: records with its key must
     * not overtake it.
     *
     * @param settledByOthers how many of them another run has settled meanwhile
     */
    @Nullable
    KafkactlException verdict(long settledByOthers) throws InterruptedException {
        long chosenCount = chosen.values().stream().mapToLong(OffsetSet::size).sum();
        long unsent = chosenCount - settledByOthers - settled.get();
        if (unsent > 0 && !stop.isCancelled()) {
            return stopped(unsent + " of " + chosenCount + " canary records could not be sent");
        }
        int canaries = sent.size();
        if (canaries == 0) {
            return null;
        }
        listener.notice("canary: " + canaries + " sent, waiting for group '" + group + "' to read them");
        if (!awaitRead()) {
            return stop.isCancelled()
                    ? null
                    : stopped("group '" + group + "' has not read the " + canaries + " canary records within "
                            + rules.patience().toSeconds() + " s");
        }
        long back = returned();
        if (back > rules.mostReturned() * canaries) {
            return stopped(back + " of " + canaries + " canary records came back as dead letters");
        }
        listener.notice("canary: read by group '" + group + "', " + back + " of " + canaries + " came back");
        return null;
    }

    private static KafkactlException stopped(String why) {
        return new KafkactlException(
                ExitCode.CONDITION,
                "CANARY_FAILED",
                why + "; the rest was not sent",
                "see why with kafkactl dlq inspect; the same command again goes on with the rest",
                null);
    }

    private boolean awaitRead() throws InterruptedException {
        Map<TopicPartition, Long> wanted = new HashMap<>();
        sent.forEach(place -> wanted.merge(
                new TopicPartition(Objects.requireNonNull(place.topic()), Objects.requireNonNull(place.partition())),
                Objects.requireNonNull(place.offset()) + 1,
                Math::max));
        Instant deadline = clock.instant().plus(rules.patience());
        while (!isRead(wanted)) {
            if (clock.instant().isAfter(deadline) || stop.sleep(RECHECK_MILLIS)) {
                return false;
            }
        }
        return true;
    }

    private boolean isRead(Map<TopicPartition, Long> wanted) {
        Map<TopicPartition, CommittedOffset> committed =
                new GroupOffsets(connection.cluster()).read(new GroupCatalog(connection.cluster()).get(group));
        return wanted.entrySet().stream().allMatch(entry -> {
            CommittedOffset at = committed.get(entry.getKey());
            return at != null && at.offset() >= entry.getValue();
        });
    }

    /** How many dead letters behind the planned end are of the canary's records. */
    private long returned() {
        DeadLetterFormat format = Objects.requireNonNull(plan.format());
        Map<TopicPartition, OffsetRange> since = new HashMap<>();
        LogBounds.read(
                        connection.cluster(),
                        IsolationLevel.READ_COMMITTED,
                        plan.request().dlq().topicPartitions())
                .forEach((partition, range) -> {
                    OffsetRange planned = plan.ranges().get(partition.partition());
                    long from = planned == null ? range.from() : Math.max(range.from(), planned.to());
                    since.put(partition, new OffsetRange(Math.min(from, range.to()), range.to()));
                });
        long count = 0;
        try (RangeReader reader = new RangeReader(
                connection.consumer(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")),
                connection.settings(),
                since,
                connection.settings().timeout(),
                stop)) {
            while (!reader.finished() && !stop.isCancelled()) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
                    count += isReturned(record, format.read(record).orElse(null)) ? 1 : 0;
                }
            }
        }
        return count;
    }

    /** By the place where it failed, or, where its format tells none, by this run's mark. */
    private boolean isReturned(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter) {
        if (letter != null) {
            Place failedAt = letter.provenance().failedAt();
            Place origin = letter.provenance().origin();
            if (sent.contains(failedAt) || sent.contains(origin)) {
                return true;
            }
        }
        return plan.request().run().equals(RedriveHeaders.text(record.headers(), RedriveHeaders.RUN));
    }
}
