package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.RecordCoordinate;
import io.kafkactl.ops.dlq.format.RedriveHeaders;
import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.ops.dlq.journal.RunLog;
import io.kafkactl.ops.dlq.journal.TargetTail;
import io.kafkactl.ops.stream.read.RangeReader;
import io.kafkactl.record.LogBounds;
import io.kafkactl.record.OffsetRange;
import io.kafkactl.record.Sha256;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * What is on another cluster already and not settled on this one: sent by this run, or by earlier ones that did not come
 * to settle it. Before a run sends anything it leaves word in the journal of where the targets end; a later run reads
 * them from there on.
 */
final class SentElsewhere implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("([A-Za-z0-9_-]{22})/(\\d{1,9})/(\\d{1,18})");

    /** A record of an earlier run in a target. */
    private record Found(TopicPartition at, long offset, String content) {}

    private final Connection target;
    private final RedriveRequest request;
    private final String clusterId;
    private final RunLog log;
    private final TopicPartition journal;
    private final Consumer<String> notice;
    private final Cancellation stop;
    private final Producer<byte[], byte[]> producer;
    private final Set<RecordCoordinate> underway = ConcurrentHashMap.newKeySet();
    private final Map<RecordCoordinate, RecordMetadata> taken = new ConcurrentHashMap<>();
    private final Map<RecordCoordinate, List<Found>> found = new ConcurrentHashMap<>();
    private List<TargetTail> left = List.of();
    private boolean begun;

    /** @param journal the partition in which the dead-letter topic's records stand */
    SentElsewhere(
            Connection target,
            RedriveRequest request,
            String clusterId,
            RunLog log,
            TopicPartition journal,
            Consumer<String> notice,
            Cancellation stop) {
        this.target = target;
        this.request = request;
        this.clusterId = clusterId;
        this.log = log;
        this.journal = journal;
        this.notice = notice;
        this.stop = stop;
        Map<String, Object> tuning = new HashMap<>(PartitionProducer.TUNING);
        tuning.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        this.producer = target.producer(tuning);
    }

    /** The value of {@link RedriveHeaders#ID}. */
    static String id(Uuid topicId, int partition, long offset) {
        return topicId + "/" + partition + "/" + offset;
    }

    Connection target() {
        return target;
    }

    /** Leaves this run's word, then looks for what earlier ones have sent. To be called when nobody else can settle. */
    void begin(RedrivePlan plan, JournalState settled, Instant now) throws InterruptedException {
        Map<TopicPartition, OffsetRange> targets = bounds(plan.targetNames());
        Map<TopicPartition, Long> ends = new HashMap<>();
        targets.forEach((partition, range) -> ends.put(partition, range.to()));
        String topicId = request.dlq().topicId().toString();
        left = log.tails(journal).stream()
                .filter(tail -> !tail.run().equals(request.run())
                        && tail.topicId().equals(topicId)
                        && tail.clusterId().equals(clusterId))
                .toList();
        log.leaveTail(journal, new TargetTail(request.run(), topicId, clusterId, ends, now));
        begun = true;
        if (!left.isEmpty() && !request.rules().again()) {
            look(settled);
        }
    }

    private Map<TopicPartition, OffsetRange> bounds(Set<String> topics) {
        Set<TopicPartition> partitions = target.cluster().findTopics(topics).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
        return LogBounds.read(target.cluster(), IsolationLevel.READ_UNCOMMITTED, partitions);
    }

    private void look(JournalState settled) {
        Map<TopicPartition, Long> from = new HashMap<>();
        left.forEach(tail -> tail.ends().forEach((partition, end) -> from.merge(partition, end, Math::min)));
        Map<TopicPartition, OffsetRange> ranges = new HashMap<>();
        bounds(from.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet()))
                .forEach((partition, range) -> {
                    long begin = Math.max(range.from(), from.getOrDefault(partition, range.from()));
                    ranges.put(partition, new OffsetRange(Math.min(begin, range.to()), range.to()));
                });
        notice.accept("run " + left.stream().map(TargetTail::run).collect(Collectors.joining(", "))
                + " did not come to its end: looking in the targets for what it sent, "
                + Counted.of(
                        ranges.values().stream().mapToLong(OffsetRange::size).sum(), "offset"));
        // No transaction holds these records back, and no open one of others may hide them.
        try (RangeReader reader = new RangeReader(
                target.consumer(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted")),
                target.settings(),
                ranges,
                target.settings().timeout(),
                stop)) {
            while (!reader.finished() && !stop.isCancelled()) {
                reader.poll().forEach(record -> note(record, settled));
            }
        }
        if (!found.isEmpty()) {
            notice.accept(Counted.of(found.size(), "dead letter is", "dead letters are")
                    + " there already, to be settled without being sent again");
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> record, JournalState settled) {
        String text = RedriveHeaders.text(record.headers(), RedriveHeaders.ID);
        Matcher id = ID.matcher(text == null ? "" : text);
        if (!id.matches() || !id.group(1).equals(request.dlq().topicId().toString())) {
            return;
        }
        RecordCoordinate place = new RecordCoordinate(Integer.parseInt(id.group(2)), Long.parseLong(id.group(3)));
        if (!settled.settled(place.partition()).contains(place.offset())) {
            found.computeIfAbsent(place, p -> new ArrayList<>())
                    .add(new Found(
                            new TopicPartition(record.topic(), record.partition()),
                            record.offset(),
                            content(record.key(), record.value())));
        }
    }

    /** Key and value: whoever can write a header to a target must not keep another record from being sent. */
    private static String content(byte @Nullable [] key, byte @Nullable [] value) {
        ByteBuffer both = ByteBuffer.allocate(2 * Integer.BYTES + length(key) + length(value));
        for (byte[] field : new byte @Nullable [][] {key, value}) {
            both.putInt(field == null ? -1 : field.length);
            both.put(field == null ? new byte[0] : field);
        }
        return Sha256.hex(both.array());
    }

    private static int length(byte @Nullable [] field) {
        return field == null ? 0 : field.length;
    }

    /** Where this very record stands in its target; null when it has to be sent. */
    @Nullable
    RecordMetadata at(RecordCoordinate place, ProducerRecord<byte[], byte[]> record) {
        RecordMetadata own = taken.get(place);
        List<Found> earlier = found.get(place);
        if (own != null || earlier == null) {
            return own;
        }
        String content = content(record.key(), record.value());
        return earlier.stream()
                .filter(each -> each.at().topic().equals(record.topic())
                        && each.content().equals(content))
                .findFirst()
                .map(each -> new RecordMetadata(each.at(), each.offset(), 0, -1, -1, -1))
                .orElse(null);
    }

    /** Sends it; from now on the other cluster may have it. */
    Future<RecordMetadata> send(RecordCoordinate place, ProducerRecord<byte[], byte[]> record) {
        underway.add(place);
        return producer.send(record);
    }

    /** Sends what still waits for company, and returns when all of it is answered. */
    void flush() {
        producer.flush();
    }

    /** The other cluster has it. */
    void taken(RecordCoordinate place, RecordMetadata at) {
        taken.put(place, at);
    }

    /** The other cluster certainly does not have it. */
    void refused(RecordCoordinate place) {
        underway.remove(place);
    }

    void settled(RecordCoordinate place) {
        underway.remove(place);
        taken.remove(place);
        found.remove(place);
    }

    /** Takes back the word of those runs of which nothing is left to be settled, this one included. */
    void end() throws InterruptedException {
        if (!begun) {
            return;
        }
        Set<String> done = new HashSet<>();
        if (underway.isEmpty()) {
            done.add(request.run());
        }
        if (found.isEmpty() && !request.rules().again() && !stop.isCancelled()) {
            left.forEach(tail -> done.add(tail.run()));
        }
        try {
            for (String run : done) {
                log.withdrawTail(journal, run);
            }
        } catch (KafkactlException e) {
            notice.accept("the next run looks through the targets once more: " + e.message());
        }
    }

    @Override
    public void close() {
        producer.close(java.time.Duration.ofSeconds(1));
    }
}
