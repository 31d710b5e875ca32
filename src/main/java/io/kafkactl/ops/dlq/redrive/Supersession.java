package io.kafkactl.ops.dlq.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.format.Place;
import io.kafkactl.ops.dlq.format.RedriveHeaders;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.stream.read.RangeReader;
import io.kafkactl.ops.stream.read.ReadMeter;
import io.kafkactl.record.LogBounds;
import io.kafkactl.record.OffsetRange;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds out which dead letters have a newer record with the same key in their target. Newer is what stands behind the
 * place where the record first stood, or, where that is not known, what has a later timestamp.
 *
 * <p>A redriven record counts as standing where it first stood, and one that is about to be redriven does not count.
 */
final class Supersession {
    /** A count that nothing depends on is not worth more. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Fewer are read before anybody wonders. */
    private static final long WORTH_TELLING = 100_000;

    private static final long NONE = Long.MIN_VALUE;

    /** What is asked about one target. */
    private static final class Asked {
        private final TargetTopic target;
        private final boolean decides;
        private final Map<Integer, Long> from = new HashMap<>();
        private final Map<Integer, OffsetSet> selected = new HashMap<>();
        private long fromTime = Long.MAX_VALUE;

        Asked(TargetTopic target, boolean decides) {
            this.target = target;
            this.decides = decides;
        }
    }

    private final Connection connection;
    private final Cancellation cancellation;
    private final Superseded rule;
    private final boolean placesCompare;
    private final Consumer<String> notice;
    private final ReadMeter meter;
    private final Map<String, Asked> asked = new TreeMap<>();
    private final LongTable newest = new LongTable();
    private volatile boolean complete = true;
    private boolean found;

    /**
     * Looks into the targets.
     *
     * @param placesCompare false when they are on another cluster, where an offset means another record
     * @param notice is told when there is much to read
     * @param meter where the reads count how far they are
     */
    Supersession(
            Connection connection,
            Cancellation cancellation,
            Superseded rule,
            boolean placesCompare,
            Consumer<String> notice,
            ReadMeter meter) {
        this.connection = connection;
        this.cancellation = cancellation;
        this.rule = rule;
        this.placesCompare = placesCompare;
        this.notice = notice;
        this.meter = meter;
    }

    /** Asks about a record that is to be sent; several threads may. */
    void ask(Routing.Send send, TargetTopic target) {
        byte[] key = send.record().key();
        if (key == null || send.outcome() != Outcome.REDRIVEN || rule.on(target) == Superseded.SEND) {
            return;
        }
        if (!complete && rule.on(target) != Superseded.SKIP) {
            return;
        }
        ask(send, target, hash(send, target));
    }

    private synchronized void ask(Routing.Send send, TargetTopic target, long hash) {
        Asked about =
                asked.computeIfAbsent(target.name(), name -> new Asked(target, rule.on(target) == Superseded.SKIP));
        Place origin = send.origin();
        if (isPlace(origin, target)) {
            int partition = Objects.requireNonNull(origin.partition());
            long offset = Objects.requireNonNull(origin.offset());
            about.from.merge(partition, offset + 1, Math::min);
            about.selected.computeIfAbsent(partition, p -> new OffsetSet()).add(offset, offset);
        } else {
            about.fromTime = Math.min(about.fromTime, time(send));
        }
        if (!newest.putMax(hash, NONE)) {
            if (about.decides) {
                throw KafkactlException.refused(
                        "TOO_MANY_KEYS",
                        "more than " + LongTable.MOST + " different keys to look for in '" + target.name() + "'",
                        "narrow the selection, or --superseded send");
            }
            complete = false;
        }
    }

    /** Reads the targets from the oldest place asked about. */
    void search() {
        for (Asked about : asked.values()) {
            if (about.decides) {
                search(about);
            } else if (complete) {
                searchIfPermitted(about);
            }
        }
    }

    /** Who may write to a target but not read it still redrives: nothing depends on this count. */
    private void searchIfPermitted(Asked about) {
        try {
            search(about);
        } catch (KafkactlException e) {
            if (e.exitCode() != ExitCode.DENIED) {
                throw e;
            }
            complete = false;
        }
    }

    /** True when at least one record was found to be superseded. */
    boolean hasFound() {
        return found;
    }

    /** False when nothing depended on the answer and the search was given up: there may be more. */
    boolean isComplete() {
        return complete;
    }

    boolean isSuperseded(Routing.Send send, TargetTopic target) {
        if (send.record().key() == null || !asked.containsKey(target.name())) {
            return false;
        }
        long known = newest.get(hash(send, target), NONE);
        Place origin = send.origin();
        return isPlace(origin, target) ? known > Objects.requireNonNull(origin.offset()) : known > time(send);
    }

    /** True when superseded records stay. */
    boolean skips(TargetTopic target) {
        return rule.on(target) == Superseded.SKIP;
    }

    private void search(Asked about) {
        Map<TopicPartition, OffsetRange> ranges = ranges(about);
        long offsets = ranges.values().stream().mapToLong(OffsetRange::size).sum();
        if (offsets >= WORTH_TELLING) {
            notice.accept("reading " + offsets + " offsets of '" + about.target.name()
                    + "' for newer records with the same keys" + (about.decides ? "" : ", for at most 10 s")
                    + "; --superseded send spares that");
        }
        meter.expect(offsets);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (RangeReader reader = new RangeReader(
                        connection.consumer(Map.of(
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                5_000)),
                        connection.settings(),
                        ranges,
                        connection.settings().timeout(),
                        cancellation)
                .counting(meter)) {
            while (!reader.finished() && !cancellation.isCancelled()) {
                reader.poll().forEach(record -> note(record, about));
                if (!about.decides && System.nanoTime() > deadline) {
                    complete = false;
                    reader.unfinished()
                            .forEach((partition, at) -> meter.expect(at
                                    - ranges.getOrDefault(partition, new OffsetRange(at, at))
                                            .to()));
                    return;
                }
            }
        }
    }

    private Map<TopicPartition, OffsetRange> ranges(Asked about) {
        String topic = about.target.name();
        List<TopicPartition> all = IntStream.range(0, about.target.partitions())
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        Map<TopicPartition, OffsetRange> bounds =
                LogBounds.read(connection.cluster(), IsolationLevel.READ_COMMITTED, all);
        Map<TopicPartition, Long> since = new HashMap<>();
        if (about.fromTime < Long.MAX_VALUE) {
            Map<TopicPartition, OffsetSpec> spec = new HashMap<>();
            all.forEach(partition -> spec.put(partition, OffsetSpec.forTimestamp(about.fromTime + 1)));
            since.putAll(connection.cluster().offsets(spec, IsolationLevel.READ_COMMITTED));
        }
        Map<TopicPartition, OffsetRange> ranges = new HashMap<>();
        bounds.forEach((partition, range) -> {
            long from = Math.min(
                    about.from.getOrDefault(partition.partition(), range.to()),
                    since.getOrDefault(partition, -1L) < 0 ? range.to() : since.getOrDefault(partition, range.to()));
            ranges.put(partition, new OffsetRange(Math.min(range.to(), Math.max(range.from(), from)), range.to()));
        });
        return ranges;
    }

    private void note(ConsumerRecord<byte[], byte[]> record, Asked about) {
        if (record.key() == null) {
            return;
        }
        long byPlace = hash(about.target.name(), record.partition(), record.key());
        if (newest.contains(byPlace)) {
            long at = firstOffset(record);
            OffsetSet selected = about.selected.get(record.partition());
            if (selected == null || !selected.contains(at)) {
                put(byPlace, at);
            }
        }
        long byTime = hash(about.target.name(), -1, record.key());
        if (newest.contains(byTime)) {
            put(byTime, firstTime(record));
        }
    }

    private void put(long hash, long value) {
        found = true;
        newest.putMax(hash, value);
    }

    /** Where a redriven record stood first; elsewhere its own offset. */
    private static long firstOffset(ConsumerRecord<byte[], byte[]> record) {
        String origin = RedriveHeaders.text(record.headers(), RedriveHeaders.ORIGIN);
        String prefix = record.topic() + "-" + record.partition() + "@";
        return origin != null
                        && origin.startsWith(prefix)
                        && origin.substring(prefix.length()).matches("\\d{1,18}")
                ? Long.parseLong(origin.substring(prefix.length()))
                : record.offset();
    }

    private static long firstTime(ConsumerRecord<byte[], byte[]> record) {
        String replaced = RedriveHeaders.text(record.headers(), RedriveHeaders.ORIGIN_TIMESTAMP);
        return replaced != null && replaced.matches("\\d{1,18}") ? Long.parseLong(replaced) : record.timestamp();
    }

    private boolean isPlace(Place origin, TargetTopic target) {
        return placesCompare && origin.isExact() && target.name().equals(origin.topic());
    }

    private static long time(Routing.Send send) {
        return send.originTimestamp();
    }

    private long hash(Routing.Send send, TargetTopic target) {
        Place origin = send.origin();
        Integer partition = isPlace(origin, target) ? origin.partition() : null;
        return hash(
                target.name(), partition == null ? -1 : partition, send.record().key());
    }

    private static long hash(String topic, int partition, byte[] key) {
        return LongTable.hash(partition, topic.getBytes(UTF_8), key);
    }
}
